//! Who stands where in the file: the cast shuffled over it, the bad records spread out.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;

use super::Sample;
use super::cast::CAST;
use super::flaw::Flaw;
use super::story::Story;

/// The places that are taken; every other place is drawn.
pub struct Seating {
    cast: BTreeMap<usize, Story>,
    flaws: BTreeMap<usize, Flaw>,
}

impl Seating {
    /// The places of one organization.
    pub fn new(sample: &Sample) -> Self {
        let cast = seat_cast(sample);
        let flaws = seat_flaws(sample, &cast);
        Self { cast, flaws }
    }

    /// The cast's story at `index`.
    pub fn story(&self, index: usize) -> Option<Story> {
        self.cast.get(&index).copied()
    }

    /// What is wrong with the record at `index`.
    pub fn flaw(&self, index: usize) -> Option<Flaw> {
        self.flaws.get(&index).copied()
    }
}

fn seat_cast(sample: &Sample) -> BTreeMap<usize, Story> {
    let mut rng = Rng::with_seed(!sample.seed);
    let mut places = BTreeSet::new();
    while places.len() < CAST.len().min(sample.users) {
        places.insert(rng.usize(0..sample.users));
    }
    let mut places: Vec<usize> = places.into_iter().collect();
    rng.shuffle(&mut places);
    places.into_iter().zip(CAST).collect()
}

/// Bad records replace drawn ones, and members of the cast only where nobody else is left.
fn seat_flaws(sample: &Sample, cast: &BTreeMap<usize, Story>) -> BTreeMap<usize, Flaw> {
    if sample.bad == 0 {
        return BTreeMap::new();
    }
    let mut open: Vec<usize> = (1..sample.users)
        .filter(|place| !cast.contains_key(place))
        .collect();
    if open.len() < sample.bad {
        open = (1..sample.users).collect();
    }
    let bad = sample.bad.min(open.len());
    let middle_of_part = |turn: usize| open.get((2 * turn + 1) * open.len() / (2 * bad)).copied();
    (0..bad)
        .filter_map(middle_of_part)
        .zip(Flaw::ALL.into_iter().cycle())
        .collect()
}
