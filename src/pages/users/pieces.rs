use std::time::Duration;

use leptos::prelude::*;

use crate::query::PAGE_SIZE;
use crate::reactive::{Memo, RwSignal};
use crate::ui::Scope;

/// The height of a row of a compact list, in CSS pixels: no row is lower.
const LOWEST_ROW: f64 = 32.0;

/// The rows to draw now: when the list changes, first those that are in sight or there already, and the others in
/// a task of their own. Fifty new rows at once would keep the page busy for longer than somebody who types should
/// feel.
pub fn in_pieces(ids: Memo<Vec<String>>, scope: Scope) -> Memo<Vec<String>> {
    let rest = RwSignal::new(());
    let latest = StoredValue::new(Vec::new());
    Memo::new(move |drawn: Option<&Vec<String>>| {
        let all = ids.get();
        rest.get();
        let is_new = latest.with_value(|latest| *latest != all);
        latest.set_value(all.clone());
        let now = match drawn {
            // Paper has more than a page, and does not wait.
            Some(drawn) if is_new && all.len() <= PAGE_SIZE => {
                let in_sight = rows_in_sight(&scope);
                let is_now = |(at, id): &(usize, &String)| *at < in_sight || drawn.contains(id);
                let now = all.iter().enumerate().filter(is_now);
                now.map(|(_, id)| id.clone()).collect()
            }
            _ => all.clone(),
        };
        if now.len() < all.len() {
            let draw_rest = move || {
                rest.set(());
            };
            set_timeout(draw_rest, Duration::ZERO);
        }
        now
    })
}

/// How many rows fit between the top of the table and the bottom of the window.
fn rows_in_sight(scope: &Scope) -> usize {
    let table = scope.find(".table");
    let top = table.map_or(0.0, |table| table.get_bounding_client_rect().top());
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    ((height.unwrap_or_default() - top) / LOWEST_ROW).max(0.0) as usize
}
