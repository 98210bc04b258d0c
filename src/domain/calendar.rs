//! Fast parsing for the date format that nearly all documents use.

use super::{Day, Instant, Span};

/// `YYYY-MM-DD`.
pub type Date = [u8; 10];

/// Parses dates, and remembers the last month: in a list of days, most dates share it.
#[derive(Debug, Default)]
pub struct Dates {
    /// `YYYY-MM-` of the date before.
    month: [u8; 8],
    /// The day before the first one of that month.
    before: i32,
    /// How many days that month has.
    length: u32,
}

impl Dates {
    /// Parses a date; `None` for a day that does not exist.
    #[inline(always)]
    pub fn day(&mut self, date: Date) -> Option<Day> {
        let [y1, y2, y3, y4, dash1, m1, m2, dash2, d1, d2] = date;
        let month = [y1, y2, y3, y4, dash1, m1, m2, dash2];
        if month != self.month {
            *self = Self::of_month(month)?;
        }
        let day = two_digits(d1, d2)?;
        (1..=self.length)
            .contains(&day)
            .then_some(Day(self.before + day.cast_signed()))
    }

    // Avoids slow divisions: only powers of two.
    fn of_month(month: [u8; 8]) -> Option<Self> {
        let [c1, c2, y1, y2, b'-', m1, m2, b'-'] = month else {
            return None;
        };
        let (century, of_century) = (two_digits(c1, c2)?, two_digits(y1, y2)?);
        let number = two_digits(m1, m2)?;
        let is_leap_year = of_century % 4 == 0 && (of_century > 0 || century % 4 == 0);
        let (before, length) = *MONTHS.get(number.checked_sub(1)? as usize)?;
        let year = century * 100 + of_century;
        // Of all years before this one, beginning with year 0.
        let centuries = century + u32::from(of_century > 0);
        let leap_years = year.div_ceil(4) - centuries + centuries.div_ceil(4);
        let leap_day = u32::from(is_leap_year && number > 2);
        let before = year * 365 + leap_years + before + leap_day;
        Some(Self {
            month,
            before: before.cast_signed() - DAYS_TO_1970 - 1,
            length: length + u32::from(is_leap_year && number == 2),
        })
    }
}

/// From year 0 to 1970.
const DAYS_TO_1970: i32 = 719_528;

/// The days before each month, and in it.
const MONTHS: [(u32, u32); 12] = [
    (0, 31),
    (31, 28),
    (59, 31),
    (90, 30),
    (120, 31),
    (151, 30),
    (181, 31),
    (212, 31),
    (243, 30),
    (273, 31),
    (304, 30),
    (334, 31),
];

/// `YYYY-MM-DDTHH:MM:SSZ` of the years 1970 to 2261; `None` where it is not, and may be an instant all the same.
pub fn utc(text: &[u8]) -> Option<Instant> {
    let (date, time) = text.split_first_chunk()?;
    let &[b'T', h1, h2, b':', m1, m2, b':', s1, s2, b'Z'] = time else {
        return None;
    };
    let day = Dates::default().day(*date)?;
    let (hour, minute, second) = (
        two_digits(h1, h2)?,
        two_digits(m1, m2)?,
        two_digits(s1, s2)?,
    );
    let is_good = hour < 24 && minute < 60 && second < 60 && (0..106_751).contains(&day.0);
    let seconds = i64::from((hour * 60 + minute) * 60 + second);
    is_good.then(|| day.start() + Span::seconds(seconds))
}

#[inline(always)]
fn two_digits(tens: u8, ones: u8) -> Option<u32> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| u32::from(tens * 10 + ones))
}
