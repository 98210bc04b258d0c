use leptos::prelude::*;

use crate::context::{Paths, Preferences};
use crate::domain::{Names, Suggestion};
use crate::pages::compose::{Opener, Who, action};
use crate::query::{Selected, Selection, UserQuery};
use crate::reactive::Memo;
use crate::ui::Messages;

/// Opens the dialog for everybody in the list where the address asks for it, as a link of the Dashboard
/// does. The list of a portal has an address of its own.
pub fn write_at_once(opener: Opener, list: Memo<UserQuery>, replace: Callback<String>) {
    let paths = Paths::expect();
    let hash = window().location().hash().unwrap_or_default();
    if paths.dashboard().is_none() || hash.trim_start_matches('#') != Paths::WRITE {
        return;
    }
    let query = list.get_untracked();
    let href = paths.users(&query);
    // A reload or a bookmark opens the list, and what was written is kept anyway.
    replace.run(href);
    let names = untrack(|| Preferences::expect().names());
    if names == Names::Concealed {
        return Messages::expect().say("Show names to write".to_owned());
    }
    let is_escalation = action(&query) == Some(Suggestion::Escalate);
    let who = Who::Selected(Selected {
        query,
        selection: Selection::ALL,
        names,
    });
    match is_escalation {
        true => opener.write_to_managers(who),
        false => opener.write_to(who),
    }
}
