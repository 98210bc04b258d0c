use leptos::prelude::*;

use super::mail_link::MailLink;
use crate::context::Lists;
use crate::domain::{Account, Activity, User, Word, shortened};
use crate::store::Profile;
use crate::ui::{Copying, Icon};

/// Who a user is, below the name: how to reach them, who their manager is, and how they stand.
#[component]
pub fn Person(
    /// The user.
    profile: Profile,
) -> impl IntoView {
    let email = email(&profile.user);
    let user = profile.user;
    let (lists, id) = (Lists::expect(), user.id.clone());
    let is_never = move || lists.never_notify().is_never(&id) == Some(true);
    let never = move || is_never().then(|| view! { <span class="tag">"Never remind"</span> });
    let manager = user
        .manager
        .and_then(|manager| manager.name.or(manager.email))
        .map(|manager| view! { <span dir="auto">"Manager " <bdi>{shortened(&manager).into_owned()}</bdi></span> });
    let activity = profile.standing.activity;
    let is_never = activity.contains(Activity::Never);
    let badge = [Activity::Active, Activity::Inactive]
        .into_iter()
        .find(|one| activity.contains(*one))
        .map(|one| {
            // Set up a while ago and not used yet: that is no habit to speak of.
            let is_new = is_never && one == Activity::Active;
            let label = if is_new { "New" } else { one.label() };
            view! { <span class=format!("activity activity-{}", one.as_str())>{label}</span> }
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
    view! { <div class="user-meta">{badge} {email} {manager} {tags} {never}</div> }
}

/// The address, with a button that copies it. It is not said again where it stands for the name.
fn email(user: &User<'static>) -> AnyView {
    let Some(email) = user.email.clone().map(String::from) else {
        return view! { <span>"No e-mail address"</span> }.into_any();
    };
    let link = user
        .name
        .is_some()
        .then(|| view! { <MailLink email=email.clone() /> });
    view! { <span class="user-email">{link} <CopyAddress email /></span> }.into_any()
}

#[component]
fn CopyAddress(email: String) -> impl IntoView {
    let copying = Copying::new("Copied the address");
    let on_click = move |_| copying.copy(email.clone());
    view! {
        <button type="button" class="icon-button" title="Copy address" aria-label="Copy address" on:click=on_click>
            {Icon::Copy.view()}
        </button>
        {copying.problem()}
    }
}
