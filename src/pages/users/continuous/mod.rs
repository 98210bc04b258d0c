//! The list as one, however long it is: only the rows around the window are drawn.

mod address;
mod foot;
mod rows;
mod scroller;
mod watch;

use std::time::Duration;

use leptos::html;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use self::address::{keep_row, row_of};
pub use self::foot::{GoToRow, Way};
pub use self::rows::Rows;
pub use self::scroller::row_position;
use self::scroller::{Scroller, Sizes};
use super::answer::{Anchor, Answer, Wanted};
use crate::context::Paths;
use crate::domain::Names;
use crate::drawing::{Spot, Track};
use crate::engine::Loaded;
use crate::query::{UserQuery, page_of};

/// How long the scroll bar rests before it is set right and the address follows it.
const REST: Duration = Duration::from_millis(250);
/// Rows are asked for this many at a time, at least, above and below.
const LEAST: usize = 20;

/// Where a reader is in a continuous list, and what of it is drawn.
#[derive(Clone, Copy)]
pub struct Continuous {
    /// Whether the list is continuous now.
    is_on: Memo<bool>,
    /// What the address asks for, the user beside the list included.
    query: Memo<UserQuery>,
    /// The rows, the answer to the latest question.
    answer: RwSignal<Option<Answer>>,
    /// The box around the table.
    frame: NodeRef<html::Div>,
    track: RwSignal<Track>,
    spot: RwSignal<Spot>,
    window: RwSignal<f64>,
    /// Asks for the rows that are missing.
    more: RwSignal<()>,
    /// The latest question.
    asked: StoredValue<Option<List>>,
    /// The question that is answered.
    drawn: StoredValue<Option<List>>,
    /// The row that has the focus: it stays, wherever the reader scrolls.
    focused: RwSignal<Option<(usize, String)>>,
    /// The row that gets the focus once it is drawn.
    to_focus: RwSignal<Option<usize>>,
    rest: StoredValue<Option<TimeoutHandle>>,
    /// Whether the history is the app's, and not a portal's.
    has_history: bool,
    address: StoredValue<(Paths, Callback<String>)>,
}

/// A list of some data.
#[derive(Clone)]
struct List {
    loaded: Loaded,
    query: UserQuery,
    names: Names,
}

impl List {
    /// Whether these are the same rows in the same order, but for newer data.
    fn is_of(&self, query: &UserQuery) -> bool {
        let mut same = query.changed(|_| {});
        same.columns = self.query.columns.clone();
        self.query == same
    }
}

impl Continuous {
    /// A list at the place that its address asks for.
    pub fn new(
        is_on: Memo<bool>,
        query: Memo<UserQuery>,
        replace: Callback<String>,
    ) -> Self {
        let paths = Paths::expect();
        let continuous = Self {
            is_on,
            query,
            answer: RwSignal::new(None),
            frame: NodeRef::new(),
            track: RwSignal::new(Track { rows: 0, row: 40.0 }),
            spot: RwSignal::new(Spot::default()),
            window: RwSignal::new(800.0),
            more: RwSignal::new(()),
            asked: StoredValue::new(None),
            drawn: StoredValue::new(None),
            focused: RwSignal::new(None),
            to_focus: RwSignal::new(None),
            rest: StoredValue::new(None),
            has_history: paths.dashboard().is_some(),
            address: StoredValue::new((paths, replace)),
        };
        let page = Memo::new(move |_| query.with(|query| query.page));
        Effect::new(move || {
            page.get();
            continuous.follow_address();
        });
        on_cleanup(move || continuous.rest_later(None));
        continuous
    }

    /// Whether the list is continuous now.
    pub fn is_on(self) -> bool {
        self.is_on.get()
    }

    /// The rows, once they are there.
    pub fn answer(self) -> Signal<Option<Answer>> {
        self.answer.into()
    }

    /// The box around the table.
    pub fn frame(self) -> NodeRef<html::Div> {
        self.frame
    }

