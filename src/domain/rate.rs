/// Fewer than this, and a rate would say more than the data does.
pub const FEWEST_DECIDED: usize = 10;

/// The number of standard deviations that hold 95% of a normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// The range that a rate likely lies in, from 0 to 1: Wilson's 95% interval, which stays within its
/// bounds and is honest about few of them. `None` of nothing.
///
/// ```
/// # use active_users::domain::likely_range;
/// let (low, high) = likely_range(6, 38).unwrap();
/// assert_eq!((low * 100.0).round(), 7.0);
/// assert_eq!((high * 100.0).round(), 30.0);
/// assert_eq!(likely_range(0, 0), None);
/// ```
pub fn likely_range(successes: usize, of: usize) -> Option<(f64, f64)> {
    if of == 0 {
        return None;
    }
    let (of, z2) = (of as f64, Z * Z);
    let rate = successes as f64 / of;
    let scale = 1.0 + z2 / of;
    let centre = (rate + z2 / (2.0 * of)) / scale;
    let half = Z * (rate * (1.0 - rate) / of + z2 / (4.0 * of * of)).sqrt() / scale;
    Some(((centre - half).max(0.0), (centre + half).min(1.0)))
}
