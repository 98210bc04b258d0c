use leptos::prelude::*;

use super::mail_link::mail_link;
use super::part::part;
use crate::context::Preferences;
use crate::domain::{Manager, Names, Word};
use crate::markup::{Markup, markup};
use crate::pages::product::with_product;
use crate::store::Profile;

/// Manager, license, provisioning and id, under a heading `below` levels below the others.
pub fn account_facts(profile: Profile, below: u8) -> Markup {
    let user = profile.user;
    // An id may be an e-mail address.
    let names = untrack(|| Preferences::expect().names());
    let id = (names == Names::Shown).then(|| {
        vec![
            markup! { <dt>"ID"</dt> },
            markup! { <dd><bdi class="user-id">{user.id}</bdi></dd> },
        ]
    });
    let facts = markup! {
        <dl class="facts">
            <dt>"Manager"</dt>
            {manager(user.manager)}
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
    };
    part("Account", below, None, facts.into())
}

fn manager(manager: Option<Manager<'static>>) -> Markup {
    let Some(Manager { name, email }) = manager else {
        return markup! { <dd><span class="quiet">"Unknown"</span></dd> };
    };
    let space = name.is_some().then_some(" ");
    let name = name.map(|name| markup! { <bdi>{name}</bdi> });
    let email = email.map(|email| mail_link(email.into()));
    markup! { <dd>{name} {space} {email}</dd> }
}
