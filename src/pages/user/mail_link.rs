use leptos::prelude::*;

use crate::domain::is_address;
use crate::outreach::mailto;

/// An e-mail address, as a link where it can be one.
#[component]
pub fn MailLink(
    /// The address, as the document has it.
    email: String,
) -> impl IntoView {
    let href = is_address(&email).then(|| mailto(&email, "", ""));
    match href {
        Some(href) => view! { <a href=href><bdi>{email}</bdi></a> }.into_any(),
        None => view! { <bdi>{email}</bdi> }.into_any(),
    }
}
