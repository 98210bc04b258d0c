use leptos::prelude::*;

use super::tools::Tools;
use crate::context::{Lists, Session};
use crate::markup::{Value, markup};
use crate::pages::compose::{Opener, Stopped};
use crate::reactive::{Memo, effect};

/// Says that a text is on its way or has stopped, and marks the rows of whoever was written to or asked not to be
/// reminded.
#[component]
pub fn Sends(
    /// The list with these rows.
    tools: Tools,
) -> Value {
    let (session, lists) = (Session::expect(), Lists::expect());
    lists.keep_fresh();
    let written = Memo::new(move |_| session.outbox().written());
    let never_notify = Memo::new(move |_| lists.never_notify().state().list);
    effect(move || tools.written.set(written.get()));
    effect(move || tools.never_notify.set(never_notify.get()));
    markup! { <Stopped opener=Opener::expect() /> }
}
