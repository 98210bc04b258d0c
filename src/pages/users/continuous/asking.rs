use std::ops::Range;

use leptos::prelude::*;

use super::{Continuous, List};
use crate::domain::Names;
use crate::engine::Loaded;
use crate::pages::users::answer::{Anchor, Answer, Wanted};
use crate::query::UserQuery;

/// At least so many rows are asked for at a time.
const LEAST: usize = 20;

impl Continuous {
    /// Which rows of a list to ask for, and where they are to be shown.
    pub fn wanted(self, loaded: &Loaded, query: &UserQuery, names: Names) -> Wanted {
        self.more.get();
        let number = self.asked.get_value().wrapping_add(1);
        self.asked.set_value(number);
        let same = self.drawn.get_value().filter(|drawn| drawn.is_of(query));
        untrack(|| match same {
            None => {
                let top = self.address_row();
                Wanted {
                    number,
                    rows: self.around(top),
                    top: Some(top),
                    anchor: None,
                }
            }
            Some(drawn) if drawn.is_unchanged(loaded, names) => Wanted {
                number,
                rows: self.around(self.top()),
                top: None,
                anchor: None,
            },
            Some(_) => Wanted {
                number,
                rows: self.around(self.top()),
                top: Some(self.top()),
                anchor: self.anchor(),
            },
        })
    }

    /// Shows the answer to the latest question.
    pub fn take(self, answer: Answer) {
        let is_on = self.is_on.get_untracked();
        let list = List::new(&answer.loaded, &answer.query, answer.names);
        let is_same = |drawn: &List| drawn.is_of(&answer.query);
        if !self
            .drawn
            .with_value(|drawn| drawn.as_ref().is_some_and(is_same))
        {
            self.to_focus.set(None);
        }
        self.drawn.set_value(is_on.then_some(list));
        let (rows, top) = (answer.page.total, answer.top);
        self.answer.set(Some(answer));
        if is_on {
            self.track.update(|track| track.rows = rows);
            top.into_iter().for_each(|top| self.go_to_top(top));
        }
    }

    /// Asks for more where rows that are to be drawn are neither there nor on their way.
    pub fn ask_for_missing(self, rows: &Range<usize>) {
        let has_all = |answer: &Option<Answer>| answer.as_ref().is_some_and(|it| it.has(rows));
        if !self.answer.with(has_all) && !self.is_waiting() {
            self.more.set(());
        }
    }

    /// Whether an answer is on its way.
    pub fn is_waiting(self) -> bool {
        let answered = |answer: &Option<Answer>| answer.as_ref().map_or(0, |it| it.number);
        self.answer.with_untracked(answered) != self.asked.get_value()
    }

    /// The rows to ask for, with one at the top of the window: more than are drawn then.
    fn around(self, top: f64) -> Range<usize> {
        let window = (self.rows_in_sight() as usize).max(LEAST);
        let top = top as usize;
        top.saturating_sub(2 * window)..top.saturating_add(3 * window)
    }

    /// The user who stays in place when the data changes: whoever has the focus and is in sight, else
    /// the first one in sight.
    fn anchor(self) -> Option<Anchor> {
        let (first, last) = self.in_sight();
        let focused = self.focused.get();
        let focused = focused.filter(|(position, _)| (first..=last).contains(position));
        let (position, id) = focused.or_else(|| {
            let answer = self.answer.read();
            Some((first, answer.as_ref()?.user_at(first)?.id.clone()))
        })?;
        Some(Anchor { id, position })
    }
}
