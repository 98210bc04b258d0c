use leptos::prelude::*;

use super::opener::{Who, action};
use crate::context::{
    OneUser, Writing, forget_writing, keep_own_texts, keep_writing, own_texts, send_writing,
    writing,
};
use crate::domain::Suggestion;
use crate::guide::{TIPS, Tip};
use crate::outreach::{Template, built_in, of_action, unknown_fields};
use crate::query::UserQuery;
use crate::reactive::{RwSignal, effect};

/// What is written: a text that began as one of the guide's or of the reader's own.
#[derive(Debug, Clone, Copy)]
pub struct Text {
    /// The subject, with fields.
    pub subject: RwSignal<String>,
    /// The message, with fields.
    pub body: RwSignal<String>,
    /// Which tip stands for `{tip}`.
    pub tip: RwSignal<usize>,
    /// The text that it began as.
    pub began_as: RwSignal<String>,
    /// The reader's own texts.
    pub own: RwSignal<Vec<Template>>,
    /// Why the text was not sent.
    pub problem: RwSignal<Option<String>>,
    /// The one user whom it is written to; `None` for several.
    to: StoredValue<Option<OneUser>>,
}

impl Text {
    /// Nothing, until somebody is written to.
    pub fn new() -> Self {
        let text = Self {
            subject: RwSignal::new(String::new()),
            body: RwSignal::new(String::new()),
            tip: RwSignal::new(0),
            began_as: RwSignal::new(String::new()),
            own: RwSignal::new(own_texts()),
            problem: RwSignal::new(None),
            to: StoredValue::new(None),
        };
        effect(move || {
            let writing = Writing {
                began_as: text.began_as.get(),
                subject: text.subject.get(),
                body: text.body.get(),
                tip: text.tip.get(),
                sent_with: None,
            };
            if writing.began_as.is_empty() {
                return;
            }
            let is_begun = text.is_changed() || writing.tip > 0;
            text.to.with_value(|to| match is_begun {
                true => keep_writing(to.as_ref(), &writing),
                false => forget_writing(to.as_ref()),
            });
        });
        text
    }

    /// Begins to write to users of the portal that takes reminders at an address, unless something else is
    /// being written to them. What is written to one user alone is meant for nobody else.
    pub fn begin(self, who: &Who, url: String) {
        let (to, template) = match who {
            Who::Selected(selected) => (None, of_list(&selected.query)),
            Who::One { id, text, .. } => {
                let id = id.clone();
                (Some(OneUser { url, id }), Some(text.clone()))
            }
        };
        let kept = writing(to.as_ref()).unwrap_or_default();
        self.to.set_value(to);
        self.problem.set(None);
        self.tip.set(kept.tip);
        if !kept.began_as.is_empty() {
            self.put(&kept.began_as, &kept.subject, &kept.body);
            if self.is_changed() {
                return;
            }
        }
        if let Some(template) = template {
            self.begin_as(&template);
        }
    }

    /// Begins with another text.
    pub fn begin_as(self, template: &Template) {
        self.put(&template.name, &template.subject, &template.body);
    }

    fn put(self, began_as: &str, subject: &str, body: &str) {
        self.began_as.set(began_as.to_owned());
        self.subject.set(subject.to_owned());
        self.body.set(body.to_owned());
    }

    /// All texts to begin with: those of the guide, then the reader's own.
    pub fn all(self) -> Vec<Template> {
        built_in().into_iter().chain(self.own.get()).collect()
    }

    /// Whether the text is not as it began.
    pub fn is_changed(self) -> bool {
        let (began_as, subject, body) = (self.began_as.get(), self.subject.get(), self.body.get());
        let all = self.all();
        let began = all.iter().find(|template| template.name == began_as);
        began.is_none_or(|began| began.subject != subject || began.body != body)
    }

    /// The text with its tip, under the name by which the data will tell it from others.
    pub fn template(self) -> Template {
        let template = Template {
            name: match self.is_changed() {
                true => "Own text".to_owned(),
                false => self.began_as.get(),
            },
            subject: self.subject.get(),
            body: self.body.get(),
        };
        template.with_tip(self.chosen_tip())
    }

    fn chosen_tip(self) -> &'static Tip {
        let [first, ..] = &TIPS;
        TIPS.get(self.tip.get()).unwrap_or(first)
    }

    /// What in braces is no field.
    pub fn unknown_fields(self) -> Vec<String> {
        let text = format!("{}\n{}", self.subject.get(), self.body.get());
        unknown_fields(&text)
    }

    /// Whether there is a subject and a message.
    pub fn is_complete(self) -> bool {
        let is_there = |text: RwSignal<String>| text.with(|text| !text.trim().is_empty());
        is_there(self.subject) && is_there(self.body)
    }

    /// Notes that the text is on its way with a delivery: the next one begins anew.
    pub fn sent(self, key: &str) {
        self.to.with_value(|to| send_writing(to.as_ref(), key));
        self.problem.set(None);
    }

    /// Keeps the text under a name, in place of another one of that name; gives what is wrong with the
    /// name, or with the browser's storage.
    pub fn save_as(self, name: &str) -> Result<(), &'static str> {
        let name = name.trim();
        if name.is_empty() {
            return Err("Give the text a name.");
        }
        if built_in().iter().any(|template| template.name == name) {
            return Err("A text of the guide has this name. Choose another one.");
        }
        let text = Template {
            name: name.to_owned(),
            subject: self.subject.get_untracked(),
            body: self.body.get_untracked(),
        };
        self.own.update(|own| {
            own.retain(|other| other.name != name);
            own.push(text);
        });
        self.began_as.set(name.to_owned());
        match self.own.with_untracked(|own| keep_own_texts(own)) {
            true => Ok(()),
            false => Err("Saved until you close the page: this browser stores nothing."),
        }
    }

    /// Whether the text began as one of the reader's own.
    pub fn is_own(self) -> bool {
        let name = self.began_as.get();
        self.own
            .with(|own| own.iter().any(|text| text.name == name))
    }

    /// Deletes the reader's own text that this one began as. What is written stays.
    pub fn delete_own(self) {
        let name = self.began_as.get_untracked();
        self.own.update(|own| own.retain(|text| text.name != name));
        self.own.with_untracked(|own| keep_own_texts(own));
    }
}

/// The text that the users of a list get.
fn of_list(query: &UserQuery) -> Option<Template> {
    of_action(match action(query) {
        Some(action @ (Suggestion::Message | Suggestion::Repair)) => action,
        _ => Suggestion::Remind,
    })
}
