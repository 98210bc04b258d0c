use std::fmt;
use std::mem::take;
use std::num::NonZeroU32;

use super::{Column, Columns, FILTERS, Sort, UserQuery, VALUE_FILTERS, sought};
use crate::domain::{OwnField, Word};
use crate::sentences::isolate;

/// A query as read from a URL, and what of it made no sense.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parsed {
    /// All that could be read.
    pub query: UserQuery,
    /// Every bad value, in the order of the URL.
    pub ignored: Vec<Ignored>,
}

/// The most characters of a value that a sentence repeats.
const LONGEST_QUOTE: usize = 80;

/// A value in the URL that was left aside on its own. `Display` is the sentence for the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignored {
    /// The parameter that it was given for.
    pub parameter: &'static str,
    /// The value as it was given.
    pub value: String,
}

impl fmt::Display for Ignored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { parameter, value } = self;
        if value.is_empty() {
            return write!(f, "Ignored {parameter} in the address: it has no value.");
        }
        let quoted: String = value.chars().take(LONGEST_QUOTE).collect();
        let more = if quoted.len() < value.len() {
            "…"
        } else {
            ""
        };
        let quoted = isolate(&(quoted + more));
        write!(
            f,
            "Ignored {parameter} “{quoted}” in the address: no such value."
        )
    }
}

impl UserQuery {
    /// Reads the part of a URL after the `?`. The `?` itself, and the path before it, may be there
    /// too. Nothing in it is an error: a bad or empty value is ignored on its own and reported, a
    /// foreign parameter is kept as it stands.
    ///
    /// ```
    /// # use active_users::query::UserQuery;
    /// let parsed = UserQuery::parse("embed=1&activity=inactive,activ&page=2");
    /// assert_eq!(parsed.query.to_string(), "activity=inactive&page=2&embed=1");
    /// assert_eq!(
    ///     parsed.ignored[0].to_string(),
    ///     "Ignored activity “activ” in the address: no such value."
    /// );
    /// ```
    pub fn parse(search: &str) -> Parsed {
        let mut parsed = Parsed::default();
        for raw in query_of(search).split('&').filter(|raw| !raw.is_empty()) {
            // One pair at a time, so that a foreign one can be kept to the letter.
            if let Some((name, value)) = form_urlencoded::parse(raw.as_bytes()).next() {
                parsed.take(&name, &value, raw);
            }
        }
        for filter in &VALUE_FILTERS {
            let values = (filter.get_mut)(&mut parsed.query);
            values.sort_unstable();
            values.dedup();
        }
        parsed.query.normalize();
        parsed
    }
}

impl Parsed {
    /// The same with only those fields of the portal's own that it has set; another one is reported.
    #[must_use]
    pub fn with_fields(self, known: &[OwnField]) -> Self {
        let Self { query, mut ignored } = self;
        let (query, others) = query.only_fields(known);
        for other in others {
            ignore(&mut ignored, OwnField::WORD, &other);
        }
        Self { query, ignored }
    }
}

/// The query of an address. Portals hand over `location.search`, or the whole link.
fn query_of(address: &str) -> &str {
    let address = address.trim();
    match address.split_once('?') {
        Some((path, query)) if path.is_empty() || is_path(path) => query,
        _ => address,
    }
}

/// Whether what is before a `?` is the path of an address, and not a parameter.
fn is_path(text: &str) -> bool {
    let starts = ["/", "http://", "https://"];
    starts.iter().any(|start| text.starts_with(start)) && !text.contains(['&', '='])
}

