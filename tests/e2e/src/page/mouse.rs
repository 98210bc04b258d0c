//! The mouse and the finger, on things without a role of their own.

use serde_json::{Value, json};

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
        self.act(actions).await;
    }

    /// Taps a point in the window, given by an expression such as `[x, y]`.
    pub async fn tap_at(&self, place: &str) {
        let place = self.evaluate(&format!("{place}.map(Math.round)")).await;
        let onto = json!({ "type": "pointerMove", "x": place[0], "y": place[1] });
        self.act(finger(&json!([onto, down(), up()]))).await;
    }

    /// Drags a finger over the window from one point to another.
    pub async fn swipe(&self, from: [u32; 2], to: [u32; 2]) {
        let at = |[x, y]: [u32; 2]| json!({ "type": "pointerMove", "x": x, "y": y });
        let between = |step: u32| {
            let between = |from: u32, to: u32| (from * (8 - step) + to * step) / 8;
            [between(from[0], to[0]), between(from[1], to[1])]
        };
        let mut steps = vec![at(from), down()];
        steps.extend((1..=8).map(|step| at(between(step))));
        steps.push(up());
        self.act(finger(&Value::from(steps))).await;
    }

    async fn act(&self, actions: Value) {
        self.browser
            .tell(Command::post("actions", json!({ "actions": actions })))
            .await;
    }
}

/// What a finger does, as the actions of a WebDriver command.
pub(crate) fn finger(steps: &Value) -> Value {
    let touch = json!({ "pointerType": "touch" });
    json!([{ "type": "pointer", "id": "finger", "parameters": touch, "actions": steps }])
}

/// The finger touches the screen.
pub(crate) fn down() -> Value {
    json!({ "type": "pointerDown", "button": 0 })
}

/// The finger leaves the screen.
pub(crate) fn up() -> Value {
    json!({ "type": "pointerUp", "button": 0 })
}
