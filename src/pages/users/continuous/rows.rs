use leptos::prelude::*;

use super::scroller::{focus_row_at, row_position};
use super::watch::watch;
use super::Continuous;
use crate::drawing::Piece;
use crate::ui::Scope;

/// What stands in the table, by what stays the same element while the reader scrolls.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Part {
    /// Room for rows that are not drawn: the first, the second or the third from above.
    Gap(usize),
    /// The row of the user with an id.
    User(String),
    /// A row that is not there yet, by its position.
    Coming(usize),
}

/// The rows around the window, and as much room as the others need.
#[component]
pub fn Rows<R, V>(
    /// Where the reader is.
    continuous: Continuous,
    /// Draws the row of the user with an id.
    row: R,
) -> impl IntoView
where
    R: Fn(String) -> V + Copy + Send + Sync + 'static,
    V: IntoView + 'static,
{
    watch(continuous);
    let drawn = Memo::new(move |_| {
        let (track, spot) = (continuous.track.get(), continuous.spot.get());
        track.drawn(spot, continuous.window.get())
    });
    Effect::new(move || {
        continuous.answer.track();
        continuous.ask_for_more(&drawn.get());
    });
    let shift = Memo::new(move |_| continuous.spot.get().shift);
    let pieces = Memo::new(move |_| {
        let focused = continuous.focused.get().map(|(position, _)| position);
        continuous.track.get().pieces(drawn.get(), focused, shift.get())
    });
    let gaps = Memo::new(move |_| {
        let gap = |piece: &Piece| match piece {
            Piece::Gap(height) => Some(*height),
            Piece::Row(_) => None,
        };
        pieces.with(|pieces| pieces.iter().filter_map(gap).collect::<Vec<_>>())
    });
    let parts = Memo::new(move |_| pieces.with(|pieces| parts(continuous, pieces)));
    let scope = Scope::expect();
    Effect::new(move || {
        parts.track();
        let Some(position) = continuous.to_focus.get() else {
            return;
        };
        request_animation_frame(move || {
            let frame = continuous.element();
            if frame.is_some_and(|frame| focus_row_at(&frame, position)) {
                let _ = continuous.to_focus.try_set(None);
            }
        });
    });
    // Which row has the focus once it has moved; a window that loses it gives it back to the same row.
    let look = {
        let scope = scope.clone();
        move || {
            let scope = scope.clone();
            request_animation_frame(move || {
                let focused = scope.focused();
                let row = focused.as_ref().and_then(|focused| {
                    let row = focused.closest("tbody > .row").ok()??;
                    let id = row.query_selector("a[data-user]").ok()??.get_attribute("data-user")?;
                    Some((row_position(focused)?, id))
                });
                let _ = continuous.focused.try_set(row);
            });
        }
    };
    let draw = move |part: Part| match part {
        Part::User(id) => row(id).into_any(),
        Part::Coming(position) => view! {
            <tr role="row" class="row-coming" aria-rowindex=position + 2>
                <td role="cell" colspan="20"><span class="visually-hidden">"Loading"</span></td>
            </tr>
        }
        .into_any(),
        Part::Gap(at) => {
            let height = move || {
                let height = gaps.with(|gaps| gaps.get(at).copied()).unwrap_or_default();
                format!("{height}px")
            };
            view! { <tr class="gap" aria-hidden="true"><td colspan="20" style:height=height></td></tr> }.into_any()
        }
    };
    let look_again = look.clone();
    view! {
        <tbody role="rowgroup" on:focusin=move |_| look() on:focusout=move |_| look_again()>
            <For each=move || parts.get() key=Part::clone children=draw />
        </tbody>
    }
}

/// Who and what stands at the pieces.
fn parts(continuous: Continuous, pieces: &[Piece]) -> Vec<Part> {
    let answer = continuous.answer.read();
    let focused = continuous.focused.get();
    let mut gaps = 0..;
    let parts = pieces.iter().map(|piece| match piece {
        Piece::Gap(_) => Part::Gap(gaps.next().unwrap_or_default()),
        Piece::Row(position) => {
            let user = answer.as_ref().and_then(|answer| answer.user_at(*position));
            let focused = focused.as_ref().filter(|(at, _)| at == position);
            match (user, focused) {
                (Some(user), _) => Part::User(user.id.clone()),
                (None, Some((_, id))) => Part::User(id.clone()),
                (None, None) => Part::Coming(*position),
            }
        }
    });
    // Whoever has the focus may have moved to where they are drawn anyway.
    let mut parts: Vec<_> = parts.collect();
    let twice = |at: &usize| parts.get(*at).is_some_and(|part| matches!(part, Part::User(_)) && parts.iter().filter(|other| *other == part).count() > 1);
    if let Some(at) = (0..parts.len()).find(twice) {
        let position = match pieces.get(at) { Some(Piece::Row(position)) => *position, _ => 0 };
        if let Some(part) = parts.get_mut(at) { *part = Part::Coming(position); }
    }
    parts
}
