use leptos::prelude::*;

use super::composing::Composing;
use crate::markup::{Value, markup};
use crate::pages::list_problem::ListProblem;
use crate::reactive::Memo;

/// Says which lists are loading or have failed; nothing once both are there.
#[component]
pub fn LookingUp(composing: Composing) -> Value {
    let lists = composing.lists();
    let loading = move || {
        let is_loading = lists.never_notify().state().is_loading;
        match is_loading {
            true => Some("Loading the never-notify list…"),
            false => composing
                .is_looking_up()
                .then_some("Loading the outreach log…"),
        }
    };
    let never_notify = Memo::new(move |_| lists.never_notify().state().problem);
    // While nothing can be sent, a missing log changes nothing.
    let log = Memo::new(move |_| {
        let knows_who = composing.knows_who();
        lists.log().state().problem.filter(|_| knows_who)
    });
    let again = Callback::new(move |()| composing.look_up_again());
    let status = markup! { <p class="quiet" role="status">{move || loading()}</p> };
    markup! {
        {status}
        <ListProblem
            title="Never-notify list not loaded"
            kept="Nothing is sent until this list is loaded."
            problem=never_notify
            again
            focus=".compose-title"
        />
        <ListProblem
            title="Outreach log not loaded"
            kept="Some of these people may have had a message or a call recently."
            problem=log
            again
            focus=".compose-title"
        />
    }
}
