//! Mouse clicks on things without a role of their own.

use serde_json::json;

use super::Page;
use crate::command::Command;

impl Page {
    /// Clicks at a point in the window, given by an expression such as `[x, y]`.
    pub async fn click_at(&self, place: &str) {
        let place = self.evaluate(&format!("{place}.map(Math.round)")).await;
        let button = |kind: &str| json!({ "type": kind, "button": 0 });
        let onto = json!({ "type": "pointerMove", "x": place[0], "y": place[1] });
        let mouse = json!([onto, button("pointerDown"), button("pointerUp")]);
        let actions = json!([{ "type": "pointer", "id": "mouse", "actions": mouse }]);
        self.browser
            .tell(Command::post("actions", json!({ "actions": actions })))
            .await;
    }
}
