use std::collections::VecDeque;

/// More than anybody types while an address is on its way.
const MOST: usize = 64;

/// Typed texts that the address has been asked to take over, oldest first.
///
/// A portal may take its time over that. What comes back late must not be written over what has
/// been typed since.
///
/// ```
/// # use active_users::query::Announced;
/// let mut announced = Announced::default();
/// announced.push("d");
/// announced.push("da");
/// assert_eq!(announced.latest(), Some("da"));
/// assert!(announced.is_outdated("d"));
/// assert!(!announced.is_outdated("da"));
/// assert!(!announced.is_outdated("somebody else's"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Announced(VecDeque<String>);

impl Announced {
    /// Notes a text that the address is asked to take over.
    pub fn push(&mut self, text: &str) {
        if self.0.len() == MOST {
            self.0.pop_front();
        }
        self.0.push_back(text.to_owned());
    }

    /// The text that the address will have in the end, where one is on its way.
    pub fn latest(&self) -> Option<&str> {
        self.0.back().map(String::as_str)
    }

    /// Whether the address has been asked to take over this text and has not done so yet.
    pub fn contains(&self, text: &str) -> bool {
        self.0.iter().any(|announced| announced == text)
    }

    /// Takes note of what the address has now; `true` where a later text is still on its way.
    pub fn is_outdated(&mut self, text: &str) -> bool {
        match self.0.iter().position(|announced| announced == text) {
            Some(at) => drop(self.0.drain(..=at)),
            // From elsewhere: it wins over everything that was typed before.
            None => self.0.clear(),
        }
        !self.0.is_empty()
    }
}
