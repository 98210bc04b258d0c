use std::collections::BTreeSet;

use super::composing::MOST;
use super::opener::{Opener, Who};
use crate::context::{LeftAlone, Lists, Outbox, Session, rules};
use crate::domain::Eligibility;
use crate::reactive::{ReadSignal, RwSignal, effect, signal};
use crate::store::Audience;
use crate::ui::ask;

/// Who gets what is written, with these users although something reached them a short time ago; `None`
/// until that is known.
pub fn audience(
    opener: Opener,
    included: RwSignal<BTreeSet<String>>,
) -> ReadSignal<Option<Audience>> {
    let (session, lists) = (Session::expect(), Lists::expect());
    let Opener { who, loaded, .. } = opener;
    let audience = ask(move || {
        let (loaded, who, included) = (loaded.get(), who.get(), included.get());
        // Nobody is asked about while the dialog shows something else.
        let outbox = who.as_ref().map(|_| session.outbox());
        let written = outbox.map(Outbox::written).unwrap_or_default();
        let waiting = outbox.map(Outbox::held).unwrap_or_default();
        let config = session.config().get().unwrap_or_default();
        let left_alone = LeftAlone::of(lists);
        async move {
            let (Some(who), Some(left_alone)) = (who, left_alone) else {
                return Ok(None);
            };
            let is_to_many = matches!(who, Who::Selected(_));
            let rules = Eligibility {
                written,
                waiting,
                included,
                ..rules(&loaded, &config, left_alone, is_to_many).await?
            };
            let engine = loaded.engine;
            let audience = match who {
                Who::Selected(selected) => engine.audience(selected, rules, MOST).await,
                Who::One { id, .. } => engine.audience_of_one(&id, rules).await,
            };
            audience.map(Some)
        }
    });
    let (known, set_known) = signal(None);
    // An answer to nothing is none.
    effect(move || set_known.set(audience.get().flatten()));
    known
}
