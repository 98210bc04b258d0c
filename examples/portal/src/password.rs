//! Hashes passwords with Argon2id and a random salt.

use anyhow::{Result, anyhow};
use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier};

/// The hash of a password that nobody has. Sign-in checks it if there is no such account, so that
/// the response time does not reveal which accounts exist.
pub const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$T9uN3ZSY/v1HGehNefmHvw$RmZ68CALZ5Ry2bkR8EkuuVyc7DIiOukGU543r4KseJw";

/// Hashes a password. The hash includes its parameters and salt.
///
/// # Errors
/// The operating system has no randomness for the salt.
pub fn hash(password: &str) -> Result<String> {
    let hash: PasswordHash = Argon2::default()
        .hash_password(password.as_bytes())
        .map_err(|error| anyhow!("Cannot hash the password: {error}"))?;
    Ok(hash.to_string())
}

/// Whether `hash` is a hash of `password`. An unreadable hash matches no password.
pub fn matches(password: &str, hash: &str) -> bool {
    Argon2::default()
        .verify_password(password.as_bytes(), hash)
        .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_password_matches_and_each_hash_has_its_own_salt() {
        let (one, other) = (hash("lantern").unwrap(), hash("lantern").unwrap());
        assert!(matches("lantern", &one) && matches("lantern", &other));
        assert!(!matches("lanterns", &one));
        assert!(!matches("lantern", "no hash at all"));
        assert_ne!(one, other);
    }

    #[test]
    fn the_dummy_hash_takes_as_long_as_a_real_one() {
        let parameters = |hash: &str| hash.split('$').take(4).collect::<Vec<_>>().join("$");
        assert_eq!(parameters(NOBODY), parameters(&hash("lantern").unwrap()));
    }
}
