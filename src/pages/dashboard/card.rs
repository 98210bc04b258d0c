use crate::markup::{Markup, Value, markup};

/// A card with a heading and what it is about in one quiet line.
pub fn card(
    // Names it for the styles, and its heading.
    name: &'static str,
    title: &'static str,
    about: Option<String>,
    content: impl Into<Value>,
) -> Markup {
    let about = about.map(|about| markup! { <p class="card-about">{about}</p> });
    markup! {
        <section class=format!("card card-{name}") aria-labelledby=name>
            <div class="card-head">
                <h2 class="card-title" id=name>{title}</h2>
                {about}
            </div>
            {content.into()}
        </section>
    }
}
