use super::directory::Directory;
use super::ranking::Ranked;
use super::strings::Strings;
use crate::domain::{Names, pseudonym_of_manager};
use crate::query::{ManagerOffer, fold, fold_into, lowercase};

impl Directory {
    /// The managers to offer who hold a text: the first of those with the most Inactive users, and those
    /// who are chosen, whatever is searched for. With names concealed only these, under stand-ins: the
    /// address of a list names its manager.
    pub fn managers(&self, text: &str, chosen: &[String], names: Names) -> ManagerOffer {
        let managers = &self.ranking().managers;
        let mut offer = ManagerOffer {
            all: managers.len(),
            ..ManagerOffer::default()
        };
        if names == Names::Shown {
            let sought = fold(text.trim());
            let others = |ranked: &&Ranked| !self.is_respelled(**ranked, chosen);
            let searched = managers.iter().zip(0..);
            let found =
                searched.filter(|(_, at)| self.folded_managers().get(*at).contains(&sought));
            let found: Vec<_> = found.map(|(ranked, _)| ranked).collect();
            offer.found = found.len();
            let shown = found.into_iter().filter(others).take(ManagerOffer::MOST);
            offer.shown = shown.map(|ranked| self.value_and_label(*ranked)).collect();
        }
        let is_missing = |value: &&String| !offer.shown.iter().any(|(shown, _)| shown == *value);
        let missing = chosen.iter().filter(is_missing);
        let missing: Vec<_> = missing
            .map(|value| (value.clone(), self.label_of_manager(value, names)))
            .collect();
        offer.shown.splice(0..0, missing);
        offer
    }

    /// Whether the address of a list names this manager in other letters.
    fn is_respelled(&self, ranked: Ranked, chosen: &[String]) -> bool {
        let (_, value) = self.name_and_value(ranked);
        let is_same = |other: &&String| lowercase(other) == lowercase(value);
        let mut same = chosen.iter().filter(is_same);
        // Names without an address are told apart by letter case.
        ranked.name != ranked.value && same.any(|other| *other != value)
    }

    fn label_of_manager(&self, value: &str, names: Names) -> String {
        let ranking = self.ranking();
        let ranked = ranking.place(value).and_then(|at| ranking.managers.get(at));
        match (ranked, names) {
            (_, Names::Concealed) => pseudonym_of_manager(value),
            (Some(ranked), Names::Shown) => self.value_and_label(*ranked).1,
            (None, Names::Shown) => value.to_owned(),
        }
    }

    /// Managers with the same name are told apart by their addresses.
    fn value_and_label(&self, ranked: Ranked) -> (String, String) {
        let (name, value) = self.name_and_value(ranked);
        let label = match ranked.has_namesake && name != value {
            true => format!("{name}, {value}"),
            false => name.to_owned(),
        };
        (value.to_owned(), label)
    }

    fn name_and_value(&self, ranked: Ranked) -> (&str, &str) {
        let text = |number| self.columns.managers.text(number).unwrap_or_default();
        (text(ranked.name), text(ranked.value))
    }

    /// What a search looks through, in the order of the ranking.
    fn folded_managers(&self) -> &Strings {
        self.folded_managers.get_or_init(|| {
            let mut folded = Strings::default();
            for ranked in &self.ranking().managers {
                let (name, value) = self.name_and_value(*ranked);
                folded.push_with(|folded| {
                    fold_into(folded, name);
                    folded.push('\n');
                    fold_into(folded, value);
                });
            }
            folded
        })
    }
}
