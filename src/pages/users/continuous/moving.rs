use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::Continuous;
use super::scroller::{Scroller, row_link};
use crate::drawing::Spot;
use crate::ui::{focus_in_place, scroll_to_nearest};

/// How long the scroll bar rests before it is set right and the address follows it.
const REST: Duration = Duration::from_millis(250);
/// How many frames more it may take to scroll somewhere: WebKit first goes only as far as the rows of
/// the frame before. Beyond the last row it is not possible at all.
const TRIES: u8 = 3;

impl Continuous {
    /// Brings a row into sight, by as little as that takes.
    pub fn show(self, position: usize) {
        let (top, window) = untrack(|| (self.top(), self.rows_in_sight()));
        let position = position as f64;
        if position < top {
            self.go_to_top(position);
        } else if position + 1.0 > top + window {
            self.go_to_top(position + 1.0 - window.floor().max(1.0));
        }
    }

    /// Shows a row at the top, and gives it the focus once it is drawn.
    pub fn go_to(self, position: usize) {
        self.go_to_top(position as f64);
        self.to_focus.set(Some(position));
    }

    /// Brings a row into sight, the last one for a position beyond, and gives it the focus once it is
    /// drawn.
    pub fn focus(self, position: usize) {
        let position = position.min(untrack(|| self.rows()).saturating_sub(1));
        self.show(position);
        self.to_focus.set(Some(position));
    }

    /// The row that is about to get the focus.
    pub fn going_to(self) -> Option<usize> {
        self.to_focus.get_untracked()
    }

    /// Gives the focus to the row that is to have it, where that is drawn by now. What had it before may
    /// have scrolled when it went away.
    pub fn focus_drawn(self) {
        let position = self.to_focus.try_get_untracked().flatten();
        let link = position.and_then(|position| row_link(&self.frame.get_untracked()?, position));
        if link.is_some() {
            self.to_focus.set(None);
            focus_in_place(link.clone());
            self.scroll();
        }
        // A list that scrolls in its own box may be out of sight.
        let is_box = self.scroller().is_some_and(|scroller| scroller.has_bar());
        if let Some(link) = link.filter(|_| is_box) {
            scroll_to_nearest(&link);
        }
    }

    /// Shows so many rows above the window, with a part of one.
    pub fn go_to_top(self, top: f64) {
        let track = self.track.get_untracked();
        self.spot.set(Spot::at(top * track.row, track));
        self.place();
    }

    /// Follows the scroll bar.
    pub fn heard(self) {
        let is_placed = self.tries.try_get_value() == Some(0);
        let Some(scroller) = self.scroller().filter(|_| is_placed) else {
            return;
        };
        let (scroll, spot) = (scroller.scroll(), self.spot.get_untracked());
        if scroll != spot.scroll {
            let (track, window) = (self.track.get_untracked(), self.window.get_untracked());
            self.spot.set(spot.moved(scroll, track, window));
        }
        self.rest_again();
    }

    /// Takes over the sizes as they are drawn. The row at the top stays there.
    pub fn measure(self) {
        let Some(sizes) = self.scroller().and_then(|scroller| scroller.sizes()) else {
            return;
        };
        if self.window.get_untracked() != sizes.window {
            self.window.set(sizes.window);
        }
        if (self.track.get_untracked().row - sizes.row).abs() > 0.01 {
            let top = untrack(|| self.top());
            self.track.update(|track| track.row = sizes.row);
            self.go_to_top(top);
        }
    }

    /// Lets the scroll bar rest once more.
    pub fn rest_again(self) {
        let rest = set_timeout_with_handle(move || self.settle(), REST);
        self.rest_in(rest.ok());
    }

    /// Forgets that the scroll bar is to rest.
    pub fn rest_no_more(self) {
        self.rest_in(None);
    }

    fn rest_in(self, rest: Option<TimeoutHandle>) {
        let replace = |before: &mut Option<_>| std::mem::replace(before, rest);
        if let Some(before) = self.rest.try_update_value(replace).flatten() {
            before.clear();
        }
    }

    /// Sets the scroll bar right and lets the address follow.
    fn settle(self) {
        let spot = self.spot.get_untracked();
        let settled = spot.settled(self.track.get_untracked());
        if settled != spot {
            self.spot.set(settled);
            self.place();
        }
        self.tell_address();
    }

    /// Scrolls to where the reader is to be, once what is drawn there has changed.
    fn place(self) {
        self.tries.set_value(TRIES);
        request_animation_frame(move || self.scroll());
    }

    fn scroll(self) {
        if let (Some(scroller), Some(spot)) = (self.scroller(), self.spot.try_get_untracked()) {
            scroller.scroll_to(spot.scroll);
            let is_there = (scroller.scroll() - spot.scroll).abs() < 1.0;
            let tries = self.tries.get_value();
            if is_there || spot.scroll <= 0.0 || tries == 0 {
                self.tries.set_value(0);
                self.heard();
            } else {
                self.tries.set_value(tries - 1);
                request_animation_frame(move || self.scroll());
            }
        } else {
            let _ = self.tries.try_set_value(0);
        }
    }

    fn scroller(self) -> Option<Scroller> {
        let is_on = self.is_on.try_get_untracked()?;
        let frame = self.frame.try_get_untracked()?;
        is_on.then(|| Scroller::of(frame))
    }
}
