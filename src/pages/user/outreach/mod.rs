//! Messages and calls to a user, and whether the user may be reminded at all.

mod entries;
mod form;
mod never;

use leptos::prelude::*;

use self::entries::Entries;
use self::form::Form;
use self::never::Never;
use super::known::Known;
use super::part::part;
use crate::context::Lists;
use crate::markup::{Markup, markup};
use crate::reactive::Memo;
use crate::source::UserId;

/// Takes the focus when a button goes away.
const HEADING: &str = "[aria-label=Outreach] .user-heading";

/// The messages and calls to a user, a way to log another one, and a switch against reminders.
#[component]
pub fn Outreach(
    /// Whom it is about.
    known: Memo<Option<Known>>,
    /// How many levels the heading is below the others.
    below: u8,
) -> Markup {
    let lists = Lists::expect();
    lists.keep_fresh();
    let user =
        Memo::new(move |_| known.with(|known| Some(UserId::of(&known.as_ref()?.profile.user))));
    let content = markup! {
        <Entries lists user />
        <Form lists user />
        <Never lists user />
    };
    part("Outreach", below, None, content)
}
