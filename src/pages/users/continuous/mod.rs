//! The list as one, however long it is: only the rows around the window are drawn.

mod address;
mod asking;
mod foot;
mod moving;
mod rows;
mod scroller;
mod watch;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use web_sys::HtmlElement;

pub use self::foot::{GoToRow, Way};
pub use self::rows::continuous_rows;
pub use self::scroller::row_position;
use super::answer::Answer;
use crate::context::Paths;
use crate::domain::Names;
use crate::drawing::{Spot, Track};
use crate::engine::Loaded;
use crate::query::UserQuery;
use crate::reactive::{Memo, NodeRef, RwSignal, Signal};

/// The reader's position in a continuous list, and the rows that are drawn.
#[derive(Clone, Copy)]
pub struct Continuous {
    /// Whether the list is continuous now.
    is_on: Memo<bool>,
    /// What the address asks for, the user beside the list included.
    query: Memo<UserQuery>,
    /// Goes to another address in place of the present one.
    replace: Callback<String>,
    paths: StoredValue<Paths>,
    answer: RwSignal<Option<Answer>>,
    /// Asks for the rows that are missing.
    more: RwSignal<()>,
    /// The number of the latest question.
    asked: StoredValue<u32>,
    /// What is drawn.
    drawn: StoredValue<Option<List>>,
    /// The box around the table.
    frame: NodeRef<HtmlElement>,
    track: RwSignal<Track>,
    spot: RwSignal<Spot>,
    /// How many pixels of the rows are in sight at a time.
    window: RwSignal<f64>,
    /// The row that has the focus, and whose it is. It stays drawn wherever the reader scrolls.
    focused: RwSignal<Option<(usize, String)>>,
    /// The row that gets the focus once it is drawn.
    to_focus: RwSignal<Option<usize>>,
    /// How many more times to try scrolling to the reader's place.
    tries: StoredValue<u8>,
    /// When the scroll bar has rested.
    rest: StoredValue<Option<TimeoutHandle>>,
}

/// A list of some data.
#[derive(Clone)]
struct List {
    loaded: Loaded,
    query: UserQuery,
    names: Names,
}

impl List {
    fn new(loaded: &Loaded, query: &UserQuery, names: Names) -> Self {
        Self {
            loaded: loaded.clone(),
            query: query.changed(|_| {}),
            names,
        }
    }

    /// Whether a query asks for the same rows in the same order, apart from newer data.
    fn is_of(&self, query: &UserQuery) -> bool {
        let columns = self.query.columns.clone();
        self.query == query.changed(|query| query.columns = columns)
    }

    /// Whether each row stands where it does in another answer to the same query.
    fn is_unchanged(&self, loaded: &Loaded, names: Names) -> bool {
        self.loaded.is_same(loaded) && self.names == names
    }
}

impl Continuous {
    /// A list that begins where its address says.
    pub fn new(is_on: Memo<bool>, query: Memo<UserQuery>, replace: Callback<String>) -> Self {
        let continuous = Self {
            is_on,
            query,
            replace,
            paths: StoredValue::new(Paths::expect()),
            answer: RwSignal::new(None),
            more: RwSignal::new(()),
            asked: StoredValue::new(0),
            drawn: StoredValue::new(None),
            frame: NodeRef::new(),
            // Until they are measured.
            track: RwSignal::new(Track { rows: 0, row: 40.0 }),
            window: RwSignal::new(800.0),
            spot: RwSignal::new(Spot::default()),
            focused: RwSignal::new(None),
            to_focus: RwSignal::new(None),
            tries: StoredValue::new(0),
            rest: StoredValue::new(None),
        };
        continuous.follow_address();
        continuous
    }

    /// Whether the list is continuous now.
    pub fn is_on(self) -> bool {
        self.is_on.get()
    }

    /// The box around the table.
    pub fn frame(self) -> NodeRef<HtmlElement> {
        self.frame
    }

    /// The rows, once they are there.
    pub fn answer(self) -> Signal<Option<Answer>> {
        self.answer.into()
    }

    /// How many rows there are.
    pub fn rows(self) -> usize {
        self.track.get().rows
    }

    /// The positions of the first and the last row of which more than a half is in sight.
    pub fn in_sight(self) -> (usize, usize) {
        let half_in = (self.top() + 0.5) as usize;
        let half_out = (self.top() + self.rows_in_sight() - 0.5).max(0.0) as usize;
        let last = self.rows().saturating_sub(1);
        (half_in.min(last), half_out.max(half_in).min(last))
    }

    /// How many rows are in sight at a time, with parts of rows.
    pub fn rows_in_sight(self) -> f64 {
        self.window.get() / self.track.get().row
    }

    /// How many rows are above the window, with a part of one.
    fn top(self) -> f64 {
        self.spot.get().offset() / self.track.get().row
    }
}
