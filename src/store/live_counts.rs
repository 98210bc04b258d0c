use serde::{Deserialize, Serialize};

use super::cells::Cells;
use super::facets::Facets;
use crate::domain::{Activity, Set};

/// How many of the users that have come so far are in the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LiveCounts {
    /// The users in the chart: Active and Inactive together.
    pub onboarded: usize,
    /// The bar of that name.
    pub active: usize,
    /// The bar of that name.
    pub inactive: usize,
    /// Onboarded, but with no use since the vault was set up.
    pub never: usize,
}

impl LiveCounts {
    pub(super) fn of(cells: &Cells) -> Self {
        let count = |activity| cells.count(Facets::only(Set::only(activity)));
        let (active, inactive) = (count(Activity::Active), count(Activity::Inactive));
        Self {
            onboarded: active + inactive,
            active,
            inactive,
            never: count(Activity::Never),
        }
    }
}
