use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Sort, UserQuery};
use crate::domain::{Set, Word};

/// All that a query value must escape; commas, colons and the like stay readable.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'@')
    .remove(b':')
    .remove(b'/')
    .remove(b',');

/// The part of the URL after the `?`, in a fixed order and without defaults, so that equal views
/// have equal URLs. Empty for all users.
impl fmt::Display for UserQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut pairs = Pairs { f, any: false };
        // Activity, idle and suggest leave users out even when every word is chosen; the words
        // of the others share out all users, so that choosing every word filters nothing.
        pairs.words(self.activity)?;
        pairs.words(self.idle)?;
        pairs.words(self.suggest)?;
        pairs.shares(self.status)?;
        pairs.shares(self.license)?;
        pairs.shares(self.account)?;
        pairs.shares(self.hub)?;
        pairs.shares(self.reminders)?;
        pairs.pair("platform", &self.platform.join(","))?;
        pairs.pair("q", &self.q)?;
        pairs.sort(self.sort)?;
        if self.page.get() > 1 {
            pairs.pair("page", &self.page.to_string())?;
        }
        pairs.raw(&self.foreign)
    }
}

struct Pairs<'a, 'f> {
    f: &'a mut fmt::Formatter<'f>,
    any: bool,
}

impl Pairs<'_, '_> {
    fn raw(&mut self, text: &str) -> fmt::Result {
        if text.is_empty() {
            return Ok(());
        }
        if self.any {
            self.f.write_str("&")?;
        }
        self.any = true;
        self.f.write_str(text)
    }

    fn pair(&mut self, name: &str, value: &str) -> fmt::Result {
        if value.is_empty() {
            return Ok(());
        }
        self.raw(name)?;
        write!(self.f, "={}", utf8_percent_encode(value, ESCAPED))
    }

    fn words<T: Word>(&mut self, set: Set<T>) -> fmt::Result {
        let words: Vec<_> = set.iter().map(T::as_str).collect();
        self.pair(T::NAME, &words.join(","))
    }

    fn shares<T: Word>(&mut self, set: Set<T>) -> fmt::Result {
        if set.is_full() {
            Ok(())
        } else {
            self.words(set)
        }
    }

    fn sort(&mut self, sort: Sort) -> fmt::Result {
        if sort == Sort::DEFAULT {
            return Ok(());
        }
        let minus = if sort.descending { "-" } else { "" };
        self.pair("sort", &format!("{minus}{}", sort.key.as_str()))
    }
}
