use leptos::prelude::*;

use super::rate::{likely, likely_range, of_decided};
use crate::context::{Paths, Session};
use crate::drawing::shares;
use crate::store::Sends;
use crate::ui::{number, share, users};

/// Four figures on all sends.
#[component]
pub fn Sums(
    /// The sends.
    sends: Sends,
) -> impl IntoView {
    let paths = Paths::expect();
    let product = Session::expect().product();
    let all = sends.all;
    let count = sends.sends.len();
    let noun = if count == 1 { "send" } else { "sends" };
    let open = number(all.open);
    let open = match sends.open_list {
        Some(query) => {
            let name = format!("{} still open", users(all.open));
            view! { <a href=paths.users(&query) aria-label=name>{open}</a> }.into_any()
        }
        None => open.into_any(),
    };
    let (rate, about) = match likely_range(all) {
        Some((low, high)) => {
            let (rate, _) = shares(all.returned(), all.no_return);
            (
                share(rate),
                format!("{}; {}", of_decided(all), likely(low, high)),
            )
        }
        None => (
            "–".to_owned(),
            format!("{}: too few to say", of_decided(all)),
        ),
    };
    view! {
        <div class="reminders-sums">
            <Figure title="Reminders sent" figure=number(all.people()).into_any()>
                {format!("in {} {noun}, last 90 days", number(count))}
            </Figure>
            // Users who came back once may be reminded again, so no list has just these.
            <Figure title="Came back" figure=number(all.came_back).into_any()>
                {move || format!("used {} within 14 days", product.get())}
            </Figure>
            <Figure title="Still open" figure=open>"their 14 days are not over"</Figure>
            <Figure title="Came back, of those decided" figure=rate.into_any()>{about}</Figure>
        </div>
    }
}

#[component]
fn Figure(title: &'static str, figure: AnyView, children: Children) -> impl IntoView {
    view! {
        <section class="card" aria-label=title>
            <h2 class="card-title">{title}</h2>
            <p class="figure figure-small">{figure}</p>
            <p class="card-text">{children()}</p>
        </section>
    }
}
