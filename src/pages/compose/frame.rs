use leptos::prelude::*;
use web_sys::{Event, HtmlDialogElement};

use super::opener::{Opener, Stage};
use crate::markup::{Markup, Value, markup};
use crate::pages::{DrawTool, NotLoaded, PartLoading};
use crate::reactive::{Memo, NodeRef, Signal, effect, expect_context};
use crate::ui::{Icon, NotArrived, Part, Scope, focus, refocus};

/// What draws the content of the dialog.
pub type DrawDialog = fn(Opener) -> Value;

/// The dialog, which stays closed until the reader writes to somebody. Its content is a part
/// of the program that is fetched ahead, and once more whenever the dialog opens without it.
#[component]
pub fn Compose(
    /// What opens it.
    opener: Opener,
    /// Whether everything that the page itself needs has arrived. The dialog is fetched ahead only then.
    #[prop(into)]
    has_rest: Signal<bool>,
) -> Markup {
    let part = expect_context::<Part<DrawDialog>>();
    effect(move || {
        if has_rest.get() {
            part.prefetch();
        }
    });
    let (content, fetch_content) = part.later();
    // Its questions are answered by code that comes with the tools of a list.
    let (tools, fetch_tools) = expect_context::<Part<DrawTool>>().later();
    let fetch = Callback::new(move |()| {
        fetch_content.run(());
        fetch_tools.run(());
    });
    let dialog = NodeRef::<HtmlDialogElement>::new();
    let is_open = Memo::new(move |_| opener.stage.get() != Stage::Closed);
    effect(move || {
        if is_open.get() {
            fetch.run(());
        }
    });
    effect(move || {
        let (Some(dialog), title) = (dialog.get(), opener.title.get()) else {
            return;
        };
        match is_open.get() {
            true => {
                if !dialog.open() {
                    let _ = dialog.show_modal();
                }
                // Never on a button that sends.
                focus(title.map(Into::into));
            }
            false if dialog.open() => dialog.close(),
            false => {}
        }
    });
    let scope = Scope::expect();
    let on_close = move |_: Event| {
        opener.close();
        // The button that opened it may have gone, by a send.
        refocus(&scope);
    };
    let meanwhile = move |content: fn(Callback<()>) -> Value| {
        let content = move || {
            let head = head(opener, move || opener.heading());
            let body = markup! { <div class="compose-body">{content(fetch)}</div> };
            vec![head, body]
        };
        Value::reactive(move || is_open.get().then(content))
    };
    markup! {
        <dialog class="compose" aria-labelledby="compose-title" node_ref=dialog on:close=on_close>
            {move || match (content.get(), tools.get()) {
                (Some(Ok(draw)), Some(Ok(_))) => draw(opener),
                (Some(Err(NotArrived)), _) | (_, Some(Err(NotArrived))) => {
                    meanwhile(|again| markup! { <NotLoaded again /> })
                }
                _ => meanwhile(|_| markup! { <PartLoading /> }),
            }}
        </dialog>
    }
}

/// What the dialog is about, and a way out.
pub fn head(opener: Opener, title: impl Fn() -> String + 'static) -> Markup {
    markup! {
        <div class="compose-head">
            <h2 class="compose-title" id="compose-title" tabindex="-1" node_ref=opener.title>{move || title()}</h2>
            <button type="button" class="icon-button" aria-label="Close" on:click=move |_: Event| opener.close()>
                {Icon::Cross.view()}
            </button>
        </div>
    }
}
