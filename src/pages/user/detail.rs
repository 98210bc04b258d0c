use leptos::prelude::*;

use super::account::AccountFacts;
use super::action::Action;
use super::days::Days;
use super::devices::DeviceList;
use super::person::Person;
use super::reminders::ReminderList;
use super::stages::Stages;
use super::why::Why;
use crate::domain::{Instant, shortened};
use crate::store::Profile;
use crate::ui::Heading;

/// All that is known of one user, in one column: who it is, what to do, why, and on what evidence.
#[component]
pub fn Detail(
    /// The user to show.
    profile: Profile,
    /// What everything is measured against.
    as_of: Instant,
) -> impl IntoView {
    let name = shortened(profile.user.shown_name()).into_owned();
    view! {
        <div class="user">
            <header class="user-head">
                <Heading class="user-name" id="user-name" tabindex="-1">
                    <bdi>{name}</bdi>
                </Heading>
                <Person profile=profile.clone() />
            </header>
            <Action profile=profile.clone() as_of below=1 />
            <Why profile=profile.clone() as_of below=1 />
            <Days profile=profile.clone() as_of below=1 />
            <DeviceList profile=profile.clone() as_of below=1 />
            <ReminderList user=profile.user.clone() as_of below=1 />
            <Stages profile=profile.clone() below=1 />
            <AccountFacts profile below=1 />
        </div>
    }
}

/// The same on a page of its own, whose heading is the name: what to do and why at one side, facts
/// at the other.
#[component]
pub fn DetailColumns(
    /// The user to show.
    profile: Profile,
    /// What everything is measured against.
    as_of: Instant,
) -> impl IntoView {
    view! {
        <div class="user user-columns">
            <div class="user-column">
                <Action profile=profile.clone() as_of below=0 />
                <Why profile=profile.clone() as_of below=0 />
                <Days profile=profile.clone() as_of below=0 />
                <ReminderList user=profile.user.clone() as_of below=0 />
            </div>
            <div class="user-column">
                <Stages profile=profile.clone() below=0 />
                <DeviceList profile=profile.clone() as_of below=0 />
                <AccountFacts profile below=0 />
            </div>
        </div>
    }
}
