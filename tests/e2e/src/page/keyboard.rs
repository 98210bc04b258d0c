//! The keyboard.

use serde_json::{Value, json};

use super::Page;
use crate::command::Command;
use crate::locator::ELEMENT;

/// A key of the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Moves to the next control.
    Tab,
    /// Activates whatever has the focus.
    Enter,
    /// Activates buttons.
    Space,
    /// Closes whatever is open.
    Escape,
    /// Moves one row up.
    Up,
    /// Moves one row down.
    Down,
    /// Moves left.
    Left,
    /// Moves right.
    Right,
    /// Moves to the first.
    Home,
    /// Moves to the last.
    End,
    /// Moves one window up.
    PageUp,
    /// Moves one window down.
    PageDown,
    /// A character key.
    Character(char),
}

impl Key {
    /// WebDriver's character for the key.
    fn character(self) -> char {
        match self {
            Self::Tab => '\u{e004}',
            Self::Enter => '\u{e007}',
            Self::Escape => '\u{e00c}',
            Self::Space => ' ',
            Self::Up => '\u{e013}',
            Self::Down => '\u{e015}',
            Self::Left => '\u{e012}',
            Self::Right => '\u{e014}',
            Self::Home => '\u{e011}',
            Self::End => '\u{e010}',
            Self::PageUp => '\u{e00e}',
            Self::PageDown => '\u{e00f}',
            Self::Character(character) => character,
        }
    }
}

/// WebDriver's character for Control.
pub(crate) const CONTROL: &str = "\u{e009}";

/// WebDriver's character for Shift.
pub(crate) const SHIFT: &str = "\u{e008}";

impl Page {
    /// Presses and releases a key, wherever the focus is.
    pub async fn press(&self, key: Key) {
        self.keys(json!([
            { "type": "keyDown", "value": key.character() },
            { "type": "keyUp", "value": key.character() },
        ]))
        .await;
    }

    /// Does something while Control is held down.
    pub async fn with_control(&self, doing: impl AsyncFnOnce()) {
        self.keys(json!([{ "type": "keyDown", "value": CONTROL }]))
            .await;
        doing().await;
        self.keys(json!([{ "type": "keyUp", "value": CONTROL }]))
            .await;
    }

    /// Types into the one field that a CSS selector finds, for fields without a role of their own.
    pub async fn types_into(&self, selector: &str, text: &str) {
        let what = format!("{selector} finds a field");
        let find = json!({ "using": "css selector", "value": selector });
        let once = async || {
            let field = self.send(Command::post("element", find.clone())).await;
            Some(field.ok()?.get(ELEMENT)?.as_str()?.to_owned())
        };
        let field = self.until(&what, once).await;
        let text = Command::post(format!("element/{field}/value"), json!({ "text": text }));
        self.browser.tell(text).await;
    }

    async fn keys(&self, keys: Value) {
        let actions = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": keys }] });
        self.browser.tell(Command::post("actions", actions)).await;
    }
}
