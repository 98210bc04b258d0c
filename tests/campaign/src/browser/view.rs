//! Where users are shown, and what is shown there.

use std::time::{Duration, Instant};

use e2e::Page;
use reference::Dice;
use serde_json::Value;
use tokio::time::sleep;

use super::front::Front;
use super::words::{are_of_nobody, are_words};

/// Every load must end within this time, whatever the server does: its own limit is one second.
const LIMIT: Duration = Duration::from_secs(12);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    Chart,
    List,
    Dashboard,
    Users,
}

/// What a person and a portal get from a load.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// Whether the load ended in time.
    pub has_ended: bool,
    pub active: Option<u64>,
    pub inactive: Option<u64>,
    /// The number of users a list reports.
    pub users: Option<u64>,
    pub text: String,
    /// Names and details of events.
    pub heard: Vec<Value>,
}

const STATE: &str = "(() => {
    const count = kind => all('a.bar[data-activity=' + kind + ']')[0]?.dataset.count ?? null;
    const said = all('[role=status]').filter(e => e.checkVisibility()).map(e => e.innerText).join('\\n');
    const users = said.match(/(?:^|\\n)([\\d,]+) users?\\b/)?.[1].replace(/,/g, '') ?? null;
    return { active: count('active'), inactive: count('inactive'), users, text: text(), heard: window.heard ?? [] };
})()";

impl View {
    pub fn any(dice: &mut Dice) -> Self {
        dice.pick(&[
            Self::Chart,
            Self::Chart,
            Self::List,
            Self::Dashboard,
            Self::Users,
        ])
    }

    pub fn is_element(self) -> bool {
        matches!(self, Self::Chart | Self::List)
    }

    pub fn is_list(self) -> bool {
        matches!(self, Self::List | Self::Users)
    }

    /// Loads the users and waits for the end. `way` is how an element gets them.
    pub async fn load(self, page: &Page, front: &Front, step: u64, way: &str) -> Shown {
        match self {
            Self::Chart => fresh(page, front, ("active-users-chart", way), step).await,
            Self::List => fresh(page, front, ("active-users-list", way), step).await,
            Self::Dashboard => page.open_url(&front.url("/")).await,
            Self::Users => page.open_url(&front.url("/users")).await,
        }
        self.end(page).await
    }

    /// Reloads an element over what it shows, and waits for the end.
    pub async fn reload(self, page: &Page) -> Shown {
        page.evaluate("void again()").await;
        self.end(page).await
    }

    async fn end(self, page: &Page) -> Shown {
        let start = Instant::now();
        loop {
            let mut shown = self.look(page).await;
            if shown.has_ended {
                // An announced state is drawn a moment later, and may still disappear.
                page.frames().await;
                shown = self.look(page).await;
            }
            if shown.has_ended {
                return shown;
            }
            if start.elapsed() > LIMIT {
                return shown;
            }
            sleep(Duration::from_millis(15)).await;
        }
    }

    async fn look(self, page: &Page) -> Shown {
        let mut shown = Shown::of(&page.evaluate(STATE).await);
        let is_drawn = shown.has_figures(self) || are_words(&shown.text);
        let is_told = !self.is_element() || !shown.heard.is_empty();
        shown.has_ended = is_drawn && is_told && !shown.text.contains("Loading users");
        shown
    }
}

/// A new element on the bench page, which is loaded once for many.
async fn fresh(page: &Page, front: &Front, (tag, way): (&str, &str), step: u64) {
    let bench = front.url("/bench");
    if page.evaluate("location.href").await != bench.as_str() {
        page.open_url(&bench).await;
    }
    // Don't mistake an earlier element's content for this one's.
    page.evaluate("box.replaceChildren(), heard.length = 0")
        .await;
    page.evaluate(&format!("void fresh('{tag}', {step}, '{way}')"))
        .await;
}

impl Shown {
    fn of(state: &Value) -> Self {
        let number = |key: &str| state[key].as_str().and_then(|text| text.parse().ok());
        Self {
            has_ended: false,
            active: number("active"),
            inactive: number("inactive"),
            users: number("users"),
            text: state["text"].as_str().unwrap_or_default().to_owned(),
            heard: state["heard"].as_array().cloned().unwrap_or_default(),
        }
    }

    /// Figures, or the sentence that replaces them if there are no users.
    pub fn has_figures(&self, view: View) -> bool {
        if view.is_list() {
            self.users.is_some() || self.is_empty()
        } else {
            self.active.is_some() && self.inactive.is_some() || self.is_empty()
        }
    }

    pub fn is_empty(&self) -> bool {
        are_of_nobody(&self.text)
    }
}
