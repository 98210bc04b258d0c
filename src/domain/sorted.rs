//! The one sort of the code that is loaded first. A slice's own is 4.6 kB of code for each type, and there is little to
//! sort here.

use std::collections::BinaryHeap;

/// More numbers than this are not sorted by insertion.
const FEW: usize = 16;

/// Things by a number of each, from the smallest; those with the same number keep their order.
pub fn sorted_by<T>(things: Vec<T>, number: impl Fn(&T) -> i64) -> Vec<T> {
    let numbers = things.iter().map(number);
    let order = sorted(numbers.zip(0..).collect());
    let mut things: Vec<_> = things.into_iter().map(Some).collect();
    let thing = |(_, at): (i64, usize)| things.get_mut(at)?.take();
    order.into_iter().filter_map(thing).collect()
}

/// Sorts numbers. A few, as a rule, and often: then in their place.
pub fn sort_numbers(numbers: &mut [u32]) {
    if numbers.len() > FEW {
        let pairs = numbers.iter().map(|number| (i64::from(*number), 0));
        let order = sorted(pairs.collect());
        for (number, (sorted, _)) in numbers.iter_mut().zip(order) {
            *number = sorted as u32;
        }
        return;
    }
    for end in 1..numbers.len() {
        for at in (0..end).rev() {
            match numbers.get_mut(at..at + 2) {
                Some([one, other]) if *one > *other => std::mem::swap(one, other),
                _ => break,
            }
        }
    }
}

fn sorted(pairs: Vec<(i64, usize)>) -> Vec<(i64, usize)> {
    BinaryHeap::from(pairs).into_sorted_vec()
}
