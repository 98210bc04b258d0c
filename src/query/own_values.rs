/// The chosen values of the portal's own fields. A field has at least one value or isn't here; fields and
/// values are sorted, without repeats.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnValues(Vec<(String, Vec<String>)>);

impl OwnValues {
    /// None of any field.
    pub const NONE: Self = Self(Vec::new());

    /// The chosen values of a field.
    pub fn get(&self, field: &str) -> &[String] {
        let found = self.iter().find(|(name, _)| *name == field);
        found.map(|(_, values)| values).unwrap_or_default()
    }

    /// Chooses these values of a field and no other.
    pub fn set(&mut self, field: &str, mut values: Vec<String>) {
        values.sort_unstable();
        values.dedup();
        self.take(field);
        if let (Err(at), false) = (self.place(field), values.is_empty()) {
            self.0.insert(at, (field.to_owned(), values));
        }
    }

    /// Chooses no value of a field any more, and gives those that were chosen.
    pub fn take(&mut self, field: &str) -> Vec<String> {
        match self.place(field) {
            Ok(at) => self.0.remove(at).1,
            Err(_) => Vec::new(),
        }
    }

    /// Each field that has chosen values, with them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        let fields = self.0.iter();
        fields.map(|(field, values)| (field.as_str(), values.as_slice()))
    }

    fn place(&self, field: &str) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(name, _)| name.as_str().cmp(field))
    }
}

impl<T: Into<String>> FromIterator<(T, Vec<String>)> for OwnValues {
    fn from_iter<I: IntoIterator<Item = (T, Vec<String>)>>(fields: I) -> Self {
        let mut all = Self::NONE;
        for (field, values) in fields {
            all.set(&field.into(), values);
        }
        all
    }
}
