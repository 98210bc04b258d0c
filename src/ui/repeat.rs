use leptos::ev::{KeyboardEvent, MouseEvent};

/// Whether a click is one of a double click, and not the first: what has moved below the pointer since
/// must not get it.
pub fn is_repeat(click: &MouseEvent) -> bool {
    click.detail() > 1
}

/// Keeps a key that is held down from clicking a button on and on.
pub fn once_a_press(event: KeyboardEvent) {
    if event.repeat() && event.key() == "Enter" {
        event.prevent_default();
    }
}
