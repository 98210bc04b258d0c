use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::query::UserQuery;
use crate::ui::object;

/// The member of the state of a history entry.
const ROW: &str = "row";

/// The row at the top of the list that an address asks for, counted from 0: that of the page, and
/// the exact one where the reader comes back to an entry of the history that knows it.
pub fn row_of(query: &UserQuery, has_history: bool) -> f64 {
    let page = query.rows();
    let kept = has_history.then(kept_row).flatten();
    let is_of_page = |row: &f64| page.contains(&(*row as usize));
    kept.filter(is_of_page).unwrap_or(page.start as f64)
}

/// Keeps the row at the top in the present entry of the history.
pub fn keep_row(row: f64) {
    let Ok(history) = window().history() else {
        return;
    };
    if kept_row() != Some(row) {
        // A browser may refuse when it is asked too often; then an older row is kept.
        let _ = history.replace_state(&object(&[(ROW, row.into())]), "");
    }
}

fn kept_row() -> Option<f64> {
    let state = window().history().ok()?.state().ok()?;
    let row = js_sys::Reflect::get(&state, &JsValue::from_str(ROW)).ok()?;
    row.as_f64().filter(|row| *row >= 0.0)
}
