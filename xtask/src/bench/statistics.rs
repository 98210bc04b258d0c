//! What is said about several runs.

/// The middle of some numbers, between two of them if they are even in number; `None` for none.
pub fn median(numbers: &[f64]) -> Option<f64> {
    let sorted = sorted(numbers);
    let (low, high) = (sorted.len().saturating_sub(1) / 2, sorted.len() / 2);
    Some((sorted.get(low)? + sorted.get(high)?) / 2.0)
}

/// The number that 95 of 100 do not exceed: the largest one, of fewer than 20.
pub fn p95(numbers: &[f64]) -> Option<f64> {
    let sorted = sorted(numbers);
    let rank = (sorted.len() * 95).div_ceil(100);
    sorted.get(rank.checked_sub(1)?).copied()
}

/// The smallest and the largest.
pub fn spread(numbers: &[f64]) -> Option<(f64, f64)> {
    let sorted = sorted(numbers);
    Some((*sorted.first()?, *sorted.last()?))
}

/// How many times as much `other` is as `own`; `None` where there is nothing to divide by.
pub fn ratio(other: f64, own: f64) -> Option<f64> {
    (own > 0.0).then(|| other / own)
}

fn sorted(numbers: &[f64]) -> Vec<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_or_between_two() {
        assert_eq!(median(&[9.0, 1.0, 5.0]), Some(5.0));
        assert_eq!(median(&[4.0, 1.0, 2.0, 100.0]), Some(3.0));
        assert_eq!(median(&[7.0]), Some(7.0));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn the_p95_is_one_of_the_numbers() {
        let hundred: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!(p95(&hundred), Some(95.0));
        assert_eq!(p95(&[3.0, 1.0, 2.0]), Some(3.0));
        assert_eq!(p95(&[]), None);
    }

    #[test]
    fn the_spread_is_from_the_smallest_to_the_largest() {
        assert_eq!(spread(&[2.0, 9.0, 4.0]), Some((2.0, 9.0)));
        assert_eq!(spread(&[]), None);
    }

    #[test]
    fn nothing_is_divided_by_zero() {
        assert_eq!(ratio(6.0, 2.0), Some(3.0));
        assert_eq!(ratio(6.0, 0.0), None);
    }
}
