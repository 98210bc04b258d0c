use leptos::prelude::*;

/// A card with a heading and what it is about in one quiet line.
#[component]
pub fn Card(
    /// Names it for the styles, and its heading.
    name: &'static str,
    /// Its heading.
    title: &'static str,
    /// The line beside or below the heading.
    #[prop(optional, into)]
    about: Option<AnyView>,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    view! {
        <section class=format!("card card-{name}") aria-labelledby=name>
            <div class="card-head">
                <h2 class="card-title" id=name>{title}</h2>
                {about.map(|about| view! { <p class="card-about">{about}</p> })}
            </div>
            {children()}
        </section>
    }
}
