use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Column, FILTERS, Sort, UserQuery, VALUE_FILTERS, WordFilter};
use crate::domain::{OwnField, Word};

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

/// What a value must escape that is one of several.
const ESCAPED_IN_LIST: &AsciiSet = &ESCAPED.add(b',');

/// The part of the URL after the `?`, in a fixed order and without defaults, so that equal views
/// have equal URLs. Empty for all users.
impl fmt::Display for UserQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut query = self.clone();
        query.normalize();
        let mut pairs = Pairs { f, any: false };
        for filter in FILTERS {
            pairs.words(filter, (filter.get)(&query))?;
        }
        for filter in &VALUE_FILTERS {
            pairs.values(filter.name, (filter.get)(&query))?;
        }
        for (name, values) in query.fields.iter() {
            let name = utf8_percent_encode(name, ESCAPED_IN_LIST);
            pairs.values(&format!("{}{name}", OwnField::PREFIX), values)?;
        }
        pairs.pair("q", &query.q)?;
        pairs.sort(query.sort)?;
        if query.page.get() > 1 {
            pairs.pair("page", &query.page.to_string())?;
        }
        if !query.columns.is_usual() {
            let shown = query.columns.iter().filter(|_| !query.columns.has_usual());
            let own = query.columns.fields().iter();
            let own = own.map(|name| format!("{}{name}", OwnField::PREFIX));
            let columns: Vec<_> = shown
                .map(|column| column.as_str().to_owned())
                .chain(own)
                .collect();
            pairs.pair(Column::NAME, &columns.join(","))?;
        }
        pairs.pair("user", query.user.as_deref().unwrap_or_default())?;
        pairs.raw(&query.foreign)
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

    /// A comma in a value is escaped, one between two values is not.
    fn values(&mut self, name: &str, values: &[String]) -> fmt::Result {
        if values.is_empty() {
            return Ok(());
        }
        let escape = |value: &String| utf8_percent_encode(value, ESCAPED_IN_LIST).to_string();
        let values: Vec<_> = values.iter().map(escape).collect();
        self.raw(&format!("{name}={}", values.join(",")))
    }

    fn words(&mut self, filter: &WordFilter, chosen: u8) -> fmt::Result {
        let words = filter.words.iter().enumerate();
        let words: Vec<_> = words
            .filter(|(at, _)| chosen & 1 << at != 0)
            .map(|(_, (word, _))| *word)
            .collect();
        self.pair(filter.name, &words.join(","))
    }

    fn sort(&mut self, sort: Sort) -> fmt::Result {
        if sort == Sort::DEFAULT {
            return Ok(());
        }
        let minus = if sort.descending { "-" } else { "" };
        self.pair("sort", &format!("{minus}{}", sort.key.as_str()))
    }
}
