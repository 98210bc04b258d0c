use leptos::prelude::*;
use web_sys::Element;

use crate::ui::{Scope, focus, focus_in_place};

/// What can have the focus in a row; the link of the user stays as long as the row does.
const PARTS: [&str; 4] = ["a[data-user]", "input", ".row-copy", ".row-action"];

/// Keeps the focus on a row that is about to be moved; if its user leaves the page, the focus goes to
/// the list.
pub fn keep_row_focus(scope: &Scope) {
    keep_focus_where(scope, focus, |_| true);
}

/// The same in a list that is scrolled: the row is moved to where it stands already.
pub fn keep_row_focus_in_place(scope: &Scope) {
    keep_focus_where(scope, focus_in_place, |_| true);
}

/// Keeps the focus in the row of a user that is about to change, where what has it may go away.
pub fn keep_focus_in_row(scope: &Scope, id: &str) {
    keep_focus_where(scope, focus, |focused| focused == id);
}

fn keep_focus_where(scope: &Scope, focus: fn(Option<Element>), is_about: impl Fn(&str) -> bool) {
    let Some(focused) = scope.focused() else {
        return;
    };
    let Some(id) = row_user(&focused).filter(|id| is_about(id)) else {
        return;
    };
    let part = PARTS
        .into_iter()
        .find(|part| focused.matches(part) == Ok(true));
    let scope = scope.clone();
    request_animation_frame(move || {
        let is_elsewhere = document()
            .active_element()
            .is_some_and(|element| element.tag_name() != "BODY");
        if is_elsewhere {
            return;
        }
        let in_row = |part: &str| {
            let parts = scope.find_all(&format!(".row {part}"));
            parts
                .into_iter()
                .find(|part| row_user(part).as_ref() == Some(&id))
        };
        let kept = part.and_then(in_row).or_else(|| in_row("a[data-user]"));
        focus(kept.or_else(|| scope.find("#list")));
    });
}

/// The user in whose row an element is.
pub fn row_user(element: &Element) -> Option<String> {
    let row = element.closest(".row").ok()??;
    let link = row.query_selector("a[data-user]").ok()??;
    link.get_attribute("data-user")
}
