use serde_json::{Value, json};

use crate::command::Command;
use crate::page::{CONTROL, DEEP, Page, SHIFT, down, finger, up};
use crate::patience::Patience;
use crate::role::Role;

/// Finds visible candidates whose name may be the right one, so that the browser computes roles and
/// names of only a few elements.
const CANDIDATES: &str = "
    const [selector, name] = arguments;
    const plain = text => text.replace(/\\s+/g, ' ').trim();
    const guess = element => plain(
        element.getAttribute('aria-label') ?? element.ariaLabelledByElements?.[0]?.textContent
        ?? element.labels?.[0]?.innerText
        ?? element.caption?.textContent ?? element.textContent);
    return all(selector)
        .filter(element => element.checkVisibility({ visibilityProperty: true }))
        .filter(element => name === null || guess(element) === name);";

/// The key of an element in WebDriver's answers.
pub(crate) const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Whether the element has the focus of its page or shadow tree.
const FOCUSED: &str = "element === element.getRootNode().activeElement";

/// A part of a page, including its shadow trees, found again for each step by role and accessible
/// name. Non-breaking spaces in a name count as spaces.
#[derive(Debug, Clone)]
pub struct Locator<'a> {
    page: &'a Page,
    role: Role,
    name: Option<String>,
}

impl<'a> Locator<'a> {
    pub(crate) fn new(page: &'a Page, role: Role, name: Option<&str>) -> Self {
        Self {
            page,
            role,
            name: name.map(str::to_owned),
        }
    }

    fn what(&self) -> String {
        let (role, _) = self.role.words();
        match &self.name {
            Some(name) => format!("the {role} “{name}”"),
            None => format!("the {role}"),
        }
    }

    /// The ids of all matching elements.
    async fn all(&self) -> Option<Vec<String>> {
        let (_, selector) = self.role.words();
        let candidates = format!("{DEEP} {CANDIDATES}");
        let candidates = Command::script(&candidates, json!([selector, self.name]));
        let candidates = self.page.send(candidates).await.ok()?;
        let mut found = Vec::new();
        for candidate in candidates.as_array()? {
            let id = candidate.get(ELEMENT)?.as_str()?;
            let is_named = match &self.name {
                Some(name) => {
                    let label = self.page.ask(id, "computedlabel").await?;
                    label.replace(['\u{a0}', '\u{202f}'], " ") == *name
                }
                None => true,
            };
            if is_named && self.role.is(&self.page.ask(id, "computedrole").await?) {
                found.push(id.to_owned());
            }
        }
        Some(found)
    }

    /// The id of the matching element, if it is the only one.
    async fn only(&self) -> Option<String> {
        let all: [String; 1] = self.all().await?.try_into().ok()?;
        let [id] = all;
        Some(id)
    }

    /// Retries a command on the element, which may be redrawn between finding and using it.
    async fn with(&self, doing: &str, command: impl Fn(&str) -> Command) -> Value {
        let what = format!("{doing} {} works", self.what());
        let once = async || {
            let id = self.only().await?;
            self.page.send(command(&id)).await.ok()
        };
        self.page.until(&what, once).await
    }

    /// Waits until it appears.
    pub async fn appears(&self) {
        let what = format!("{} is there, once", self.what());
        self.page.until(&what, async || self.only().await).await;
    }

    /// Waits until it is gone, or was never there.
    pub async fn is_gone(&self) {
        let what = format!("{} is not there", self.what());
        let once = async || self.all().await?.is_empty().then_some(());
        self.page.until(&what, once).await;
    }

    /// Clicks it once it is enabled: WebDriver reports a click on a disabled button as a success, although
    /// nothing happens. A button that is only `aria-disabled` is clicked.
    pub async fn click(&self) {
        let what = format!("{} is enabled and can be clicked", self.what());
        let once = async || {
            let id = self.only().await?;
            let is_enabled = Command::get(format!("element/{id}/enabled"));
            if self.page.send(is_enabled).await.ok()? != true {
                return None;
            }
            let click = Command::post(format!("element/{id}/click"), json!({}));
            self.page.send(click).await.ok()
        };
        self.page.until(&what, once).await;
    }

    /// Moves the mouse onto it.
    pub async fn hover(&self) {
        let hover = |id: &str| {
            let onto = json!({ "type": "pointerMove", "x": 0, "y": 0, "origin": { ELEMENT: id } });
            let actions = json!([{ "type": "pointer", "id": "mouse", "actions": [onto] }]);
            Command::post("actions", json!({ "actions": actions }))
        };
        self.with("pointing at", hover).await;
    }