    /// Which rows to ask for, and where they are to be shown.
    pub fn wanted(self, loaded: &Loaded, query: &UserQuery, names: Names) -> Wanted {
        self.more.get();
        untrack(|| {
            let same = self.drawn.get_value().filter(|drawn| drawn.is_of(query));
            let asked = List {
                loaded: loaded.clone(),
                query: query.changed(|_| {}),
                names,
            };
            self.asked.set_value(Some(asked));
            match same {
                Some(drawn) if drawn.loaded.is_same(loaded) && drawn.names == names => Wanted {
                    rows: self.around(self.top()),
                    top: None,
                    anchor: None,
                },
                Some(_) => Wanted {
                    rows: self.around(self.top()),
                    top: Some(self.top()),
                    anchor: self.anchor(),
                },
                None => {
                    let top = self.query.with(|query| row_of(query, self.has_history));
                    Wanted {
                        rows: self.around(top),
                        top: Some(top),
                        anchor: None,
                    }
                }
            }
        })
    }

    /// Shows the answer to the latest question.
    pub fn take(self, answer: Answer) {
        let is_on = self.is_on.get_untracked();
        self.drawn.set_value(self.asked.try_update_value(Option::take).flatten().filter(|_| is_on));
        let (total, top) = (answer.page.total, answer.top);
        self.answer.set(Some(answer));
        if !is_on {
            return;
        }
        self.track.update(|track| track.rows = total);
        if let Some(top) = top {
            self.go_to_top(top);
        }
    }

    /// Shows a row at the top, with the part of it that is above.
    fn go_to_top(self, top: f64) {
        let track = self.track.get_untracked();
        self.spot.set(Spot::at(top * track.row, track));
        self.place();
    }

    /// Brings a row into sight, by as little as that takes.
    pub fn show(self, position: usize) {
        let track = self.track.get_untracked();
        let position = position.min(track.rows.saturating_sub(1)) as f64;
        let whole = (self.window.get_untracked() / track.row).floor().max(1.0);
        let top = self.top();
        if position < top {
            self.go_to_top(position);
        } else if position + 1.0 > top + self.window.get_untracked() / track.row {
            self.go_to_top(position + 1.0 - whole);
        }
    }

    /// Brings a row into sight and gives it the focus once it is drawn.
    pub fn focus(self, position: usize) {
        let rows = self.track.with_untracked(|track| track.rows);
        let position = position.min(rows.saturating_sub(1));
        self.show(position);
        self.to_focus.set(Some(position));
    }

    /// The row at the top of the window, with the part of it that is above.
    pub fn top(self) -> f64 {
        self.spot.get().offset() / self.track.get().row
    }

    /// The positions of the first and the last row in sight.
    pub fn in_sight(self) -> (usize, usize) {
        let track = self.track.get();
        let last = (self.top() + self.window.get() / track.row - 0.5).max(0.0) as usize;
        let first = (self.top() + 0.5) as usize;
        let end = track.rows.saturating_sub(1);
        (first.min(end), last.max(first).min(end))
    }

    /// How many whole rows are in sight at a time.
    pub fn rows_in_sight(self) -> usize {
        (self.window.get() / self.track.get().row).max(1.0) as usize
    }

    /// How many rows there are.
    pub fn rows(self) -> usize {
        self.track.get().rows
    }

    /// The rows to ask for around the one at the top.
    fn around(self, top: f64) -> std::ops::Range<usize> {
        let window = self.rows_in_sight().max(LEAST);
        let top = top as usize;
        top.saturating_sub(2 * window)..top.saturating_add(3 * window)
    }

    /// The user who stays in place when the data changes: whoever has the focus, where that is in
    /// sight, else the first one in sight.
    fn anchor(self) -> Option<Anchor> {
        let (first, last) = self.in_sight();
        let focused = self.focused.get().filter(|(at, _)| (first..=last).contains(at));
        let first = || {
            let answer = self.answer.read();
            let id = answer.as_ref()?.user_at(first)?.id.clone();
            Some((first, id))
        };
        let (position, id) = focused.or_else(first)?;
        Some(Anchor { id, position })
    }

