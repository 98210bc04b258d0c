use super::{Day, Instant, User};

/// How many weeks of use a row shows: about 90 days.
pub const WEEKS: usize = 13;

/// Days of use in each of the last 13 weeks, the oldest first, at most 7 each. The last week ends
/// with the day of `as_of`. The setup is no use here.
pub fn weeks(user: &User<'_>, as_of: Instant) -> [u8; WEEKS] {
    let last = as_of.day();
    let set_up = user.vault_created_at.map(Instant::day);
    let moments = user.moments_of_use().map(Instant::day);
    let moments = moments.filter(|day| Some(*day) != set_up);
    let days = user.active_on.iter().copied().chain(moments);
    let ages = days.map(|day: Day| last.0.wrapping_sub(day.0));
    let used = ages
        .filter(|age| (0..7 * WEEKS as i32).contains(age))
        .fold(0u128, |used, age| used | 1 << age);
    let week = |back: usize| ((used >> (7 * back)) & 0x7f).count_ones() as u8;
    std::array::from_fn(|at| week(WEEKS - 1 - at))
}
