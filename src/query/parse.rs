use std::fmt;
use std::num::NonZeroU32;

use super::{Column, Columns, Sort, UserQuery, sought};
use crate::domain::{Set, Word};

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
        write!(
            f,
            "Ignored {parameter} “{quoted}{more}” in the address: no such value."
        )
    }
}

impl UserQuery {
    /// Reads the part of a URL after the `?`, which may stand before it. Nothing in it is an error:
    /// a bad or empty value is ignored on its own and reported, a foreign parameter is kept as it
    /// stands.
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
        let search = search.trim();
        let search = search.strip_prefix('?').unwrap_or(search);
        for raw in search.split('&').filter(|raw| !raw.is_empty()) {
            // One pair at a time, so that an unknown one can be kept as it is.
            if let Some((name, value)) = form_urlencoded::parse(raw.as_bytes()).next() {
                parsed.take(&name, &value, raw);
            }
        }
        parsed.query.platform.sort_unstable();
        parsed.query.platform.dedup();
        parsed.query.normalize();
        parsed
    }
}

impl Parsed {
    fn take(&mut self, name: &str, value: &str, raw: &str) {
        let Self { query, ignored } = self;
        match name {
            "activity" => words(&mut query.activity, value, ignored),
            "idle" => words(&mut query.idle, value, ignored),
            "suggest" => words(&mut query.suggest, value, ignored),
            "status" => words(&mut query.status, value, ignored),
            "license" => words(&mut query.license, value, ignored),
            "account" => words(&mut query.account, value, ignored),
            "hub" => words(&mut query.hub, value, ignored),
            "reminders" => words(&mut query.reminders, value, ignored),
            "platform" => {
                let before = query.platform.len();
                query.platform.extend(platforms(raw));
                if query.platform.len() == before {
                    ignore(ignored, "platform", "");
                }
            }
            "q" => query.q = sought(value).to_owned(),
            "sort" => match Sort::parse(value) {
                Ok(sort) => query.sort = sort,
                Err(_) => ignore(ignored, "sort", value),
            },
            "page" => match value.parse::<NonZeroU32>() {
                Ok(page) => query.page = page,
                Err(_) => ignore(ignored, "page", value),
            },
            "columns" => query.columns = columns(value, ignored).unwrap_or(query.columns.clone()),
            "user" => query.user = Some(value.to_owned()).filter(|id| !id.is_empty()),
            _ => {
                // Blanks at the ends would be lost with the next reading.
                let raw = raw.trim();
                if raw.is_empty() {
                    return;
                }
                if !query.foreign.is_empty() {
                    query.foreign.push('&');
                }
                // At the start it would be taken for the mark before the query.
                match raw.strip_prefix('?') {
                    Some(rest) => query.foreign.extend(["%3F", rest]),
                    None => query.foreign.push_str(raw),
                }
            }
        }
    }
}

/// Takes the words of a value over. All bad ones of a value are reported together.
fn words<T: Word>(set: &mut Set<T>, value: &str, ignored: &mut Vec<Ignored>) {
    if pieces(value).next().is_none() {
        ignore(ignored, T::NAME, "");
    }
    let mut bad = Vec::new();
    for piece in pieces(value) {
        match T::from_word(piece) {
            Ok(word) => *set = set.with(word),
            Err(_) => bad.push(piece),
        }
    }
    if !bad.is_empty() {
        ignore(ignored, T::NAME, &bad.join(", "));
    }
}

/// The platforms of a pair as the URL has it: a comma separates, an escaped one is part of a name.
fn platforms(raw: &str) -> impl Iterator<Item = String> {
    let values = raw.split_once('=').map_or("", |(_, values)| values);
    // Each value as a pair without a name, which is what decodes escapes and pluses.
    let decode = |value: &str| {
        let pair = format!("={value}");
        form_urlencoded::parse(pair.as_bytes())
            .next()
            .map(|(_, value)| value.into_owned())
    };
    pieces(values).filter_map(decode)
}

/// The columns of a value; `None` where it names no column.
fn columns(value: &str, ignored: &mut Vec<Ignored>) -> Option<Columns> {
    let mut column = |piece| {
        let column = Column::from_word(piece);
        column
            .map_err(|_| ignore(ignored, Column::NAME, piece))
            .ok()
    };
    let columns: Vec<_> = pieces(value).filter_map(&mut column).collect();
    (!columns.is_empty()).then(|| Columns::new(columns))
}

fn pieces(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').filter(|piece| !piece.is_empty())
}

fn ignore(ignored: &mut Vec<Ignored>, parameter: &'static str, value: &str) {
    ignored.push(Ignored {
        parameter,
        value: value.to_owned(),
    });
}
