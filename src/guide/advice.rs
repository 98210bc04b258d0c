use super::text::Text;
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
    /// The same in one or two short sentences, to stand behind the reason.
    pub short: &'static str,
    /// What the person has to do, step by step, where that takes more than one.
    pub steps: &'static [&'static str],
    /// A text to send, where there is something to send.
    pub text: Option<Text>,
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
///
/// A reminder names no number of days: it is the same text tomorrow, by which it is known to have been
/// sent already.
pub const ADVICE: [Advice; 5] = [
    Advice {
        action: Suggestion::Escalate,
        when: "Three or more reminders, and no use since.",
        what: "More reminders will not help. Ask the manager whether they still need the product. If not, \
               unassign the license so that someone else can use it.",
        short: "Another reminder will not help. Ask whether the work still needs it.",
        steps: &[],
        text: Some(Text {
            title: "Note to the manager",
            subject: "{product} license of {name}",
            body: "Hello {manager},\n\n\
                   The {product} license of {name} has not been used for {days}, and our reminders \
                   have not been answered.\n\n\
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
        short: "The vault is still there. Pairing takes about five minutes together.",
        steps: &[
            "Install {product} on the new device and open it.",
            "Sign in with the work e-mail address.",
            "Follow the steps to pair. If it asks for an activation code, do it together.",
        ],
        text: Some(Text {
            title: "Message about the new device",
            subject: "{product} on {device}",
            body: "Hi {first_name}, it looks as if you changed your phone or computer and {product} isn't set up on \
                   {device} yet. Your vault is still there.\n\n\
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
        short: "A second message within a week works less well than the first.",
        steps: &[],
        text: None,
    },
    Advice {
        action: Suggestion::Message,
        when: "The person came back once before and left again, or one or two reminders had no effect.",
        what: "Write in person rather than sending the same e-mail again. Offer a walkthrough of \
               five minutes, or a short video or guide, for the one thing that gets in their way.",
        short: "A few words in person, with an offer of five minutes, do more than the same e-mail again.",
        steps: &[],
        text: Some(Text {
            title: "Direct message",
            subject: "Is something in the way of {product}?",
            body: "Hi {first_name}, I look after {product} here and saw that you have not used it for {days}. \
                   Is something getting in your way?\n\n\
                   I can show you in five minutes how to let it fill in your passwords in the \
                   browser and on your phone. When would be a good time?",
        }),
    },
    Advice {
        action: Suggestion::Remind,
        when: "Nothing has been tried since the last use.",
        what: "Send one short, friendly e-mail with a single tip, such as switching on autofill or \
               adding the first credential. People act on one tip; five get ignored.",
        short: "One short, friendly e-mail with a single tip.",
        steps: &[],
        text: Some(Text {
            title: "Reminder by e-mail",
            subject: "One tip for {product}",
            body: "Hello {first_name},\n\n\
                   You have not opened {product} for a while, so here is one tip that saves time \
                   every day: {tip}\n\n\
                   Questions? Just answer this e-mail.",
        }),
    },
];

/// What to write to somebody who has a license and no vault yet.
pub const INVITATION: Text = Text {
    title: "Invitation to set up",
    subject: "Your {product} account is ready",
    body: "Hello {first_name},\n\n\
           You have a license for {product}, and your vault is not set up yet. It takes about five \
           minutes.\n\n\
           1. Install {product} on your computer or phone and open it.\n\
           2. Sign in with your work e-mail address and follow the steps.\n\
           3. Save one password that you use every day.\n\n\
           If something is in the way, just answer this e-mail and we'll do it together.",
};
