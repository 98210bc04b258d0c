use super::{Device, Manager, User, is_address};

/// Digits and capitals that are hard to take for one another (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A stand-in for a person's name: the same for the same text on every load and every machine,
/// and no way back short of trying all names.
///
/// It is for a screen that others see, not for publishing: whoever has the list of names can
/// compute the stand-ins.
///
/// ```
/// # use active_users::domain::pseudonym;
/// assert_eq!(pseudonym("u-1001"), pseudonym("u-1001"));
/// assert_ne!(pseudonym("u-1001"), pseudonym("u-1002"));
/// assert_eq!(pseudonym("u-1001").len(), "Person 0123-4567".len());
/// ```
pub fn pseudonym(text: &str) -> String {
    let code = code(text);
    let (first, second) = code.split_at(4);
    format!("Person {first}-{second}")
}

/// The stand-in for a manager's name, by what tells the manager from others: the address, in whatever
/// letters, else the name.
pub fn pseudonym_of_manager(known_by: &str) -> String {
    match is_address(known_by) {
        true => pseudonym(&known_by.to_ascii_lowercase()),
        false => pseudonym(known_by),
    }
}

/// The stand-in for an e-mail address.
pub fn pseudonymous_email(text: &str) -> String {
    format!("{}@concealed.invalid", code(text).to_ascii_lowercase())
}

fn code(text: &str) -> String {
    let hash = fnv1a(text.as_bytes());
    let letter = |place: u32| {
        let index = (hash >> (place * 5)) as usize % LETTERS.len();
        LETTERS.get(index).copied().map(char::from)
    };
    (0..8).filter_map(letter).collect()
}

/// FNV-1a in 64 bits with its bits stirred (the finaliser of SplitMix64), so that neighbouring
/// ids have stand-ins that are far apart.
fn fnv1a(bytes: &[u8]) -> u64 {
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let mut hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325, mix);
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

impl User<'_> {
    /// The same user without anything that names a person: name, e-mail address, manager and the
    /// names of devices, which often hold their owner's. The id stays, since it is what links to
    /// the user.
    #[must_use]
    pub fn concealed(self) -> Self {
        let devices = self.devices.map(|devices| {
            let unnamed = |device| Device {
                name: None,
                ..device
            };
            devices.into_iter().map(unnamed).collect()
        });
        let manager = self.manager.map(|manager| {
            let key = manager
                .email
                .as_deref()
                .or(manager.name.as_deref())
                .unwrap_or_default();
            Manager {
                name: Some(pseudonym_of_manager(key).into()),
                email: manager
                    .email
                    .as_deref()
                    .map(|email| pseudonymous_email(&email.to_ascii_lowercase()).into()),
            }
        });
        Self {
            name: Some(pseudonym(&self.id).into()),
            email: self
                .email
                .as_ref()
                .map(|_| pseudonymous_email(&self.id).into()),
            devices,
            manager,
            ..self
        }
    }
}
