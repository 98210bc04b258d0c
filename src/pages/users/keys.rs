use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::chosen::Chosen;
use super::continuous::{Continuous, row_position};
use crate::context::Preferences;
use crate::domain::Names;
use crate::query::Selection;
use crate::ui::{Messages, Scope, focus, is_typing};

/// Single keys for the list. None of them does anything while the reader types, together with
/// Ctrl, Alt or Meta, or when they are turned off.
///
/// They select among `chosen`, and move through a list that is not in pages with `continuous`.
pub fn listen_to_keys(chosen: Chosen, continuous: Continuous) {
    let (preferences, messages) = (Preferences::expect(), Messages::expect());
    let scope = Scope::expect();
    let page = scope.clone();
    scope.on_key(move |event| {
        // A dialog has the keys to itself.
        let has_dialog = page.find("dialog[open]").is_some();
        if has_dialog || !untrack(|| preferences.shortcuts()) || !is_free(&event) {
            return;
        }
        let key = event.key();
        let concealed = (untrack(|| preferences.names()) == Names::Concealed)
            .then(|| why_not(&key, &page))
            .flatten();
        if let Some(why) = concealed {
            messages.say(why.to_owned());
        }
        if concealed.is_some() || press(&key, &page, chosen, continuous) {
            event.prevent_default();
        }
    });
}

/// Whether a key is meant for the page and for nothing in it.
fn is_free(event: &KeyboardEvent) -> bool {
    let with_key = event.ctrl_key() || event.meta_key() || event.alt_key();
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let types = target.is_some_and(|target| is_typing(&target));
    !event.default_prevented() && !with_key && !types
}

/// Does what a key stands for; `false` where it stands for nothing now.
fn press(key: &str, page: &Scope, chosen: Chosen, continuous: Continuous) -> bool {
    match key {
        "/" => {
            let search = page.find("#search");
            let found = search.is_some();
            focus(search);
            found
        }
        "j" if open_next(page, "Next") => true,
        "k" if open_next(page, "Previous") => true,
        key if untrack(|| continuous.is_on()) && is_step(key) => step_on(key, page, continuous),
        "j" => step(page, 1, true),
        "k" => step(page, -1, true),
        // An arrow scrolls the page unless it starts from a row.
        "ArrowDown" => step(page, 1, false),
        "ArrowUp" => step(page, -1, false),
        "x" => click(
            focused_row(page).and_then(|row| row.query_selector("input[type=checkbox]").ok()?),
        ),
        "c" => click(address_button(page)),
        "r" => go_to_action(page),
        // By its button, which the menu opens beside.
        "?" => click(page.find("[popovertarget=keys]")),
        "Escape" => escape(page, chosen),
        _ => false,
    }
}

/// Why a key can't do what it stands for while names are concealed.
fn why_not(key: &str, page: &Scope) -> Option<&'static str> {
    let has_user = focused_row(page).is_some() || page.find(".panel").is_some();
    match key {
        // The rows have no button for it then.
        "c" if has_user => Some("Show names to copy an address"),
        "r" if action(page).is_some() => Some("Show names to write"),
        _ => None,
    }
}

/// The button that copies the address of the user in question.
fn address_button(page: &Scope) -> Option<Element> {
    of_user(page, ".row-copy", ".panel .user-email button")
}

/// What does the suggested action about the user in question.
fn action(page: &Scope) -> Option<Element> {
    of_user(
        page,
        ".row-action",
        ".panel .action .button-primary, .panel .action-buttons-copy .copy .button",
    )
}

/// Opens the user of a row, where the action stands first. In the panel the button only gets the
/// focus: a single key must not send anything.
fn go_to_action(page: &Scope) -> bool {
    let action = action(page);
    if focused_row(page).is_some() {
        return click(action);
    }
    let found = action.is_some();
    focus(action);
    found
}

/// A part of the row that has the focus or, without one, of the user beside the list.
fn of_user(page: &Scope, in_row: &str, in_panel: &str) -> Option<Element> {
    match focused_row(page) {
        Some(row) => row.query_selector(in_row).ok()?,
        None => page.find(in_panel),
    }
}

/// An open panel of a menu is the browser's to close.
fn escape(page: &Scope, chosen: Chosen) -> bool {
    if page.find(":popover-open").is_some() {
        return false;
    }
    if click(page.find(".panel [data-close]")) {
        return true;
    }
    let has_selected = untrack(|| chosen.count()) > 0;
    if has_selected {
        chosen.replace(Selection::NONE);
    }
    has_selected
}

/// Goes on to another user while one is open beside the list.
fn open_next(page: &Scope, name: &str) -> bool {
    let links = page.find_all(".panel .neighbours a");
    let link = links
        .into_iter()
        .find(|link| link.text_content().as_deref() == Some(name));
    click(link)
}

/// Moves the focus to another row; from no row to the first one, where that is wanted.
fn step(page: &Scope, by: isize, from_anywhere: bool) -> bool {
    let row = match focused_row(page) {
        Some(row) if by > 0 => row.next_element_sibling(),
        Some(row) => row.previous_element_sibling(),
        None if from_anywhere => page.find("tbody .row"),
        None => return false,
    };
    let link = row.and_then(|row| row.query_selector("a[data-user]").ok()?);
    let moved = link.is_some();
    focus(link);
    moved
}

/// Whether a key goes from one row of a continuous list to another.
fn is_step(key: &str) -> bool {
    const STEPS: [&str; 8] = [
        "j",
        "k",
        "ArrowDown",
        "ArrowUp",
        "PageDown",
        "PageUp",
        "Home",
        "End",
    ];
    STEPS.contains(&key)
}

/// Moves the focus to another row of a continuous list, drawn or not; a letter does so from
/// anywhere, the other keys from a row.
fn step_on(key: &str, page: &Scope, continuous: Continuous) -> bool {
    let row = || page.focused().and_then(|focused| row_position(&focused));
    let at = continuous.going_to().or_else(row);
    let (first, last, by) = untrack(|| {
        let rows = continuous.rows();
        let by = (continuous.rows_in_sight() as usize).max(1);
        (continuous.in_sight().0, rows.saturating_sub(1), by)
    });
    let to = match (key, at) {
        ("j" | "k", None) => first,
        (_, None) => return false,
        ("j" | "ArrowDown", Some(at)) => at + 1,
        ("k" | "ArrowUp", Some(at)) => at.saturating_sub(1),
        ("PageDown", Some(at)) => at + by,
        ("PageUp", Some(at)) => at.saturating_sub(by),
        ("Home", Some(_)) => 0,
        (_, Some(_)) => last,
    };
    continuous.focus(to);
    true
}

fn focused_row(page: &Scope) -> Option<Element> {
    page.focused()?.closest("tbody .row").ok()?
}

fn click(element: Option<Element>) -> bool {
    let element = element.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = &element {
        element.click();
    }
    element.is_some()
}
