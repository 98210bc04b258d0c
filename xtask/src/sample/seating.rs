//! Who goes where in the document: the cast at random places, the bad records evenly spread.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;

use super::Sample;
use super::cast::CAST;
use super::flaw::Flaw;
use super::story::Story;

/// The places taken by the cast and by bad records. All other users are drawn at random.
pub struct Seating {
    cast: BTreeMap<usize, Story>,
    flaws: BTreeMap<usize, Flaw>,
}

impl Seating {
    /// Assigns the places of one organization.
    pub fn new(sample: &Sample) -> Self {
        let cast = seat_cast(sample);
        let flaws = seat_flaws(sample, &cast);
        Self { cast, flaws }
    }

    /// The story of the cast's user at `index`, if there is one.
    pub fn story(&self, index: usize) -> Option<Story> {
        self.cast.get(&index).copied()
    }

    /// What is wrong with the record at `index`, if anything.
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

/// Bad records replace drawn users. They replace the cast only if there are too few of those.
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
