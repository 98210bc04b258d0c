use std::collections::{BTreeMap, BTreeSet};

use super::lists::Lists;
use super::never_list::NeverList;
use crate::domain::{Eligibility, Instant, Span};
use crate::engine::{Loaded, Stopped};
use crate::source::Config;

/// Who is left alone, according to the never-notify list, the log and the cool-down.
#[derive(Debug, Clone)]
pub struct LeftAlone {
    never_notify: BTreeSet<String>,
    contacted: BTreeMap<String, Instant>,
    cooldown: Span,
}

impl LeftAlone {
    /// According to the never-notify list alone; `None` until it is loaded.
    pub(super) fn by_list(list: NeverList, cooldown: Span) -> Option<Self> {
        Some(Self {
            never_notify: list.ids()?,
            contacted: BTreeMap::new(),
            cooldown,
        })
    }

    /// According to everything known now; `None` until the never-notify list is loaded.
    pub fn of(lists: Lists) -> Option<Self> {
        let by_list = Self::by_list(lists.never_notify(), lists.cooldown().span())?;
        let log = lists.log().state().list;
        Some(Self {
            contacted: log.map(|log| log.latest()).unwrap_or_default(),
            ..by_list
        })
    }
}

/// Who may be written to, whatever was sent from here. One user alone may have an address that the portal
/// knows and the data does not.
pub async fn rules(
    loaded: &Loaded,
    config: &Config,
    left_alone: LeftAlone,
    is_to_many: bool,
) -> Result<Eligibility, Stopped> {
    let LeftAlone {
        never_notify,
        contacted,
        cooldown,
    } = left_alone;
    let has_portal = config.reminders.url.is_some();
    Ok(Eligibility {
        as_of: loaded.as_of.at,
        cooldown,
        needs_address: !has_portal || is_to_many && loaded.engine.knows_addresses().await?,
        never_notify,
        contacted,
        written: BTreeMap::new(),
        waiting: BTreeSet::new(),
        included: BTreeSet::new(),
    })
}
