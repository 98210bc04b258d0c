use leptos::prelude::*;

use crate::context::{Paths, Preferences};
use crate::domain::Names;
use crate::markup::{Value, markup};
use crate::reactive::Signal;
use crate::ui::Switch;

/// Conceals names, for a screen that others see.
#[component]
pub fn ConcealSwitch() -> Value {
    let preferences = Preferences::expect();
    markup! {
        <Switch
            label="Conceal names"
            title="Replaces names and e-mail addresses on screen and in files. IDs stay visible in the address bar."
            on=Signal::derive(move || preferences.names() == Names::Concealed)
            on_change=Callback::new(move |conceal| preferences.conceal_names(conceal))
        />
    }
}

/// The same where no header of the app has it.
#[component]
pub fn FramedSwitch() -> Value {
    let is_framed = Paths::expect().is_without_header();
    is_framed
        .then(|| markup! { <div class="framed-switch"><ConcealSwitch /></div> })
        .into()
}
