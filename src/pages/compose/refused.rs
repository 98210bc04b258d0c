use std::borrow::Cow;
use std::collections::BTreeMap;

use leptos::prelude::*;

use super::composing::Composing;
use super::copy_addresses::copy_addresses;
use super::left_out::MOST_SHOWN;
use super::outcome::Of;
use crate::context::Preferences;
use crate::domain::Names;
use crate::markup::{Value, markup};
use crate::reactive::Memo;
use crate::ui::{ask, users};

/// Who was refused, and why.
pub fn refused(composing: Composing, of: Of) -> Value {
    let preferences = Preferences::expect();
    let refused = Memo::new(move |_| {
        let owned = |(id, reason): (&str, _)| (id.to_owned(), reason);
        let refused = of.look(|delivery| delivery.refused().map(owned).collect::<Vec<_>>());
        refused.unwrap_or_default()
    });
    let is_any = Memo::new(move |_| !refused.read().is_empty());
    let people = ask(move || {
        let (refused, (loaded, _)) = (refused.get(), composing.asked());
        let names = preferences.names();
        async move {
            let ids = refused.into_iter().map(|(id, _)| id).collect();
            match names {
                Names::Shown => loaded.engine.people(ids).await,
                Names::Concealed => Ok(Vec::new()),
            }
        }
    });
    let names = Memo::new(move |_| {
        let people = people.get().unwrap_or_default().into_iter();
        let people = people.map(|profile| profile.user);
        let names = people.map(|user| (user.id.to_string(), user.shown_name().to_owned()));
        names.collect::<BTreeMap<_, _>>()
    });
    let rows = move || {
        let rows = refused.get().into_iter().take(MOST_SHOWN);
        rows.map(|(id, reason)| {
            let name = names.with(|names| names.get(&id).cloned()).unwrap_or(id);
            let reason = reason.unwrap_or_else(|| "No reason given".to_owned());
            markup! { <li class="compose-person"><bdi class="compose-name">{name}</bdi> <bdi class="quiet">{reason}</bdi></li> }
        })
        .collect::<Vec<_>>()
    };
    let has_people = Memo::new(move |_| names.with(|names| !names.is_empty()));
    let addresses = Callback::new(move |()| {
        let people = people.get_untracked().unwrap_or_default().into_iter();
        let emails = people.filter_map(|profile| profile.user.email);
        emails.map(Cow::into_owned).collect()
    });
    let copy = move || {
        let has_people = has_people.get();
        has_people.then(|| copy_addresses("Copy their addresses", addresses))
    };
    Value::reactive(move || {
        is_any.get().then(|| {
            markup! {
                <details class="compose-left-out" open>
                    <summary>{move || format!("{} refused", users(refused.read().len()))}</summary>
                    <ul>{move || rows()}</ul>
                    {move || copy()}
                </details>
            }
        })
    })
}
