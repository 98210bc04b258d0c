//! What a person does with keys and a mouse. The browser takes it as if it came from them.

use anyhow::Result;
use serde_json::{Value, json};

use super::tab::Tab;

const KEY: &str = "Input.dispatchKeyEvent";
const MOUSE: &str = "Input.dispatchMouseEvent";

/// Types a letter.
///
/// # Errors
/// Chromium is gone.
pub fn press(tab: &mut Tab<'_>, letter: char) -> Result<()> {
    let letter = letter.to_string();
    let down =
        json!({ "type": "keyDown", "key": letter, "text": letter, "unmodifiedText": letter });
    tab.post(KEY, down)?;
    tab.post(KEY, json!({ "type": "keyUp", "key": letter }))
}

/// Deletes what is selected.
///
/// # Errors
/// Chromium is gone.
pub fn delete(tab: &mut Tab<'_>) -> Result<()> {
    ["keyDown", "keyUp"].into_iter().try_for_each(|kind| {
        let key = json!({ "type": kind, "key": "Backspace", "code": "Backspace", "windowsVirtualKeyCode": 8 });
        tab.post(KEY, key)
    })
}

/// Clicks on a place of the window.
///
/// # Errors
/// Chromium is gone.
pub fn click(tab: &mut Tab<'_>, place: &Value) -> Result<()> {
    let steps = [
        ("mouseMoved", "none"),
        ("mousePressed", "left"),
        ("mouseReleased", "left"),
    ];
    steps.into_iter().try_for_each(|(kind, button)| {
        let (x, y) = (place.get("x"), place.get("y"));
        tab.post(
            MOUSE,
            json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": 1 }),
        )
    })
}

/// Turns the wheel over the list, by so many pixels.
///
/// # Errors
/// Chromium is gone.
pub fn turn(tab: &mut Tab<'_>, by: i32) -> Result<()> {
    tab.post(
        MOUSE,
        json!({ "type": "mouseWheel", "x": 500, "y": 600, "deltaX": 0, "deltaY": by }),
    )
}
