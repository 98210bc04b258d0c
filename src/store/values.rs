use super::bits::Bits;
use super::directory::Directory;
use crate::domain::{Day, TOLERANCE};

impl Directory {
    /// The portal's own fields, each with its values: sorted, and of very many the first.
    pub fn field_values(&self) -> Vec<(String, Vec<String>)> {
        let own = &self.columns.own_fields;
        let names = own.names().iter();
        names.map(|name| (name.clone(), own.values(name))).collect()
    }

    /// The values that a filter offers, whatever the address names.
    pub(super) fn values_of(&self, filter: &str) -> &[String] {
        match filter {
            "platform" => self.platforms(),
            _ => &[],
        }
    }

    /// The rows that have one of some values of a filter which does not tell cells apart. Values that
    /// nobody has match nobody.
    pub(super) fn rows_with(&self, filter: &str, values: &[String]) -> Bits {
        let columns = &self.columns;
        match filter {
            "manager" => columns.managers.rows(&columns.managers.find(values)),
            _ => {
                let days: Vec<_> = values.iter().filter_map(|day| Day::parse(day)).collect();
                let latest = self.as_of() + TOLERANCE;
                let is_listed = |row: &usize| {
                    let sent = columns.reminders.get(*row).iter();
                    sent.take_while(|sent| **sent <= latest)
                        .any(|sent| days.contains(&sent.day()))
                };
                let all = self.measured.cells.rows();
                let mut rows = Bits::none(all);
                (0..all).filter(is_listed).for_each(|row| rows.insert(row));
                rows
            }
        }
    }
}
