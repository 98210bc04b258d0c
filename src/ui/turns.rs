use std::time::Duration;

use leptos::prelude::*;

use crate::markup::{Markup, Value};
use crate::reactive::{Memo, ReadSignal, RwSignal, effect, signal};

/// Parts of a page that are drawn one after the other, each in a task of its own. All at once they would keep the page
/// from answering for longer than a person should feel.
#[derive(Debug, Clone, Copy)]
pub struct Turns {
    /// How many parts have had their turn.
    begun: ReadSignal<usize>,
}

impl Turns {
    /// Draws a number of parts once there is something to draw.
    pub fn start(parts: usize, can_start: impl Fn() -> bool + 'static) -> Self {
        let (begun, set_begun) = signal(0);
        let mut has_started = false;
        effect(move || {
            if !has_started && can_start() {
                has_started = true;
                next(parts, set_begun);
            }
        });
        Self { begun }
    }

    /// Draws all parts at once, for a reader who comes back to where they were on the page.
    pub fn at_once() -> Self {
        Self {
            begun: signal(usize::MAX).0,
        }
    }

    /// Draws nothing before the turn of a part, counted from 1.
    pub fn draw(self, part: usize, draw: impl Fn() -> Option<Markup> + 'static) -> Value {
        let is_due = Memo::new(move |_| self.begun.get() >= part);
        Value::reactive(move || if is_due.get() { draw() } else { None })
    }
}

fn next(parts: usize, begun: RwSignal<usize>) {
    if parts > 0 {
        let go_on = move || {
            if begun.try_update(|begun| *begun += 1).is_some() {
                next(parts - 1, begun);
            }
        };
        set_timeout(go_on, Duration::ZERO);
    }
}
