use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

/// Where the focus goes when what had it is gone: to the line that says what has come of the
/// click, else to the page's heading.
const SUCCESSORS: [&str; 2] = ["main [role=status][tabindex]", "main h1"];

/// Keeps the focus on the page when a clicked link or button goes away with its click, such as a
/// filter that was removed. A keyboard would otherwise have to start over from the top.
///
/// What is inside of `data-moves-focus` counts as gone: its links are others after the click.
pub fn keep_focus(event: &MouseEvent) {
    let Some(clicked) = event
        .target()
        .and_then(|target| target.dyn_into::<Node>().ok())
    else {
        return;
    };
    // By the next frame the page is what the click has made of it.
    request_animation_frame(move || {
        let moves_on = clicked.parent_element().is_some_and(|parent| {
            parent
                .closest("[data-moves-focus]")
                .ok()
                .flatten()
                .is_some()
        });
        let nothing_has_it = document()
            .active_element()
            .is_none_or(|active| active.tag_name() == "BODY");
        if !moves_on && (clicked.is_connected() || !nothing_has_it) {
            return;
        }
        let successor = SUCCESSORS
            .iter()
            .find_map(|selector| document().query_selector(selector).ok().flatten());
        if let Some(successor) =
            successor.and_then(|element| element.dyn_into::<HtmlElement>().ok())
        {
            let _ = successor.focus();
        }
    });
}

/// Moves the focus to the page's content. A link to a fragment alone would lead elsewhere where
/// the document names a base.
pub fn skip_to_content(event: MouseEvent) {
    event.prevent_default();
    let content = document().get_element_by_id("main");
    if let Some(content) = content.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = content.focus();
    }
}
