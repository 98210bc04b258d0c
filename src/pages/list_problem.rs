use leptos::prelude::*;

use super::sign_in_again::SignInAgain;
use crate::markup::{Markup, markup};
use crate::reactive::Memo;
use crate::source::{Fault, LoadError};
use crate::ui::{Retry, Scope, focus_on, notice};

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
    /// What takes the focus then: the button goes where it helps.
    focus: &'static str,
) -> Markup {
    let scope = Scope::expect();
    let retry = Callback::new(move |()| {
        again.run(());
        focus_on(&scope, focus);
    });
    let shown = move || {
        let problem = problem.get()?;
        let helps = problem.may_need_sign_in();
        // What this browser has is read whenever it changes.
        let retry = (problem.fault != Fault::Stored).then(|| markup! { <Retry on_retry=retry /> });
        Some(notice(vec![
            markup! { <p><strong>{title}</strong></p> },
            markup! { <p>{problem.to_string()} " " {kept}</p> },
            markup! { <div class="notice-ways"><SignInAgain helps /> {retry}</div> },
        ]))
    };
    markup! { <div class="list-problem" aria-live="polite">{move || shown()}</div> }
}
