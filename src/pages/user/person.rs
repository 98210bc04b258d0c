use web_sys::Event;

use super::mail_link::mail_link;
use crate::context::Lists;
use crate::domain::{Account, Activity, User, Word, shortened};
use crate::markup::{Markup, markup};
use crate::store::Profile;
use crate::ui::{Copying, Icon};

/// Who a user is, below the name: how to reach them, who their manager is, and how they stand.
pub fn person(profile: Profile) -> Markup {
    let email = email(&profile.user);
    let user = profile.user;
    let (lists, id) = (Lists::expect(), user.id.clone());
    let is_never = move || lists.never_notify().is_never(&id) == Some(true);
    let manager = user
        .manager
        .and_then(|manager| manager.name.or(manager.email))
        .map(|manager| markup! { <span dir="auto">"Manager " <bdi>{shortened(&manager).into_owned()}</bdi></span> });
    let activity = profile.standing.activity;
    let is_unused = activity.contains(Activity::Never);
    let badge = [Activity::Active, Activity::Inactive]
        .into_iter()
        .find(|one| activity.contains(*one))
        .map(|one| {
            // Set up a while ago and not used yet: that is no habit to speak of.
            let is_new = is_unused && one == Activity::Active;
            let label = if is_new { "New" } else { one.label() };
            markup! { <span class=format!("activity activity-{}", one.as_str())>{label}</span> }
        });
    let tags = [
        user.scim.then_some("SCIM"),
        (user.account != Account::Enabled).then_some(user.account.label()),
    ];
    let tags: Vec<_> = tags.into_iter().flatten().map(tag).collect();
    markup! {
        <div class="user-meta">
            {badge} {email} {manager} {tags}
            {move || is_never().then(|| tag("Never remind"))}
        </div>
    }
}

fn tag(label: &'static str) -> Markup {
    markup! { <span class="tag">{label}</span> }
}

/// The address, with a button that copies it. It is not said again where it stands for the name.
fn email(user: &User<'static>) -> Markup {
    let Some(email) = user.email.clone().map(String::from) else {
        return markup! { <span>"No e-mail address"</span> };
    };
    let link = user.name.is_some().then(|| mail_link(email.clone()));
    let copying = Copying::new("Copied the address");
    let on_click = move |_: Event| copying.copy(email.clone());
    markup! {
        <span class="user-email">
            {link}
            <button type="button" class="icon-button" title="Copy address" aria-label="Copy address" on:click=on_click>
                {Icon::Copy.view()}
            </button>
            {copying.problem()}
        </span>
    }
}
