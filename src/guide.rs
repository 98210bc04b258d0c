//! What to do for users who drift away: advice for each suggested action, and texts to send.

use crate::domain::{CauseKind, Suggestion};

/// Advice on one suggested action.
#[derive(Debug, Clone, Copy)]
pub struct Advice {
    /// The action that this advice is about.
    pub action: Suggestion,
    /// When it is suggested.
    pub when: &'static str,
    /// What to do about it.
    pub what: &'static str,
    /// A text to send, where there is something to send.
    pub text: Option<Text>,
}

/// A text to send. `{product}` stands for the product's name.
#[derive(Debug, Clone, Copy)]
pub struct Text {
    /// Who gets it and how.
    pub title: &'static str,
    /// Its subject, where it is an e-mail.
    pub subject: Option<&'static str>,
    /// The message itself, with blank lines between paragraphs.
    pub body: &'static str,
}

impl Text {
    /// The text with the product's name in place.
    pub fn for_product(&self, product: &str) -> String {
        self.body.replace("{product}", product)
    }

    /// The subject with the product's name in place; empty where it is no e-mail.
    pub fn subject_for_product(&self, product: &str) -> String {
        self.subject
            .unwrap_or_default()
            .replace("{product}", product)
    }
}

/// What is behind a likely cause.
pub fn explanation(cause: CauseKind) -> &'static str {
    match cause {
        CauseKind::DeviceChange => {
            "A new phone or laptop, and the app was left behind on the old one. On the new device \
             it is missing or not paired, so people fall back on the browser's own password manager."
        }
        CauseKind::Friction => {
            "The app is installed and gets opened, but passwords are still typed or copied by \
             hand, because autofill is not switched on where they are needed."
        }
        CauseKind::NoHabit => {
            "The vault was set up on request and used a few times. Without a reason to open it in the first \
             month, no habit forms."
        }
        CauseKind::Unknown => {
            "The data shows no pattern. The person may be on leave, have changed roles, or not need \
             passwords for work. Asking is better than guessing."
        }
    }
}

/// Advice for every action, in the order in which the rules try them.
pub const ADVICE: [Advice; 5] = [
    Advice {
        action: Suggestion::Escalate,
        when: "Three or more reminders, and no use since.",
        what: "More reminders will not help. Ask the manager whether they still need the product. If not, \
               unassign the license so that someone else can use it.",
        text: Some(Text {
            title: "Note to the manager",
            subject: None,
            body: "Hello,\n\n\
                   A member of your team has a license for {product} that has not been used for some \
                   time, and our reminders have not been answered.\n\n\
                   Do they still need shared or personal passwords for work? If so, could you \
                   mention it in your next one-to-one? We are glad to help with the setup. If not, we will free the license.\n\n\
                   Thank you",
        }),
    },
    Advice {
        action: Suggestion::Repair,
        when: "A device was added after the last use and never opened or paired, or no paired device is left.",
        what: "Offer help with the new device first. Activation on a new device can need support, \
               so plan five minutes together rather than sending instructions alone.",
        text: Some(Text {
            title: "Message about the new device",
            subject: None,
            body: "Hi, it looks as if you changed your phone or computer and {product} isn't set up on the \
                   new device. Your vault is still there.\n\n\
                   1. Install {product} on the new device and open it.\n\
                   2. Sign in with your work e-mail address.\n\
                   3. Follow the steps to pair the device.\n\n\
                   If it asks for an activation code you don't have, reply and we'll do it together. It \
                   takes about five minutes.",
        }),
    },
    Advice {
        action: Suggestion::Wait,
        when: "A reminder went out in the last seven days.",
        what: "Give it time. A second message within a week is read as nagging and works less well \
               than the first one.",
        text: None,
    },
    Advice {
        action: Suggestion::Message,
        when: "The person came back once before and left again, or one or two reminders had no effect.",
        what: "Write in person rather than sending the same e-mail again. Offer a walkthrough of \
               five minutes, or a short video or guide, for the one thing that gets in their way.",
        text: Some(Text {
            title: "Direct message",
            subject: None,
            body: "Hi, I look after {product} here and saw that you have not used it lately. Is something \
                   getting in your way?\n\n\
                   I can show you in five minutes how to let it fill in your passwords in the \
                   browser and on your phone. When would be a good time?",
        }),
    },
    Advice {
        action: Suggestion::Remind,
        when: "Nothing has been tried since the last use.",
        what: "Send one short, friendly e-mail with a single tip, such as switching on autofill or \
               adding the first credential. People act on one tip; five get ignored.",
        text: Some(Text {
            title: "Reminder by e-mail",
            subject: Some("One tip for {product}"),
            body: "Hello,\n\n\
                   You have not opened {product} for a while, so here is one tip that saves time \
                   every day: switch on autofill, and it fills in your passwords for you.\n\n\
                   In the browser, install the {product} extension. On the phone, choose {product} in \
                   the settings under passwords and autofill.\n\n\
                   Questions? Just answer this e-mail.",
        }),
    },
];
