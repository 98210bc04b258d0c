use leptos::prelude::*;

use crate::context::Session;
use crate::source::{Fault, LoadError};
use crate::ui::{Notice, Retry, SignIn};

/// Why a list beside the data could not be loaded, and what that means; nothing while it could.
#[component]
pub fn ListProblem(
    /// Which list it is.
    title: &'static str,
    /// What it means for the reader.
    #[prop(optional)]
    kept: &'static str,
    /// Why it could not be loaded.
    problem: Memo<Option<LoadError>>,
    /// Loads it again.
    again: Callback<()>,
) -> impl IntoView {
    let config = Session::expect().config();
    let notice = move || {
        let problem = problem.get()?;
        let helps = problem.may_need_sign_in();
        let template = config.get().and_then(|config| config.sign_in);
        let template = template.filter(|_| helps);
        // What this browser has is read whenever it changes.
        let retry = (problem.fault != Fault::Stored).then(|| view! { <Retry on_retry=again /> });
        Some(view! {
            <Notice>
                <p><strong>{title}</strong></p>
                <p>{problem.to_string()} " " {kept}</p>
                <div class="notice-ways">
                    <SignIn template />
                    {retry}
                </div>
            </Notice>
        })
    };
    view! { <div class="list-problem" aria-live="polite">{notice}</div> }
}