impl Parsed {
    fn take(&mut self, name: &str, value: &str, raw: &str) {
        let Self { query, ignored } = self;
        if let Some(filter) = FILTERS.iter().find(|filter| filter.name == name) {
            let chosen = positions(filter.name, filter.words, value, ignored);
            let bits = chosen.into_iter().fold(0, |bits, at| bits | 1 << at);
            return (filter.set)(query, (filter.get)(query) | bits);
        }
        if let Some(filter) = VALUE_FILTERS.iter().find(|filter| filter.name == name) {
            let values = values(filter.name, filter.is_value, raw, ignored);
            return (filter.get_mut)(query).extend(values);
        }
        if let Some(field) = OwnField::of_parameter(name) {
            let more = values(OwnField::WORD, |text| !text.trim().is_empty(), raw, ignored);
            let mut all = query.fields.take(field);
            all.extend(more);
            return query.fields.set(field, all);
        }
        match name {
            "q" => query.q = sought(value).to_owned(),
            "sort" => match Sort::parse(value) {
                Ok(sort) => query.sort = sort,
                Err(_) => ignore(ignored, "sort", value),
            },
            "page" => match value.parse::<NonZeroU32>() {
                Ok(page) => query.page = page,
                Err(_) => ignore(ignored, "page", value),
            },
            "columns" => {
                let (own, words): (Vec<_>, Vec<_>) =
                    pieces(value).partition(|piece| OwnField::of_parameter(piece).is_some());
                let mut columns = take(&mut query.columns);
                if own.is_empty() || !words.is_empty() {
                    let words = words.join(",");
                    let chosen = positions(Column::NAME, Column::WORDS, &words, ignored);
                    if !chosen.is_empty() {
                        let column = |at: usize| Column::ALL.get(at).copied();
                        columns = Columns::new(chosen.into_iter().filter_map(column));
                    }
                }
                let own = own.into_iter().filter_map(OwnField::of_parameter);
                query.columns = columns.with_fields(own.map(String::from));
            }
            "user" => query.user = Some(value.to_owned()).filter(|id| !id.is_empty()),
            _ => query.keep_foreign(raw),
        }
    }
}

impl UserQuery {
    /// Keeps a parameter of others as it is.
    fn keep_foreign(&mut self, raw: &str) {
        // Blanks at the ends would be lost with the next reading.
        let raw = raw.trim();
        if raw.is_empty() {
            return;
        }
        if !self.foreign.is_empty() {
            self.foreign.push('&');
        }
        // At the start it would be taken for the mark before the query.
        let before = raw.split('?').next().unwrap_or_default();
        if raw.starts_with('?') || is_path(before) {
            self.foreign.push_str(&raw.replace('?', "%3F"));
        } else {
            self.foreign.push_str(raw);
        }
    }
}

/// The positions of the words of a value. Its unknown words are reported together, and so is a value
/// without any.
fn positions(
    parameter: &'static str,
    words: &[(&str, &str)],
    value: &str,
    ignored: &mut Vec<Ignored>,
) -> Vec<usize> {
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for piece in pieces(value) {
        match words.iter().position(|(word, _)| *word == piece) {
            Some(at) => known.push(at),
            None => unknown.push(piece),
        }
    }
    if known.is_empty() || !unknown.is_empty() {
        ignore(ignored, parameter, &unknown.join(", "));
    }
    known
}

/// The values of a pair as the URL has it: a comma separates, an escaped one is part of a value.
fn values(
    parameter: &'static str,
    is_value: fn(&str) -> bool,
    raw: &str,
    ignored: &mut Vec<Ignored>,
) -> Vec<String> {
    let given = raw.split_once('=').map_or("", |(_, values)| values);
    // Each value as a pair without a name, which is what decodes escapes and pluses.
    let decode = |value: &str| {
        let pair = format!("={value}");
        form_urlencoded::parse(pair.as_bytes())
            .next()
            .map(|(_, value)| value.into_owned())
    };
    let given = pieces(given).filter_map(decode);
    let (known, unknown): (Vec<_>, Vec<_>) = given.partition(|value| is_value(value));
    if known.is_empty() || !unknown.is_empty() {
        ignore(ignored, parameter, &unknown.join(", "));
    }
    known
}

fn pieces(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').filter(|piece| !piece.is_empty())
}

/// Reports a value, together with earlier ones of the same parameter: an address of thousands of
/// bad values gives one notice for each parameter.
fn ignore(ignored: &mut Vec<Ignored>, parameter: &'static str, value: &str) {
    match ignored
        .iter_mut()
        .find(|other| other.parameter == parameter)
    {
        None => ignored.push(Ignored {
            parameter,
            value: value.to_owned(),
        }),
        Some(before) if value.is_empty() || before.value.len() > LONGEST_QUOTE => {}
        Some(before) if before.value.is_empty() => value.clone_into(&mut before.value),
        Some(before) => before.value.extend([", ", value]),
    }
}
