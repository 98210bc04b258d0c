use leptos::prelude::*;

use super::mail_link::MailLink;
use super::part::Part;
use crate::context::Preferences;
use crate::domain::{Names, Word};
use crate::pages::product::with_product;
use crate::store::Profile;

/// Manager, license, provisioning and id.
#[component]
pub fn AccountFacts(
    /// The user whose account is described.
    profile: Profile,
    /// How many levels the heading is below the others.
    below: u8,
) -> impl IntoView {
    let user = profile.user;
    let manager = user.manager.map(|manager| {
        let name = manager.name.map(|name| view! { <bdi>{name}</bdi> " " });
        let email = manager
            .email
            .map(|email| view! { <MailLink email=email.into() /> });
        view! { {name} {email} }
    });
    let manager = match manager {
        Some(manager) => manager.into_any(),
        None => view! { <span class="quiet">"Unknown"</span> }.into_any(),
    };
    // An id may be an e-mail address.
    let id = (Preferences::expect().names() == Names::Shown).then(|| {
        view! {
            <dt>"ID"</dt>
            <dd><bdi class="user-id">{user.id}</bdi></dd>
        }
    });
    view! {
        <Part name="Account" below>
            <dl class="facts">
                <dt>"Manager"</dt>
                <dd>{manager}</dd>
                <dt>"Status"</dt>
                <dd>{with_product(profile.standing.status.label())}</dd>
                <dt>"License"</dt>
                <dd>{user.license.label()}</dd>
                <dt>"Account"</dt>
                <dd>{user.account.label()}</dd>
                <dt>"Provisioning"</dt>
                <dd>{if user.scim { "SCIM" } else { "Manual" }}</dd>
                {id}
            </dl>
        </Part>
    }
}
