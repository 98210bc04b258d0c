use leptos::prelude::*;
use web_sys::Event;

use super::Continuous;
use super::scroller::row_position;
use super::watch::watch;
use crate::drawing::Piece;
use crate::markup::{Markup, Value, markup};
use crate::pages::users::row::{Table, row};
use crate::pages::users::row_focus::{keep_row_focus_in_place, row_user};
use crate::pages::users::sort_header::column_class;
use crate::reactive::{Memo, effect};
use crate::ui::{Scope, decimal};

/// A part of the table, by what stays the same element while the reader scrolls.
#[derive(Clone, PartialEq, Eq)]
enum Part {
    /// Room for rows that are not drawn: the first, the second or the third from above.
    Gap(usize),
    /// The row of the user with an id.
    User(String),
    /// The row at a position, before it is there.
    Coming(usize),
}

impl Part {
    fn key(&self) -> String {
        match self {
            Self::Gap(at) => format!("gap {at}"),
            Self::User(id) => format!("user {id}"),
            Self::Coming(position) => format!("row {position}"),
        }
    }
}

/// The rows around the window, and as much room as all the others need.
pub fn continuous_rows(continuous: Continuous, table: Table) -> Markup {
    watch(continuous);
    let drawn = Memo::new(move |_| {
        let (track, spot) = (continuous.track.get(), continuous.spot.get());
        track.drawn(spot, continuous.window.get())
    });
    effect(move || continuous.ask_for_missing(&drawn.get()));
    let focused = Memo::new(move |_| {
        let (position, id) = continuous.focused.get()?;
        let answer = continuous.answer.read();
        let now = answer.as_ref().and_then(|answer| answer.position_of(&id));
        Some((now.unwrap_or(position), id))
    });
    let shift = Memo::new(move |_| continuous.spot.get().shift);
    let pieces = Memo::new(move |_| {
        let focused = focused.with(|focused| focused.as_ref().map(|(position, _)| *position));
        let track = continuous.track.get();
        track.pieces(drawn.get(), focused, shift.get())
    });
    let parts = Memo::new(move |_| {
        let mut gaps = 0..;
        let part = |piece: &Piece| match piece {
            Piece::Gap(_) => Part::Gap(gaps.next().unwrap_or_default()),
            Piece::Row(position) => who(continuous, *position, &focused.read()),
        };
        pieces.with(|pieces| pieces.iter().map(part).collect::<Vec<_>>())
    });
    let gaps = Memo::new(move |_| {
        let gap = |piece: &Piece| match piece {
            Piece::Gap(height) => Some(*height),
            Piece::Row(_) => None,
        };
        pieces.with(|pieces| pieces.iter().filter_map(gap).collect::<Vec<_>>())
    });
    effect(move || {
        parts.with(|_| ());
        if continuous.to_focus.get().is_some() {
            request_animation_frame(move || continuous.focus_drawn());
        }
    });
    let scope = Scope::expect();
    let look = look(continuous, scope.clone());
    let look_again = look.clone();
    let each = move || {
        keep_row_focus_in_place(&scope);
        parts.get()
    };
    let draw = move |part: Part| match part {
        Part::User(id) => row(id, table),
        Part::Coming(position) => coming(continuous, position),
        Part::Gap(at) => {
            let height = move || gaps.with(|gaps| gaps.get(at).copied()).unwrap_or_default();
            markup! {
                <tr class="gap" aria-hidden="true">
                    <td style:height=move || format!("{}px", decimal(height()))></td>
                </tr>
            }
        }
    };
    let rows = Value::each(each, Part::key, draw);
    markup! {
        <tbody role="rowgroup" on:focusin=move |_: Event| look() on:focusout=move |_: Event| look_again()>
            {rows}
        </tbody>
    }
}

/// The place of a row that is not there yet.
fn coming(continuous: Continuous, position: usize) -> Markup {
    let columns = continuous
        .query
        .with_untracked(|query| query.columns.clone());
    let cell = |column| markup! { <td role="cell" class=column_class(column)></td> };
    let cells: Vec<_> = columns.iter().map(cell).collect();
    markup! {
        <tr role="row" class="row-coming" aria-rowindex=(position + 2).to_string()>
            <td role="cell" class="col-select"></td>
            <td role="cell" class="col-user">
                <span class="visually-hidden">"Loading"</span>
            </td>
            {cells}
        </tr>
    }
}

/// Whose row stands at a position.
fn who(continuous: Continuous, position: usize, focused: &Option<(usize, String)>) -> Part {
    let answer = continuous.answer.read();
    let user = answer.as_ref().and_then(|answer| answer.user_at(position));
    let id = match (user, focused) {
        (Some(user), _) => Some(&user.id),
        (None, Some((at, id))) if *at == position => Some(id),
        (None, _) => None,
    };
    id.map_or(Part::Coming(position), |id| Part::User(id.clone()))
}

/// Looks which row has the focus, once it has moved. A page that loses it to another window gives it
/// back to the same row.
fn look(continuous: Continuous, scope: Scope) -> impl Fn() + Clone + 'static {
    move || {
        let scope = scope.clone();
        request_animation_frame(move || {
            let row = scope.focused().and_then(|focused| {
                let position = row_position(&focused)?;
                Some((position, row_user(&focused)?))
            });
            continuous.focused.set(row);
        });
    }
}
