//! Realistic names and e-mail addresses. Addresses are unique by design, so nothing has to remember
//! those already given.

use fastrand::Rng;

const GIVEN: &str = include_str!("given.txt");
const FAMILY: &str = include_str!("family.txt");
/// Full names in scripts other than Latin, where given and family names cannot be mixed freely.
const WHOLE: &str = include_str!("whole.txt");
/// One person in this many has a name from [`WHOLE`].
const WHOLE_EVERY: usize = 50;

/// A name as its bearer writes it, and the same name in lower-case ASCII.
type Name = (&'static str, String);

/// All the names the sample can use.
pub struct People {
    given: Vec<Name>,
    family: Vec<Name>,
    whole: Vec<Name>,
    /// Every pair of a given and a family name, shuffled.
    pairs: Vec<usize>,
}

/// One person's name and address.
pub struct Person {
    /// As shown on screen, in any script.
    pub name: String,
    /// Plain ASCII, at example.com.
    pub email: String,
}

impl People {
    /// The people of one organization. The seed decides their order.
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

    /// The person at `index`. Every index has a unique address.
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

/// As in real directories, the second person with the same name gets a 2 in the address.
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

/// Parses lines such as `Zoë = zoe`, or just `Ada` if lower-casing gives the ASCII form.
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
    fn addresses_are_ascii_and_unique_even_when_names_repeat() {
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
            assert!(seen.insert(email.clone()), "{email} appears twice");
        }
    }

    #[test]
    fn some_names_have_accents_and_some_are_in_other_scripts() {
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
