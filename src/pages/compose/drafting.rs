use std::collections::BTreeSet;

use leptos::prelude::*;

use super::composing::Composing;
use crate::context::Session;
use crate::outreach::{Draft, drafts};
use crate::sentences::Fields;
use crate::ui::{CopyButton, Icon, number};

/// Opens drafts in the reader's own mail program, a part of the addresses in each.
#[component]
pub fn Drafting(composing: Composing) -> impl IntoView {
    let product = Session::expect().product();
    let letter = Memo::new(move |_| {
        let template = composing.text.template();
        template.letter(&Fields::of_product(&product.get()))
    });
    let addresses = Memo::new(move |_| {
        composing.audience.track();
        let recipients = composing.recipients().into_iter();
        let addresses = recipients.filter_map(|to| to.user.email.map(String::from));
        addresses.collect::<Vec<_>>()
    });
    let drafts = Memo::new(move |_| {
        letter.with(|letter| drafts(&addresses.read(), &letter.subject, &letter.body))
    });
    let opened = RwSignal::new(BTreeSet::new());
    // Other addresses make other drafts.
    Effect::new(move || {
        addresses.track();
        opened.set(BTreeSet::new());
    });
    let rows = move || {
        let drafts = drafts.get().into_iter().enumerate();
        drafts
            .map(|(at, draft)| view! { <Row at draft opened /> })
            .collect_view()
    };
    let count = move || drafts.read().len();
    let next = Memo::new(move |_| (0..count()).find(|at| !opened.read().contains(at)));
    let href = move || drafts.with(|drafts| Some(drafts.get(next.get()?)?.href.clone()));
    let label = move || match (next.get(), count()) {
        (Some(_), 1) => "Open draft".to_owned(),
        (Some(at), count) => format!("Open draft {} of {}", number(at + 1), number(count)),
        (None, _) => "All drafts opened".to_owned(),
    };
    let open = move |_| {
        if let Some(at) = next.get_untracked() {
            // After the browser has followed the link.
            request_animation_frame(move || {
                opened.update(|opened| {
                    opened.insert(at);
                });
            });
        }
    };
    let is_too_long = move || drafts.with(|drafts| drafts.iter().any(|draft| !draft.has_body));
    let is_left = Memo::new(move |_| next.get().is_some());
    let too_long = move || {
        is_too_long()
            .then_some("The message is too long for a link: copy it, and paste it into each draft.")
    };
    let copy_addresses = Callback::new(move |()| addresses.get_untracked().join("\n"));
    let copy_text = Callback::new(move |()| letter.get_untracked().body);
    view! {
        <div class="compose-drafts">
            <p class="hint">
                "Opens in your mail program, with the addresses in Bcc. What it sends can't be followed here."
            </p>
            <p class="hint">{too_long}</p>
            <ul>{rows}</ul>
        </div>
        <div class="compose-foot">
            <Show when=move || is_left.get() fallback=move || view! { <span class="quiet">{label}</span> }>
                <a class="button button-primary" href=href on:click=open>{label}</a>
            </Show>
            <CopyButton label="Copy addresses" said="Copied the addresses" text=copy_addresses />
            <CopyButton label="Copy text" said="Copied the text" text=copy_text />
            <button type="button" class="button button-plain compose-end" on:click=move |_| composing.close()>"Done"</button>
        </div>
    }
}

/// One draft, and whether it was opened.
#[component]
fn Row(at: usize, draft: Draft, opened: RwSignal<BTreeSet<usize>>) -> impl IntoView {
    let (from, to) = (draft.addresses.start + 1, draft.addresses.end);
    let what = match from == to {
        true => number(from),
        false => format!("{} to {}", number(from), number(to)),
    };
    let is_opened = Memo::new(move |_| opened.read().contains(&at));
    view! {
        <li class="compose-person">
            <span class="compose-name">{Icon::Mail.view()} " Addresses " <span class="number">{what}</span></span>
            <Show when=move || is_opened.get()>
                <span class="quiet">"Opened"</span>
                <a class="button" href=draft.href.clone()>"Open again"</a>
            </Show>
        </li>
    }
}
