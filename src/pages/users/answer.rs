use std::ops::Range;

use crate::domain::Names;
use crate::engine::{Loaded, Stopped};
use crate::query::UserQuery;
use crate::store::{UserPage, UserRow};

/// Some rows of a list, and the query that they answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The rows.
    pub page: UserPage,
    /// The position of the first of them in the whole list.
    pub start: usize,
    /// Which question of a continuous list they answer.
    pub number: u32,
    /// The row that a continuous list is to show at the top; `None` leaves the reader where they are.
    pub top: Option<f64>,
    /// The query that the rows answer.
    pub query: UserQuery,
    /// The data that they are from.
    pub loaded: Loaded,
    /// Whether the rows name people.
    pub names: Names,
}

/// Which rows are asked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Which question it is of a continuous list.
    pub number: u32,
    /// Their positions.
    pub rows: Range<usize>,
    /// The row that is to be shown at the top.
    pub top: Option<f64>,
    /// The user whose place both keep to if the data has changed.
    pub anchor: Option<Anchor>,
}

/// A user who stays in place when the data changes.
#[derive(Debug, Clone)]
pub struct Anchor {
    /// Who it is.
    pub id: String,
    /// Where they are before.
    pub position: usize,
}

impl From<Range<usize>> for Wanted {
    /// Just these rows.
    fn from(rows: Range<usize>) -> Self {
        Self {
            number: 0,
            rows,
            top: None,
            anchor: None,
        }
    }
}

impl Answer {
    /// Asks for rows of a query's list.
    ///
    /// # Errors
    /// When the engine has stopped.
    pub async fn of(
        loaded: Loaded,
        query: UserQuery,
        names: Names,
        wanted: Wanted,
    ) -> Result<Self, Stopped> {
        let Wanted {
            number,
            rows,
            top,
            anchor,
        } = wanted;
        let moved = match anchor {
            None => 0,
            Some(Anchor { id, position }) => {
                let now = loaded.engine.position(&id, &query, names).await?;
                now.map_or(0, |now| now as isize - 1 - position as isize)
            }
        };
        let rows = rows.start.saturating_add_signed(moved)..rows.end.saturating_add_signed(moved);
        Ok(Self {
            start: rows.start,
            top: top.map(|top| (top + moved as f64).max(0.0)),
            page: loaded.engine.page(&query, rows, names).await?,
            number,
            loaded,
            query,
            names,
        })
    }

    /// The user at a position of the whole list, where the answer has them.
    pub fn user_at(&self, position: usize) -> Option<&UserRow> {
        self.page.rows.get(position.checked_sub(self.start)?)
    }

    /// The position of a user in the whole list, where the answer has them.
    pub fn position_of(&self, id: &str) -> Option<usize> {
        let at = self.page.rows.iter().position(|user| user.id == id)?;
        Some(self.start + at)
    }

    /// Whether it has all of these rows.
    pub fn has(&self, rows: &Range<usize>) -> bool {
        rows.is_empty() || rows.start >= self.start && rows.end <= self.start + self.page.rows.len()
    }
}
