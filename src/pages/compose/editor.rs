use leptos::prelude::*;
use web_sys::{Event, HtmlTextAreaElement};

use super::texts::Text;
use crate::guide::TIPS;
use crate::markup::{Markup, Value, markup};
use crate::outreach::{Template, built_in};
use crate::reactive::{Memo, NodeRef, RwSignal, Signal};

/// The fields that a reader can insert, by what they are called here.
const FIELDS: [(&str, &str); 6] = [
    ("First name", "{first_name}"),
    ("Name", "{name}"),
    ("Days away", "{days}"),
    ("Device", "{device}"),
    ("Manager", "{manager}"),
    ("Product", "{product}"),
];

/// The form in which the text is written.
#[component]
pub fn Editor(
    /// What is written.
    text: Text,
    /// Whether each message goes to one person and can name them.
    is_for_one: Signal<bool>,
) -> Markup {
    let body = NodeRef::<HtmlTextAreaElement>::new();
    let unknown = move || {
        let unknown = text.unknown_fields();
        let (first, more) = (unknown.first()?.clone(), unknown.len() > 1);
        let verb = if more {
            "are not fields"
        } else {
            "is not a field"
        };
        let words = if more { unknown.join(", ") } else { first };
        Some(format!("{words} {verb}, and will be sent as written."))
    };
    let has_tip = Memo::new(move |_| {
        let has = |text: RwSignal<String>| text.with(|text| text.contains("{tip}"));
        has(text.subject) || has(text.body)
    });
    let inserts = move || match is_for_one.get() {
        true => fields(text, body),
        false => {
            markup! { <p class="hint">"One draft goes to many, so it can't name anybody."</p> }
        }
    };
    markup! {
        <div class="compose-form">
            {text_choice(text)}
            {move || has_tip.get().then(|| tip_choice(text))}
            <label class="field-label" for="compose-subject">"Subject"</label>
            <input
                class="field"
                id="compose-subject"
                type="text"
                dir="auto"
                maxlength="200"
                autocomplete="off"
                prop:value=move || text.subject.get()
                on:input=move |event: Event| text.subject.set(event_target_value(&event))
            />
            <label class="field-label" for="compose-message">"Message"</label>
            <textarea
                class="field compose-message"
                id="compose-message"
                rows="10"
                dir="auto"
                maxlength="5000"
                prop:value=move || text.body.get()
                node_ref=body
                on:input=move |event: Event| text.body.set(event_target_value(&event))
            ></textarea>
            <p class="compose-warning" aria-live="polite">{move || unknown()}</p>
            {move || inserts()}
            {save_text(text)}
        </div>
    }
}

/// Begins with another text.
fn text_choice(text: Text) -> Value {
    // A change that would be lost is asked about first.
    let asked = RwSignal::new(None::<String>);
    let begin = move |name: &str| {
        let all = text.all();
        if let Some(template) = all.iter().find(|template| template.name == name) {
            text.begin_as(template);
        }
        asked.set(None);
    };
    let choose = move |event: Event| {
        let name = event_target_value(&event);
        match untrack(|| text.is_changed()) {
            true => asked.set(Some(name)),
            false => begin(&name),
        }
    };
    let option = |template: Template| {
        let name = template.name.clone();
        markup! { <option value=template.name>{name}</option> }
    };
    let own = move || {
        let own = text.own.get();
        let options: Vec<_> = own.into_iter().map(option).collect();
        (!options.is_empty()).then(|| markup! { <optgroup label="Your texts">{options}</optgroup> })
    };
    let replace = move |_: Event| {
        if let Some(name) = asked.get_untracked() {
            begin(&name);
        }
    };
    let is_asked = Memo::new(move |_| asked.get().is_some());
    let chosen = move || asked.get().unwrap_or_else(|| text.began_as.get());
    let of_guide: Vec<_> = built_in().into_iter().map(option).collect();
    let choice = vec![
        markup! { <label class="field-label" for="compose-text">"Text"</label> },
        markup! {
            <select class="field" id="compose-text" on:change=choose prop:value=move || chosen()>
                <optgroup label="From the guide">{of_guide}</optgroup>
                {move || own()}
            </select>
        },
    ];
    let ask = move || {
        markup! {
            <div class="compose-ask" role="alert">
                <span>"Replace what you have written?"</span>
                <button type="button" class="button" on:click=replace>"Replace"</button>
                <button type="button" class="button" on:click=move |_: Event| asked.set(None)>"Keep it"</button>
            </div>
        }
    };
    markup! {
        {choice}
        {move || is_asked.get().then(&ask)}
    }
}

/// Chooses the tip that stands for `{tip}`.
fn tip_choice(text: Text) -> Vec<Markup> {
    let options = TIPS.iter().enumerate();
    let options = options.map(|(at, tip)| {
        markup! { <option value=at.to_string() selected=move || text.tip.get() == at>{tip.name}</option> }
    });
    let options: Vec<_> = options.collect();
    let choose = move |event: Event| {
        text.tip
            .set(event_target_value(&event).parse().unwrap_or_default())
    };
    vec![
        markup! { <label class="field-label" for="compose-tip">"Tip"</label> },
        markup! { <select class="field" id="compose-tip" on:change=choose>{options}</select> },
    ]
}

/// Inserts fields where the cursor is.
fn fields(text: Text, body: NodeRef<HtmlTextAreaElement>) -> Markup {
    let insert = move |field: &str| {
        let Some(area) = body.get_untracked() else {
            return;
        };
        let _ = area.set_range_text(field);
        let end = area.selection_end().ok().flatten().unwrap_or_default();
        let end =
            end.max(area.selection_start().ok().flatten().unwrap_or_default() + field.len() as u32);
        let _ = area.set_selection_range(end, end);
        let _ = area.focus();
        text.body.set(area.value());
    };
    let fields = FIELDS.map(|(name, field)| {
        markup! { <button type="button" class="compose-field" on:click=move |_: Event| insert(field)>{name}</button> }
    });
    let fields = Vec::from(fields);
    markup! { <p class="compose-fields" role="group" aria-label="Insert a field">"Insert " {fields}</p> }
}

/// Keeps the text under a name for next time, or deletes it.
fn save_text(text: Text) -> Markup {
    let name = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<&'static str>);
    let save = move |_: Event| {
        let saved = text.save_as(&name.get_untracked());
        problem.set(saved.err());
        if saved.is_ok() {
            name.set(String::new());
        }
    };
    let is_own = Memo::new(move |_| text.is_own());
    let delete = move || {
        is_own.get().then(|| {
            markup! { <button type="button" class="button" on:click=move |_: Event| text.delete_own()>"Delete this text"</button> }
        })
    };
    markup! {
        <details class="compose-save">
            <summary>"Keep this text for next time"</summary>
            <label class="field-label" for="compose-name">"Name of the text"</label>
            <div class="menu-row">
                <input
                    class="field"
                    id="compose-name"
                    type="text"
                    dir="auto"
                    maxlength="60"
                    autocomplete="off"
                    prop:value=move || name.get()
                    on:input=move |event: Event| name.set(event_target_value(&event))
                />
                <button type="button" class="button" on:click=save>"Save text"</button>
                {move || delete()}
            </div>
            <p class="field-problem" aria-live="polite">{move || problem.get()}</p>
            <p class="hint">"Your texts stay in this browser."</p>
        </details>
    }
}