    /// Asks for more rows where those that are to be drawn are not there and not on their way.
    fn ask_for_more(self, drawn: &std::ops::Range<usize>) {
        let is_waiting = self.asked.with_value(Option::is_some);
        let are_there = self.answer.with_untracked(|answer| {
            answer.as_ref().is_some_and(|answer| answer.has(drawn))
        });
        if !is_waiting && !are_there {
            self.more.set(());
        }
    }

    /// Scrolls to where the reader is to be, once what is drawn has changed.
    fn place(self) {
        request_animation_frame(move || {
            if let (Some(scroller), Some(spot)) = (self.scroller(), self.spot.try_get_untracked()) {
                scroller.scroll_to(spot.scroll);
                self.heard();
            }
        });
    }

    /// Follows the scroll bar.
    fn heard(self) {
        let Some(scroller) = self.scroller().filter(|_| self.is_on.get_untracked()) else {
            return;
        };
        let (scroll, spot) = (scroller.scroll(), self.spot.get_untracked());
        if scroll != spot.scroll {
            let (track, window) = (self.track.get_untracked(), self.window.get_untracked());
            self.spot.set(spot.moved(scroll, track, window));
        }
        self.rest_later(set_timeout_with_handle(move || self.settle(), REST).ok());
    }

    /// Takes over the sizes as they are drawn. The row at the top stays there.
    fn measure(self) {
        let Some(sizes) = self.scroller().and_then(|scroller| scroller.sizes()) else {
            return;
        };
        let Sizes { row, window } = sizes;
        if (self.window.get_untracked() - window).abs() > 0.5 {
            self.window.set(window);
        }
        if (self.track.get_untracked().row - row).abs() > 0.01 {
            let top = untrack(|| self.top());
            self.track.update(|track| track.row = row);
            self.go_to_top(top);
        }
    }

    /// Sets the scroll bar right and lets the address follow.
    fn settle(self) {
        let (Some(track), Some(spot)) = (self.track.try_get_untracked(), self.spot.try_get_untracked())
        else {
            return;
        };
        let settled = spot.settled(track);
        if settled != spot {
            self.spot.set(settled);
            self.place();
        }
        self.tell_address();
    }

    /// Writes the page of the row at the top into the address, and the row itself into the history.
    fn tell_address(self) {
        let query = self.query.get_untracked();
        let is_drawn = self.drawn.with_value(|drawn| drawn.as_ref().is_some_and(|it| it.is_of(&query)));
        if !is_drawn || self.asked.with_value(Option::is_some) {
            return;
        }
        let top = untrack(|| self.top());
        let page = page_of(top as usize);
        if page != query.page {
            let address = UserQuery { page, ..query };
            let (paths, replace) = self.address.get_value();
            replace.run(paths.users(&address));
            self.rest_later(set_timeout_with_handle(move || self.settle(), REST).ok());
        } else if self.has_history {
            keep_row(top);
        }
    }

    /// Goes to the page that the address asks for, where nothing of it is in sight.
    fn follow_address(self) {
        untrack(|| {
            let query = self.query.get();
            let is_drawn = self.drawn.with_value(|drawn| drawn.as_ref().is_some_and(|it| it.is_of(&query)));
            let (first, last) = self.in_sight();
            let page = query.rows();
            if is_drawn && (page.end <= first || page.start > last) {
                self.go_to_top(row_of(&query, self.has_history));
            }
        });
    }

    fn rest_later(self, rest: Option<TimeoutHandle>) {
        let before = self.rest.try_update_value(|before| std::mem::replace(before, rest));
        if let Some(before) = before.flatten() {
            before.clear();
        }
    }

    fn scroller(self) -> Option<Scroller> {
        self.element().map(Scroller::of)
    }

    fn element(self) -> Option<HtmlElement> {
        self.frame.try_get_untracked().flatten()?.dyn_into().ok()
    }
}
