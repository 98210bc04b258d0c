//! Random numbers that a seed reproduces on any machine.

/// SplitMix64: small, and good enough for test data.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A generator for one step of a run, so that the step can be repeated without those before it.
    pub fn of_step(seed: u64, step: u64) -> Self {
        // Mix first: neighbouring states of this generator draw the same numbers, shifted by one.
        Self(Self(seed).roll() ^ Self(!step).roll().rotate_left(32))
    }

    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `sides`, exclusive; 0 if there are no sides.
    pub fn below(&mut self, sides: usize) -> usize {
        match sides {
            0 => 0,
            _ => (self.roll() % sides as u64) as usize,
        }
    }

    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.roll() % (high - low).max(1) as u64) as i64
    }

    pub fn in_ten(&mut self, tenths: usize) -> bool {
        self.below(10) < tenths
    }

    pub fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}
