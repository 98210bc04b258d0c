use leptos::prelude::*;

use super::heading::Heading;
use super::retry::Retry;
use super::sign_in::SignIn;
use crate::source::LoadError;

/// Shown in place of the numbers when they couldn't be loaded.
#[component]
pub fn LoadFailed(
    /// What happened, to what, and what to do.
    error: LoadError,
    /// Loads once more.
    on_retry: Callback<()>,
    /// The sign-in page.
    sign_in: Option<String>,
) -> impl IntoView {
    let title = if error.is_session_end() {
        "Your session has ended"
    } else {
        "Couldn't load users"
    };
    let sign_in = sign_in.filter(|_| error.may_need_sign_in());
    // Many portals ask to sign in when their page is loaded.
    let reload = (sign_in.is_none() && error.may_need_sign_in()).then(|| {
        let on_click = |_| drop(window().location().reload());
        view! { <button type="button" class="button" on:click=on_click>"Reload the page"</button> }
    });
    view! {
        <div class="failed" part="error" role="alert">
            <Heading class="failed-title">{title}</Heading>
            <p>{error.to_string()}</p>
            <div class="failed-ways">
                <SignIn template=sign_in />
                {reload}
                <Retry on_retry />
            </div>
        </div>
    }
}
