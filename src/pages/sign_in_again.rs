use leptos::prelude::*;

use crate::context::Session;
use crate::reactive::{Signal, reactive};
use crate::ui::SignIn;

/// The way to sign in again, where that may help and the portal has said where.
#[component]
pub fn SignInAgain(
    /// Whether it may help.
    #[prop(into)]
    helps: Signal<bool>,
) -> impl IntoView {
    let config = Session::expect().config();
    reactive(move || {
        let template = config.with(|config| config.as_ref()?.sign_in.clone());
        Some(view! { <SignIn template=template.filter(|_| helps.get()) /> }.into_any())
    })
}
