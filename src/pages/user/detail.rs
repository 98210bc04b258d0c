use leptos::prelude::*;

use super::account::AccountFacts;
use super::action::Action;
use super::days::Days;
use super::devices::DeviceList;
use super::known::Known;
use super::outreach::Outreach;
use super::person::Person;
use super::reminders::ReminderList;
use super::stages::Stages;
use super::why::Why;
use crate::domain::shortened;
use crate::ui::Heading;

/// All that is known of one user, in one column: who it is, what to do, why, and on what evidence.
#[component]
pub fn Detail(
    /// The user to show.
    known: Memo<Option<Known>>,
) -> impl IntoView {
    let part = |draw: fn(Known) -> AnyView| move || known.get().map(draw);
    view! {
        <div class="user">
            {part(head)}
            <Action known below=1 />
            {part(|Known { profile, as_of }| view! {
                <Why profile=profile.clone() as_of below=1 />
                <Days profile=profile.clone() as_of below=1 />
                <DeviceList profile=profile.clone() as_of below=1 />
                <ReminderList user=profile.user as_of below=1 />
            }.into_any())}
            <Outreach known below=1 />
            {part(|Known { profile, .. }| view! {
                <Stages profile=profile.clone() below=1 />
                <AccountFacts profile below=1 />
            }.into_any())}
        </div>
    }
}

fn head(Known { profile, .. }: Known) -> AnyView {
    let name = shortened(profile.user.shown_name()).into_owned();
    view! {
        <header class="user-head">
            <Heading class="user-name" id="user-name" tabindex="-1">
                <bdi>{name}</bdi>
            </Heading>
            <Person profile />
        </header>
    }
    .into_any()
}

/// The same on a page of its own, whose heading is the name: what to do and why at one side, facts
/// at the other.
#[component]
pub fn DetailColumns(
    /// The user to show.
    known: Memo<Option<Known>>,
) -> impl IntoView {
    let part = |draw: fn(Known) -> AnyView| move || known.get().map(draw);
    view! {
        <div class="user user-columns">
            <div class="user-column">
                <Action known below=0 />
                {part(|Known { profile, as_of }| view! {
                    <Why profile=profile.clone() as_of below=0 />
                    <Days profile=profile.clone() as_of below=0 />
                    <ReminderList user=profile.user as_of below=0 />
                }.into_any())}
                <Outreach known below=0 />
            </div>
            <div class="user-column">
                {part(|Known { profile, as_of }| view! {
                    <Stages profile=profile.clone() below=0 />
                    <DeviceList profile=profile.clone() as_of below=0 />
                    <AccountFacts profile below=0 />
                }.into_any())}
            </div>
        </div>
    }
}
