use leptos::prelude::window;
use web_sys::Storage;

/// What this browser keeps, where it keeps anything for this page.
pub fn local() -> Option<Storage> {
    window().local_storage().ok()?
}

/// What this tab keeps until it is closed, where it keeps anything for this page.
pub fn session() -> Option<Storage> {
    window().session_storage().ok()?
}
