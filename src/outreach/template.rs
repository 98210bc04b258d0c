use serde::{Deserialize, Serialize};

use crate::domain::Suggestion::{self, Message, Remind, Repair};
use crate::domain::Word;
use crate::guide::{ADVICE, INVITATION, Letter, Text, Tip};
use crate::sentences::{Fields, is_field};

/// A text to send under a name, with fields for what differs from person to person: see
/// [`merge`](crate::sentences::merge), and `{tip}` for one of the [`TIPS`](crate::guide::TIPS).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// What it is called in lists, and in the data for what was sent.
    pub name: String,
    /// Its subject.
    pub subject: String,
    /// The message itself, with blank lines between paragraphs.
    pub body: String,
}

impl Template {
    /// The text with a tip in place of `{tip}`.
    pub fn with_tip(&self, tip: &Tip) -> Self {
        Self {
            name: match self.has_tip() {
                true => format!("{}: {}", self.name, tip.name),
                false => self.name.clone(),
            },
            subject: self.subject.replace("{tip}", tip.name),
            body: self.body.replace("{tip}", tip.text),
        }
    }

    /// Whether a tip has to be chosen for it.
    pub fn has_tip(&self) -> bool {
        self.subject.contains("{tip}") || self.body.contains("{tip}")
    }

    /// What it is for, in one word: the action that it belongs to, `invite`, or `own` for a text of the
    /// reader's own.
    ///
    /// ```
    /// # use active_users::outreach::built_in;
    /// let actions: Vec<_> = built_in().iter().map(|text| text.action()).collect();
    /// assert_eq!(actions, ["remind", "message", "repair", "invite"]);
    /// ```
    pub fn action(&self) -> &'static str {
        // Behind the name of a text may stand that of its tip.
        let is_named = |text: &Text| {
            let rest = self.name.strip_prefix(text.title);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(": "))
        };
        let of_action = ADVICE
            .iter()
            .find(|advice| advice.text.as_ref().is_some_and(is_named));
        match of_action {
            Some(advice) => advice.action.as_str(),
            None if is_named(&INVITATION) => "invite",
            None => "own",
        }
    }

    /// The text as it is sent to one person.
    pub fn letter(&self, fields: &Fields) -> Letter {
        Letter::of(&self.subject, &self.body, fields)
    }
}

impl From<&Text> for Template {
    fn from(text: &Text) -> Self {
        Self {
            name: text.title.to_owned(),
            subject: text.subject.to_owned(),
            body: text.body.to_owned(),
        }
    }
}

/// The texts that are always there: one for each action that is about the user, in the order in which
/// a reader meets them, and the invitation.
pub fn built_in() -> Vec<Template> {
    let of_actions = [Remind, Message, Repair].into_iter().filter_map(of_action);
    of_actions.chain([Template::from(&INVITATION)]).collect()
}

/// The text for an action; `None` where there is nothing to send.
pub fn of_action(action: Suggestion) -> Option<Template> {
    let advice = ADVICE.iter().find(|advice| advice.action == action)?;
    advice.text.as_ref().map(Template::from)
}

/// What stands in braces in a text and is no field, each once: it would be sent as it is.
pub fn unknown_fields(text: &str) -> Vec<String> {
    let mut unknown = Vec::new();
    let parts = text.split('{').skip(1);
    for (word, _) in parts.filter_map(|part| part.split_once('}')) {
        let is_word = !word.is_empty() && !word.contains(char::is_whitespace);
        let is_known = is_field(word) || word == "tip";
        let field = format!("{{{word}}}");
        if is_word && !is_known && !unknown.contains(&field) {
            unknown.push(field);
        }
    }
    unknown
}