    /// Taps it with a finger, once it has been scrolled into view.
    pub async fn tap(&self) {
        self.evaluate("element.scrollIntoView({ block: 'nearest', inline: 'nearest' })")
            .await;
        let tap = |id: &str| {
            let onto = json!({ "type": "pointerMove", "x": 0, "y": 0, "origin": { ELEMENT: id } });
            let actions = finger(&json!([onto, down(), up()]));
            Command::post("actions", json!({ "actions": actions }))
        };
        self.with("tapping", tap).await;
    }

    /// Clicks it with the control key held down. WebKit's MiniBrowser doesn't open a tab for that.
    pub async fn click_with_control(&self) {
        self.click_with(CONTROL).await;
    }

    /// Clicks it with the shift key held down.
    pub async fn click_with_shift(&self) {
        self.click_with(SHIFT).await;
    }

    async fn click_with(&self, held: &str) {
        let pause = json!({ "type": "pause" });
        let key = |kind: &str| json!({ "type": kind, "value": held });
        let button = |kind: &str| json!({ "type": kind, "button": 0 });
        let click = |id: &str| {
            let onto = json!({ "type": "pointerMove", "x": 0, "y": 0, "origin": { ELEMENT: id } });
            let keys = json!([key("keyDown"), pause, pause, key("keyUp")]);
            let mouse = json!([onto, button("pointerDown"), button("pointerUp")]);
            let actions = json!([
                { "type": "key", "id": "keyboard", "actions": keys },
                { "type": "pointer", "id": "mouse", "actions": mouse },
            ]);
            Command::post("actions", json!({ "actions": actions }))
        };
        self.with("clicking", click).await;
    }

    /// Types text into it.
    pub async fn types(&self, text: &str) {
        let keys = |id: &str| Command::post(format!("element/{id}/value"), json!({ "text": text }));
        self.with("typing into", keys).await;
    }

    /// Types text into it in place of what is there.
    pub async fn types_anew(&self, text: &str) {
        const RELEASED: char = '\u{e000}';
        self.types(&format!("{CONTROL}a{RELEASED}{text}")).await;
    }

    /// Its text.
    pub async fn text(&self) -> String {
        let text = |id: &str| Command::get(format!("element/{id}/{}", self.words()));
        let text = self.with("reading", text).await;
        text.as_str().unwrap_or_default().trim().to_owned()
    }

    /// How to ask for the text: for a status, WebKit's own command returns only what can be seen,
    /// and not what is for screen readers alone.
    fn words(&self) -> &'static str {
        if self.role == Role::Status {
            "property/innerText"
        } else {
            "text"
        }
    }

    async fn said(&self, id: &str) -> Option<String> {
        let said = self.page.ask(id, self.words()).await?;
        Some(said.trim().to_owned())
    }

    /// The raw value of an attribute; empty if there is none.
    pub async fn attribute(&self, name: &str) -> String {
        let value = self
            .evaluate(&format!("element.getAttribute('{name}') ?? ''"))
            .await;
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Evaluates an expression about `element`.
    pub async fn evaluate(&self, expression: &str) -> Value {
        let script = format!("const element = arguments[0]; return {expression};");
        let evaluate = |id: &str| Command::script(&script, json!([{ ELEMENT: id }]));
        self.with("looking at", evaluate).await
    }

    /// Waits until this is its text.
    pub async fn says(&self, text: &str) {
        let what = format!("{} says “{text}”", self.what());
        let once = async || {
            let id = self.only().await?;
            let said = self.said(&id).await?;
            (said == text).then_some(())
        };
        self.page.until(&what, once).await;
    }

    /// Waits until its text contains this.
    pub async fn holds(&self, text: &str) {
        let what = format!("{} holds “{text}”", self.what());
        let once = async || {
            let id = self.only().await?;
            let said = self.said(&id).await?;
            said.contains(text).then_some(())
        };
        self.page.until(&what, once).await;
    }

    /// Waits until an expression about `element` is true.
    pub async fn comes_to(&self, expression: &str) {
        let what = format!("of {}, {expression}", self.what());
        let patience = Patience::start();
        while self.evaluate(expression).await != Value::Bool(true) {
            if !patience.again().await {
                self.page.fail(&what).await;
            }
        }
    }

    /// Waits until it has the focus.
    pub async fn has_focus(&self) {
        self.comes_to(FOCUSED).await;
    }

    /// Presses Tab until it has the focus, like a person without a mouse.
    pub async fn tab_to(&self) {
        self.appears().await;
        for _ in 0..200 {
            let focused = self.evaluate(FOCUSED).await;
            if focused == Value::Bool(true) {
                return;
            }
            self.page.press(crate::Key::Tab).await;
        }
        let what = format!("{} can be reached with Tab", self.what());
        self.page.fail(&what).await;
    }
}
