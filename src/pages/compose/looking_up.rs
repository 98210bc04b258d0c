use leptos::prelude::*;

use super::composing::Composing;
use crate::pages::list_problem::ListProblem;
use crate::ui::{Scope, focus_on};

/// Says what is not known of who must not be written to; nothing where all is.
#[component]
pub fn LookingUp(composing: Composing) -> impl IntoView {
    let lists = composing.lists();
    let is_first = Memo::new(move |_| {
        let never_notify = lists.never_notify().state();
        never_notify.list.is_none() && never_notify.is_loading
    });
    let never_notify = Memo::new(move |_| lists.never_notify().state().problem);
    // As long as nobody is written to, it says nothing of anybody.
    let log = Memo::new(move |_| {
        let knows_who = composing.knows_who();
        lists.log().state().problem.filter(|_| knows_who)
    });
    let scope = Scope::expect();
    let again = Callback::new(move |()| {
        composing.look_up_again();
        // The button goes where it helps.
        focus_on(&scope, ".compose-title");
    });
    view! {
        <Show when=move || is_first.get()>
            <p class="quiet" role="status">"Loading the never-notify list…"</p>
        </Show>
        <ListProblem
            title="The never-notify list could not be loaded"
            kept="Nobody is written to until it is known who asked not to be."
            problem=never_notify
            again
        />
        <ListProblem
            title="The outreach log could not be loaded"
            kept="Users who were written to or called a short time ago may be among those below."
            problem=log
            again
        />
    }
}
