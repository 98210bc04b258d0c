use web_sys::Event;

use super::known::Known;
use super::task::Task;
use crate::domain::shortened;
use crate::markup::{Markup, markup};
use crate::outreach::Template;
use crate::pages::compose::{Opener, Who};
use crate::reactive::Memo;

/// Opens the dialog to write to one user, with the text of the suggested action.
pub fn edit(known: Memo<Option<Known>>, task: Memo<Option<Task>>) -> Markup {
    let opener = Opener::expect();
    let open = move |_: Event| {
        let (known, task) = (known.get_untracked(), task.get_untracked());
        let text = task.and_then(|task| task.text);
        let (Some(Known { profile, .. }), Some(text)) = (known, text) else {
            return;
        };
        let user = profile.user;
        opener.write_to(Who::One {
            name: shortened(user.shown_name()).into_owned(),
            id: user.id.into_owned(),
            text: Template::from(&text),
        });
    };
    markup! {
        <button type="button" class="button button-plain" aria-label="Edit before sending…" on:click=open>"Edit…"</button>
    }
}
