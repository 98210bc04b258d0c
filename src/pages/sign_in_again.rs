use leptos::prelude::*;

use crate::context::Session;
use crate::markup::{Value, markup};
use crate::reactive::Signal;
use crate::ui::SignIn;

/// The way to sign in again, where that may help and the portal has said where.
#[component]
pub fn SignInAgain(
    /// Whether it may help.
    #[prop(into)]
    helps: Signal<bool>,
) -> Value {
    let config = Session::expect().config();
    Value::reactive(move || {
        let template = config.with(|config| config.as_ref()?.sign_in.clone());
        markup! { <SignIn template=template.filter(|_| helps.get()) /> }
    })
}
