use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlElement, Node, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::history::is_plain_click;
use super::scope::Scope;

/// Where the focus goes when the focused element was removed: to the user shown, else to the
/// status line, else to the page's heading.
const SUCCESSORS: [&str; 3] = ["#user-name", "[role=status][tabindex]", "main h1"];

/// Whether somebody who has the focus there types.
pub fn is_typing(element: &Element) -> bool {
    let fields = "input:not([type=checkbox]), textarea, select, [contenteditable]";
    element.closest(fields).is_ok_and(|field| field.is_some())
}

/// Keeps the focus on the page when a clicked link or button goes away with its click, such as a
/// filter that was removed. A keyboard would otherwise have to start over from the top.
///
/// The content of `data-moves-focus` counts as removed: its links change after the click.
pub fn keep_focus(event: &MouseEvent, scope: &Scope) {
    let clicked = event
        .target()
        .and_then(|target| target.dyn_into::<Node>().ok());
    let Some(clicked) = clicked.filter(|_| is_plain_click(event)) else {
        return;
    };
    let element = clicked.parent_element();
    let moves_on =
        element.is_some_and(|element| matches!(element.closest("[data-moves-focus]"), Ok(Some(_))));
    let scope = scope.clone();
    // By the next frame the page is what the click has made of it.
    request_animation_frame(move || {
        if moves_on || (!clicked.is_connected() && scope.focused().is_none()) {
            focus_successor(&scope);
        }
    });
}

/// Keeps the focus on the page when the element that was to get it back has gone.
pub fn refocus(scope: &Scope) {
    let scope = scope.clone();
    request_animation_frame(move || {
        if scope.focused().is_none() {
            focus_successor(&scope);
        }
    });
}

fn focus_successor(scope: &Scope) {
    focus(SUCCESSORS.iter().find_map(|selector| scope.find(selector)));
}

/// Moves the focus to the page's content. A link to a fragment alone would lead elsewhere where
/// the document names a base.
pub fn skip_to_content(event: MouseEvent) {
    event.prevent_default();
    focus(Scope::page().find("#main"));
}

/// Moves the focus to the first element that a CSS selector finds, once the page is drawn.
pub fn focus_on(scope: &Scope, selector: impl Into<String>) {
    let (scope, selector) = (scope.clone(), selector.into());
    request_animation_frame(move || focus(scope.find(&selector)));
}

/// Scrolls to an element by as little as that takes.
pub fn scroll_to_nearest(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Moves the focus to an element, where there is one, and leaves everything where it is scrolled to.
pub fn focus_in_place(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Moves the focus to an element, where there is one.
pub fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
