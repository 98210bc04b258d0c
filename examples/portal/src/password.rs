//! Passwords: hashed with Argon2id, with a salt each.

use anyhow::{Result, anyhow};
use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier};

/// A hash of a password that nobody has: compared with where there is no account, so that the time
/// of an answer does not tell which accounts there are.
pub const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$T9uN3ZSY/v1HGehNefmHvw$RmZ68CALZ5Ry2bkR8EkuuVyc7DIiOukGU543r4KseJw";

/// The hash to keep, which names its own parameters and salt.
///
/// # Errors
/// The operating system has no randomness for the salt.
pub fn hash(password: &str) -> Result<String> {
    let hash: PasswordHash = Argon2::default()
        .hash_password(password.as_bytes())
        .map_err(|error| anyhow!("The password cannot be hashed: {error}"))?;
    Ok(hash.to_string())
}

/// Whether `password` is the one that `hash` was made of; never with a hash that cannot be read.
pub fn matches(password: &str, hash: &str) -> bool {
    Argon2::default()
        .verify_password(password.as_bytes(), hash)
        .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_password_matches_and_equal_passwords_have_different_hashes() {
        let (one, other) = (hash("lantern").unwrap(), hash("lantern").unwrap());
        assert!(matches("lantern", &one) && matches("lantern", &other));
        assert!(!matches("lanterns", &one));
        assert!(!matches("lantern", "no hash at all"));
        assert_ne!(one, other);
    }

    #[test]
    fn the_hash_of_nobody_takes_as_long_as_a_real_one() {
        let parameters = |hash: &str| hash.split('$').take(4).collect::<Vec<_>>().join("$");
        assert_eq!(parameters(NOBODY), parameters(&hash("lantern").unwrap()));
    }
}
