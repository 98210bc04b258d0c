//! Names and e-mail addresses: believable, and unique without remembering whom there was already.

use fastrand::Rng;

const GIVEN: &str = include_str!("given.txt");
const FAMILY: &str = include_str!("family.txt");
/// Names written in their own script; given and family name belong together there.
const WHOLE: &str = include_str!("whole.txt");
/// One person in so many carries a name of [`WHOLE`].
const WHOLE_EVERY: usize = 50;

/// A name as a person writes it, and its lower-case ASCII form.
type Name = (&'static str, String);

/// Everyone the sample can name.
pub struct People {
    given: Vec<Name>,
    family: Vec<Name>,
    whole: Vec<Name>,
    /// All pairs of given and family name, shuffled.
    pairs: Vec<usize>,
}

/// One person's name and address.
pub struct Person {
    /// As shown, in any script.
    pub name: String,
    /// Plain ASCII at example.com.
    pub email: String,
}

impl People {
    /// The people of one organization: another seed meets them in another order.
    pub fn new(seed: u64) -> Self {
        let (given, family) = (names(GIVEN), names(FAMILY));
        let mut pairs: Vec<usize> = (0..given.len() * family.len()).collect();
        Rng::with_seed(seed).shuffle(&mut pairs);
        Self {
            given,
            family,
            whole: names(WHOLE),
            pairs,
        }
    }

    /// The person of record `index`; every index has an address of its own.
    pub fn at(&self, index: usize) -> Person {
        if index % WHOLE_EVERY == WHOLE_EVERY / 3 {
            let turn = index / WHOLE_EVERY;
            let (name, ascii) = cycle(&self.whole, turn);
            return person((*name).to_owned(), ascii, turn / self.whole.len());
        }
        let pair = *cycle(&self.pairs, index);
        let (given, family) = (
            cycle(&self.given, pair / self.family.len()),
            cycle(&self.family, pair),
        );
        person(
            format!("{} {}", given.0, family.0),
            &format!("{}.{}", given.1, family.1),
            index / self.pairs.len(),
        )
    }
}

/// The second bearer of a name gets a 2 in the address, as directories do.
fn person(name: String, ascii: &str, earlier_bearers: usize) -> Person {
    let number = if earlier_bearers == 0 {
        String::new()
    } else {
        (earlier_bearers + 1).to_string()
    };
    Person {
        name,
        email: format!("{ascii}{number}@example.com"),
    }
}

/// Lines of `Zoë = zoe`, or `Ada` where lower case is all it takes.
fn names(list: &'static str) -> Vec<Name> {
    list.lines()
        .map(|line| match line.split_once(" = ") {
            Some((shown, ascii)) => (shown, ascii.to_owned()),
            None => (line, line.to_ascii_lowercase()),
        })
        .collect()
}

#[expect(
    clippy::indexing_slicing,
    reason = "the remainder is in range, and no list here is empty"
)]
fn cycle<T>(list: &[T], turn: usize) -> &T {
    &list[turn % list.len()]
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn addresses_are_unique_and_ascii_beyond_one_round_of_names() {
        let people = People::new(7);
        let mut seen = HashSet::new();
        for index in 0..20_000 {
            let email = people.at(index).email;
            assert!(
                email
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b".@".contains(&b)),
                "{email}"
            );
            assert!(seen.insert(email.clone()), "{email} is there twice");
        }
    }

    #[test]
    fn some_names_have_accents_and_some_are_not_latin() {
        let people = People::new(1);
        let names: Vec<String> = (0..200).map(|index| people.at(index).name).collect();
        assert!(
            names
                .iter()
                .any(|name| name.contains(['ë', 'é', 'ü', 'ø', 'ł']))
        );
        assert!(
            names
                .iter()
                .any(|name| name.chars().all(|c| c as u32 > 0x370 || c == ' '))
        );
    }
}
