use std::collections::BTreeSet;

use leptos::prelude::*;
use web_sys::Event;

use super::composing::Composing;
use super::copy_addresses::copy_addresses;
use crate::context::Session;
use crate::markup::{Markup, Value, markup};
use crate::outreach::{Draft, drafts};
use crate::reactive::{Memo, RwSignal};
use crate::sentences::Fields;
use crate::ui::{CopyButton, Icon, number};

/// Opens drafts in the reader's own mail program, a part of the addresses in each.
#[component]
pub fn Drafting(composing: Composing) -> Value {
    let product = Session::expect().product();
    let letter = Memo::new(move |_| {
        let template = composing.text.template();
        template.letter(&Fields::of_product(&product.get()))
    });
    let addresses = Memo::new(move |_| {
        let recipients = composing.recipients().into_iter();
        recipients.filter_map(|to| to.email).collect::<Vec<_>>()
    });
    // By address: whoever is left out or included later moves no other one into a draft again.
    let opened = RwSignal::new(BTreeSet::<String>::new());
    let left = Memo::new(move |_| {
        let mut left = addresses.get();
        opened.with(|opened| left.retain(|address| !opened.contains(address)));
        left
    });
    let drafts = Memo::new(move |_| {
        letter.with(|letter| drafts(&left.read(), &letter.subject, &letter.body))
    });
    let rows = move || drafts.with(|drafts| drafts.iter().map(row).collect::<Vec<_>>());
    let first = move || drafts.with(|drafts| drafts.first().cloned());
    let href = move || first().map(|draft| draft.href);
    let label = move || match drafts.read().len() {
        1 => "Open draft".to_owned(),
        count => format!("Open draft 1 of {}", number(count)),
    };
    let open = move |_: Event| {
        let first = untrack(first);
        let addresses = first.and_then(|draft| {
            left.with_untracked(|left| left.get(draft.addresses).map(<[String]>::to_vec))
        });
        // After the browser has followed the link.
        request_animation_frame(move || {
            opened.update(|opened| opened.extend(addresses.unwrap_or_default()));
        });
    };
    let is_left = Memo::new(move |_| !left.read().is_empty());
    let done = move || match opened.read().len() {
        0 => None,
        1 => Some("1 address is in an opened draft.".to_owned()),
        count => Some(format!("{} addresses are in opened drafts.", number(count))),
    };
    let is_too_long = move || drafts.with(|drafts| drafts.iter().any(|draft| !draft.has_body));
    let too_long = move || {
        is_too_long()
            .then_some("The message is too long for a link: copy it, and paste it into each draft.")
    };
    let of_everybody = Callback::new(move |()| addresses.get_untracked());
    let copy_text = Callback::new(move |()| letter.get_untracked().body);
    let next = move || match is_left.get() {
        true => markup! {
            <a class="button button-primary" href=move || href() on:click=open>{move || label()}</a>
        },
        false => markup! { <span class="quiet">"All drafts opened"</span> },
    };
    markup! {
        <div class="compose-drafts">
            <p class="hint">
                "Opens in your mail program, with the addresses in Bcc. This page can't see what you send there."
            </p>
            <p class="hint">{move || too_long()}</p>
            <p class="hint" aria-live="polite">{move || done()}</p>
            <ul>{move || rows()}</ul>
        </div>
        <div class="compose-foot">
            {move || next()}
            {copy_addresses("Copy addresses", of_everybody)}
            <CopyButton label="Copy text" said="Copied the text" text=copy_text />
            <button type="button" class="button button-plain compose-end" on:click=move |_: Event| composing.close()>"Done"</button>
        </div>
    }
}

/// A draft that is to be opened.
fn row(draft: &Draft) -> Markup {
    let count = draft.addresses.len();
    let noun = if count == 1 { "address" } else { "addresses" };
    markup! {
        <li class="compose-person">
            <span class="compose-name">{Icon::Mail.view()} " Draft to " <span class="number">{number(count)}</span> " " {noun}</span>
        </li>
    }
}
