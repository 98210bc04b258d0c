use super::{License, words};

words! {
    /// How far a user has come, as the admin console calls it. `{product}` in a label stands
    /// for the configured name.
    pub enum Status as "status" {
        /// The license is not assigned.
        NoLicense = "no-license", "No License";
        /// The license is assigned and the vault has not been created.
        Pending = "pending", "Pending User Action";
        /// The license is assigned and the vault has been created.
        Using = "using", "Using {product}";
    }
}

impl Status {
    /// The status of a user.
    pub fn of(license: License, vault_created: bool) -> Self {
        match (license, vault_created) {
            (License::Unassigned, _) => Self::NoLicense,
            (License::Assigned, false) => Self::Pending,
            (License::Assigned, true) => Self::Using,
        }
    }
}
