use serde::{Deserialize, Serialize};

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
    /// Counts one more user.
    pub(super) fn add(&mut self, facets: Facets) {
        let is = |activity| usize::from(facets.has_any(Set::only(activity)));
        self.active += is(Activity::Active);
        self.inactive += is(Activity::Inactive);
        self.never += is(Activity::Never);
        self.onboarded = self.active + self.inactive;
    }
}
