use std::num::NonZeroU32;

use super::PAGE_SIZE;

/// The page of a row, by its position from 0.
pub fn page_of(position: usize) -> NonZeroU32 {
    let page = u32::try_from(position / PAGE_SIZE).unwrap_or(u32::MAX);
    NonZeroU32::MIN.saturating_add(page)
}

/// The last page of a list of so many rows; an empty list has one page as well.
pub fn last_page(rows: usize) -> NonZeroU32 {
    let pages = u32::try_from(rows.div_ceil(PAGE_SIZE)).unwrap_or(u32::MAX);
    NonZeroU32::new(pages).unwrap_or(NonZeroU32::MIN)
}

/// The page numbers to offer: the first, the last, the present one and its neighbours. `None`
/// stands for pages left out, never for a single one.
///
/// ```
/// # use active_users::query::page_numbers;
/// let numbers = |page, last| -> Vec<u32> {
///     page_numbers(page, last).into_iter().map(|page| page.unwrap_or(0)).collect()
/// };
/// assert_eq!(numbers(1, 3), [1, 2, 3]);
/// assert_eq!(numbers(4, 20), [1, 2, 3, 4, 5, 0, 20]);
/// assert_eq!(numbers(9, 20), [1, 0, 8, 9, 10, 0, 20]);
/// ```
pub fn page_numbers(page: u32, last: u32) -> Vec<Option<u32>> {
    let mut numbers = Vec::new();
    let mut before = 0;
    for number in [
        1,
        page.saturating_sub(1),
        page,
        page.saturating_add(1),
        last,
    ] {
        if number <= before || number > last {
            continue;
        }
        match number - before {
            1 => {}
            2 => numbers.push(Some(number - 1)),
            _ => numbers.push(None),
        }
        numbers.push(Some(number));
        before = number;
    }
    numbers
}
