//! The list as a file: exactly what is filtered and sorted, the columns that are shown, and the
//! evidence behind every suggestion.

mod csv;
mod field;
mod figures;
mod file_name;
mod json;
mod log;
mod review;
mod sends;
mod set_aside;

pub use field::{Field, Value, fields};
pub use figures::figures_json;
pub use file_name::file_name;
pub use log::log_csv;
pub use sends::sends_csv;
pub use set_aside::set_aside_csv;

use self::review::review_fields;
use serde::{Deserialize, Serialize};

use crate::domain::{Instant, Names, OwnField};
use crate::query::Columns;
use crate::store::Profile;

/// Says to spreadsheets that a text is UTF-8: without it, "José" opens garbled in Excel.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The kinds of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// RFC 4180 with a header line, for spreadsheets.
    Csv,
    /// An array of objects, for programs.
    Json,
    /// The users grouped by manager, as [`Format::Csv`], for the person who decides on licenses.
    Review,
}

impl Format {
    /// What the page around a list is told.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Review => "review",
        }
    }

    /// The end of the file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv | Self::Review => "csv",
            Self::Json => "json",
        }
    }

    /// The file's media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv | Self::Review => "text/csv;charset=utf-8",
            Self::Json => "application/json",
        }
    }

    /// What stands before everything else in the file.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Csv | Self::Review => BYTE_ORDER_MARK,
            Self::Json => "",
        }
    }

    fn fields(self, columns: &Columns) -> Vec<Field> {
        match self {
            Self::Csv | Self::Json => fields(columns),
            Self::Review => review_fields(),
        }
    }

    /// What stands above the fields: their names, and those of the portal's own that are shown.
    fn titles(self, fields: &[Field], columns: &Columns) -> Vec<String> {
        let known = fields.iter().map(|field| field.name().to_owned());
        let own = columns.fields().iter().filter(|_| self != Self::Review);
        let own = own.map(|name| {
            // Two of one name could not be told apart.
            let is_taken = fields.iter().any(|field| field.name() == name);
            let name = match is_taken {
                true => format!("{}{name}", OwnField::PREFIX),
                false => name.clone(),
            };
            match self {
                Self::Csv | Self::Review => csv::title(&name),
                Self::Json => json::key(&name),
            }
        });
        known.chain(own).collect()
    }
}

/// Writes users as text, batch after batch: [`Writer::start`], [`Writer::push`] as often as
/// it takes, [`Writer::end`].
#[derive(Debug)]
pub struct Writer {
    format: Format,
    fields: Vec<Field>,
    /// What stands above the fields, those of the portal's own last.
    titles: Vec<String>,
    as_of: Instant,
    names: Names,
    is_first: bool,
}

impl Writer {
    /// A writer of the columns given and the evidence; of a review, of what the decision needs.
    pub fn new(format: Format, columns: &Columns, as_of: Instant, names: Names) -> Self {
        let fields = format.fields(columns);
        Self {
            format,
            titles: format.titles(&fields, columns),
            fields,
            as_of,
            names,
            is_first: true,
        }
    }

    /// Continues a file whose beginning another writer wrote.
    pub fn go_on(&mut self) {
        self.is_first = false;
    }

    /// What stands before all users.
    pub fn start(&self) -> String {
        match self.format {
            Format::Csv | Format::Review => csv::header(&self.titles),
            Format::Json => "[".to_owned(),
        }
    }

    /// The next users.
    pub fn push(&mut self, users: &[Profile]) -> String {
        let mut text = String::new();
        for user in users {
            let known = self.fields.iter();
            let known = known.map(|field| field.value(user, self.as_of, self.names));
            let own = self.titles.iter().skip(self.fields.len()).zip(&user.fields);
            let values = known.chain(own.map(|(_, text)| Value::from(text.clone())));
            match self.format {
                Format::Csv | Format::Review => csv::push_line(&mut text, values),
                Format::Json => {
                    text.push_str(if self.is_first { "\n" } else { ",\n" });
                    json::push_object(&mut text, self.titles.iter().zip(values));
                }
            }
            self.is_first = false;
        }
        text
    }

    /// What stands behind all users.
    pub fn end(&self) -> &'static str {
        match self.format {
            Format::Csv | Format::Review => "",
            Format::Json => "\n]\n",
        }
    }
}
