use super::{Day, Instant, Span};

/// How many points a trend has at most: one every 24 hours back from `as_of`, which is the first.
pub const TREND_DAYS: usize = 90;

/// At which points of a trend an onboarded user was Active. Bit 0 is `as_of`, and each further
/// bit lies 24 hours earlier.
///
/// `moments` are all uses that are known to the moment, the setup and the last use among them,
/// `days` the days of use, oldest first. A day with no such moment counts at its end, at most `as_of`,
/// as it does in [`super::last_use`]: bit 0 therefore says just what [`super::Standing`] says. A user is
/// Active at no point before the setup.
pub fn active_days(
    as_of: Instant,
    vault_created_at: Instant,
    moments: impl Iterator<Item = Instant>,
    days: &[Day],
) -> u128 {
    let today = as_of.day();
    // Uses by the whole days that they lie before `as_of`; and those that lie just so many days before.
    let (mut uses, mut exact) = (Marks::default(), Marks::default());
    let mut explained = Marks::default();
    for at in moments {
        let before = as_of - at;
        let back = before.whole_days().max(0);
        uses.set(back);
        if before == Span::days(back) {
            exact.set(back);
        }
        explained.set(days_before(today, at.day()));
    }
    let mut used = Marks::default();
    for day in days.iter().rev().map(|day| days_before(today, *day)) {
        match day {
            // It ends after `as_of`.
            ..=0 => uses.set(0),
            1..=Marks::LAST => used.set(day),
            _ => break,
        }
    }

    let ends = used.bits() & !explained.bits();
    let ends_at_points = as_of == today.end();
    let points = for_thirty_days(uses.bits() | ends >> 1)
        | exact.bits() >> 30
        | if ends_at_points { ends } else { 0 };
    let since_setup = (as_of - vault_created_at).whole_days();
    points & up_to(since_setup.clamp(0, TREND_DAYS as i64 - 1))
}

/// Some of the 128 days before an instant, one bit a day.
///
/// It has two halves because a browser shifts 128 bits slowly.
#[derive(Default)]
struct Marks(u64, u64);

impl Marks {
    /// The earliest day that has a bit.
    const LAST: i64 = 127;

    /// Sets the bit of the day this many days before; days without a bit are left out.
    fn set(&mut self, day: i64) {
        match day {
            0..64 => self.0 |= 1 << day,
            64..=Self::LAST => self.1 |= 1 << (day - 64),
            _ => {}
        }
    }

    fn bits(&self) -> u128 {
        u128::from(self.1) << 64 | u128::from(self.0)
    }
}

fn days_before(today: Day, day: Day) -> i64 {
    i64::from(today.0) - i64::from(day.0)
}

/// With each bit the 29 below it.
fn for_thirty_days(mut bits: u128) -> u128 {
    for more in [1, 2, 4, 8, 14] {
        bits |= bits >> more;
    }
    bits
}

/// The bits from 0 to `last`.
fn up_to(last: i64) -> u128 {
    (2 << last) - 1
}
