use leptos::prelude::*;

use super::activity_days::ActivityDays;
use super::devices::DeviceTable;
use super::facts::Facts;
use super::mail_link::MailLink;
use super::reminders::ReminderList;
use super::stages::Stages;
use super::verdict::Verdict;
use crate::domain::{Account, Instant, Word, shortened};
use crate::store::Profile;
use crate::ui::Heading;

/// All that is known of one user.
#[component]
pub fn Detail(
    /// The user to show.
    profile: Profile,
    /// What everything is measured against.
    as_of: Instant,
) -> impl IntoView {
    let user = profile.user.clone();
    let name = shortened(user.shown_name()).into_owned();
    let email = user.email.clone().map(|email| {
        view! { <p class="user-email"><MailLink email=email.into() /></p> }
    });
    let tags = [
        user.scim.then_some("SCIM"),
        (user.account != Account::Enabled).then_some(user.account.label()),
    ];
    let tags = tags
        .into_iter()
        .flatten()
        .map(|tag| view! { <span class="tag">{tag}</span> })
        .collect_view();

    view! {
        <header class="user-head">
            <Heading class="user-name" id="user-name" tabindex="-1">
                <bdi>{name}</bdi>
            </Heading>
            {tags}
            {email}
        </header>
        <Verdict profile=profile.clone() as_of />
        <Stages profile=profile.clone() />
        <DeviceTable devices=user.devices.clone() as_of />
        <ActivityDays user=user.clone() history=profile.history as_of />
        <ReminderList user=user.clone() as_of />
        <Facts profile />
    }
}
