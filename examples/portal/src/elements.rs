//! What all elements and the app are given alike. Elements share their data only if their `src` and
//! their `fields` are the same.

/// Fields of the members' records that become columns and filters.
pub const FIELDS: &str = "department:Department";

/// The time zone of the company.
pub const TIME_ZONE: &str = "Europe/Berlin";

/// For how many seconds the data is kept after the last element is gone, so that another page of the
/// portal does not load it again.
pub const KEEP: u32 = 300;

/// How many seconds pass before a chart of figures reloads.
pub const REFRESH: u32 = 3600;

/// The sign-in page, for a session that has ended.
pub const SIGN_IN: &str = "/sign-in?return_to={return}";
