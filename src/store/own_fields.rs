use super::bits::Bits;
use super::strings::Interned;
use crate::domain::OwnField;
use crate::source::own_texts;

/// The portal's own fields, a column each. Each text is kept once, since many users share it.
#[derive(Debug, Default)]
pub(super) struct OwnFields {
    names: Vec<String>,
    columns: Vec<OwnColumn>,
}

#[derive(Debug, Default)]
struct OwnColumn {
    /// The number of each row's text.
    numbers: Vec<u32>,
    texts: Interned,
}

impl OwnFields {
    pub fn new(names: Vec<String>) -> Self {
        let columns = names.iter().map(|_| OwnColumn::default()).collect();
        Self { names, columns }
    }

    /// Adds the next row, from the record that it was read from.
    pub fn push(&mut self, record: &[u8]) {
        if self.names.is_empty() {
            return;
        }
        let texts = own_texts(record, self.names.iter().map(String::as_str));
        for (column, text) in self.columns.iter_mut().zip(texts) {
            let number = column.texts.number_of(text.as_deref().unwrap_or_default());
            column.numbers.push(number);
        }
    }

    /// What a field says of a row.
    pub fn text(&self, name: &str, row: usize) -> Option<&str> {
        let column = self.column(name)?;
        column.texts.get(*column.numbers.get(row)?)
    }

    /// The rows, of so many, that have one of some values in a field. A field and a value that nobody has
    /// match nobody.
    pub fn rows(&self, name: &str, values: &[String], all: usize) -> Bits {
        let mut rows = Bits::none(all);
        let Some(column) = self.column(name) else {
            return rows;
        };
        let wanted = values.iter().filter_map(|value| column.texts.find(value));
        let wanted: Vec<_> = wanted.collect();
        let numbers = column.numbers.iter().enumerate();
        let found = numbers.filter(|(_, number)| wanted.contains(number));
        found.for_each(|(row, _)| rows.insert(row));
        rows
    }

    /// The values that a field has, sorted: of very many the first.
    pub fn values(&self, name: &str) -> Vec<String> {
        let Some(column) = self.column(name) else {
            return Vec::new();
        };
        let texts = column.texts.numbers();
        let texts = texts.filter_map(|number| column.texts.get(number));
        let mut values: Vec<_> = texts.map(String::from).collect();
        values.sort_unstable();
        values.truncate(OwnField::MOST_VALUES);
        values
    }

    /// The names of the fields.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    fn column(&self, name: &str) -> Option<&OwnColumn> {
        let at = self.names.iter().position(|other| other == name)?;
        self.columns.get(at)
    }

    /// How many rows have each of some values in a field, of the rows that a function gives.
    pub fn count(
        &self,
        name: &str,
        values: Vec<String>,
        each: impl FnOnce(&mut dyn FnMut(usize)),
    ) -> Vec<(String, usize)> {
        let Some(column) = self.column(name) else {
            return values.into_iter().map(|value| (value, 0)).collect();
        };
        let mut counts = vec![0; column.texts.numbers().len()];
        each(&mut |row| {
            let number = column.numbers.get(row).map(|number| *number as usize);
            if let Some(count) = number.and_then(|number| counts.get_mut(number)) {
                *count += 1;
            }
        });
        let count = |value: &String| {
            let number = column.texts.find(value)?;
            counts.get(number as usize).copied()
        };
        let counted = |value| (count(&value).unwrap_or_default(), value);
        let counted = values.into_iter().map(counted);
        counted.map(|(count, value)| (value, count)).collect()
    }
}
