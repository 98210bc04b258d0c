use leptos::prelude::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// The way to sign in again, where there is one.
#[component]
pub fn SignIn(
    /// Where to.
    href: Option<String>,
) -> impl IntoView {
    href.map(|href| view! { <a class="button" href=href rel="external">"Sign in"</a> })
}

/// The address where one signs in, with the present one in place of `{return}`.
pub fn to_sign_in(template: &str) -> String {
    let location = window().location();
    let part = |part: Result<String, _>| part.unwrap_or_default();
    let here = part(location.pathname()) + &part(location.search()) + &part(location.hash());
    let here = utf8_percent_encode(&here, NON_ALPHANUMERIC).to_string();
    template.replace("{return}", &here)
}
