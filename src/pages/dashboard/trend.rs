use leptos::ev::{KeyboardEvent, PointerEvent};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::domain::Day;
use crate::drawing::{Scale, anchor, moved, nearest, percent, x};
use crate::markup::{Markup, Value, markup};
use crate::reactive::signal;
use crate::store::Trend;
use crate::ui::{calendar_day, number, short_calendar_day, weekday};

/// How many days back the number is compared with.
const COMPARED: usize = 30;

/// The rolling number of Active users over the last days as a line, to be read day by day, and as
/// a table.
///
/// `is_current` is whether it ends when the data was made.
pub fn trend_card(trend: Trend, is_current: bool) -> Markup {
    let history = format!("Daily history starts on {}.", calendar_day(trend.history));
    let table = table(&trend);
    markup! {
        <figure class="card card-trend" aria-labelledby="trend">
            <h2 class="card-title" id="trend">"Active users over time"</h2>
            <figcaption class="card-text">
                "Active in the 30 days before each day, among those onboarded today"
            </figcaption>
            {drawing(trend, is_current)}
            <div class="asides">
                {table}
                <p class="hint">{history}</p>
            </div>
        </figure>
    }
}

/// In place of a trend: why there is none, and from when on there will be. `history` is the first day whose uses the
/// data has.
pub fn no_trend(history: Option<Day>) -> Markup {
    let sentence = match history {
        None => {
            "The data has no days of use (active_on), which a trend is counted from.".to_owned()
        }
        Some(history) => format!(
            "Daily history starts on {}. A trend needs 60 days of it, so it will be here from {} on.",
            calendar_day(history),
            calendar_day(Trend::begins(history).day())
        ),
    };
    markup! {
        <section class="card card-trend" aria-labelledby="trend">
            <h2 class="card-title" id="trend">"No trend yet"</h2>
            <p class="blank">{sentence} " Everything else is complete."</p>
        </section>
    }
}

fn drawing(trend: Trend, is_current: bool) -> Markup {
    let count = trend.active.len();
    let values: Vec<_> = trend.active.iter().rev().copied().collect();
    let scale = Scale::of(values.iter().copied().max().unwrap_or_default());
    let line = scale.line(&values);
    let area = format!("0,1000 {line} 1000,1000");
    let value = {
        let values = values.clone();
        move |at: usize| values.get(at).copied().unwrap_or_default()
    };
    let (first, last) = (value(0), value(count - 1));
    let name = format!(
        "Active users from {} to {}: from {} to {}",
        calendar_day(trend.at(count - 1).day()),
        calendar_day(trend.at(0).day()),
        number(first),
        number(last)
    );
    // These hold the room for the texts beside the drawing.
    let widest = scale.lines.last().copied().unwrap_or_default();
    let lines = scale.lines.iter().map(|value| {
        let y = percent(scale.y(*value));
        let class = if *value == 0 {
            "trend-base"
        } else {
            "trend-grid"
        };
        markup! {
            <g>
                <line class=class x1="0" x2="100%" y1=y.clone() y2=y.clone() />
                <text x="0" dx="-0.7em" y=y dy="0.33em" text-anchor="end">{number(*value)}</text>
            </g>
        }
    });
    let lines: Vec<_> = lines.collect();
    let months = trend.month_starts().map(|point| {
        let x = percent(x(count - 1 - point, count));
        markup! {
            <g>
                <line class="trend-base" x1=x.clone() x2=x.clone() y1="100%" y2="102%" />
                <text x=x y="100%" dy="1.6em" text-anchor="middle">{short_calendar_day(trend.at(point).day())}</text>
            </g>
        }
    });
    let months: Vec<_> = months.collect();
    let at = move |point: usize, scale: &Scale, value: usize| (x(point, count), scale.y(value));
    let end = {
        let (x, y) = at(count - 1, &scale, last);
        let y = percent(y);
        markup! {
            <g>
                <circle class="trend-point" cx=percent(x) cy=y.clone() r="5" />
                <text class="trend-number" x=percent(x) dx="0.9em" y=y dy="0.33em">{number(last)}</text>
            </g>
        }
    };
    let (read, set_read) = signal(None::<usize>);
    let (said, set_said) = signal(String::new());
    let before = count - 1 - COMPARED.min(count - 1);
    let (read_trend, said_value) = (trend.clone(), value.clone());
    // `Sat 17 Oct · 318 active`
    let reading = move |at: usize, value: usize| {
        format!(
            "{} · {} active",
            weekday(trend.at(count - 1 - at).day()),
            number(value)
        )
    };
    let said_reading = {
        let trend = read_trend;
        move |at: usize| {
            format!(
                "{}: {} active",
                weekday(trend.at(count - 1 - at).day()),
                number(said_value(at))
            )
        }
    };
    let mark = Value::reactive(move || {
        let point = read.get().unwrap_or(before);
        let (x, y) = at(point, &scale, value(point));
        let text = match read.get() {
            Some(point) => reading(point, value(point)),
            None if is_current => format!("{}, 30 days ago", number(value(point))),
            None => reading(point, value(point)),
        };
        let is_read = read.get().is_some();
        let class = if is_read { "trend-point" } else { "trend-ring" };
        let (x1, text_y) = (percent(x), percent(if is_read { 0 } else { y }));
        let above = if is_read { "-0.4em" } else { "-1em" };
        let cross = is_read.then(|| {
            markup! { <line class="trend-cross" x1=x1.clone() x2=x1.clone() y1="0" y2="100%" /> }
        });
        markup! {
            <g>
                {cross}
                <circle class=class cx=x1.clone() cy=percent(y) r="4" />
                <text class="trend-reading" x=x1.clone() y=text_y dy=above text-anchor=anchor(x)>{text}</text>
            </g>
        }
    });
    let on_pointer = move |event: PointerEvent| {
        let drawing = event.current_target();
        let Some(drawing) = drawing.and_then(|target| target.dyn_into::<Element>().ok()) else {
            return;
        };
        let place = drawing.get_bounding_client_rect();
        let x = (f64::from(event.client_x()) - place.left()) * 1000.0 / place.width().max(1.0);
        set_read.set(Some(nearest(x as i64, count)));
    };
    let leave = move || {
        set_read.set(None);
        set_said.set(String::new());
    };
    let on_key = move |event: KeyboardEvent| {
        let key = event.key();
        let has_modifier = event.alt_key() || event.ctrl_key() || event.meta_key();
        if key == "Escape" {
            leave();
        } else if let Some(at) = moved(
            read.get_untracked(),
            &key,
            if event.shift_key() { 7 } else { 1 },
            count,
        ) && !has_modifier
        {
            event.prevent_default();
            set_read.set(Some(at));
            set_said.set(said_reading(at));
        }
    };
    markup! {
        <div class="trend-chart" tabindex="0" role="group" aria-roledescription="chart" aria-label=name on:keydown=on_key on:blur=move |_: Event| leave()>
            <span class="trend-room" aria-hidden="true">{number(widest)}</span>
            <svg class="trend-drawing" aria-hidden="true" on:pointermove=on_pointer on:pointerleave=move |_: Event| leave()>
                {lines}
                <svg class="trend-lines" viewBox="0 0 1000 1000" preserveAspectRatio="none">
                    <polygon class="trend-area" points=area />
                    <polyline class="trend-line" points=line />
                </svg>
                {months}
                {end}
                {mark}
            </svg>
            <span class="trend-room" aria-hidden="true">{number(last)}</span>
            <p class="visually-hidden" aria-live="polite">{move || said.get()}</p>
        </div>
    }
}

fn table(trend: &Trend) -> Markup {
    let rows = trend.active.iter().enumerate().map(|(point, active)| {
        let at = trend.at(point);
        markup! {
            <tr>
                <th scope="row"><time datetime=at.to_rfc3339()>{calendar_day(at.day())}</time></th>
                <td class="number">{number(*active)}</td>
            </tr>
        }
    });
    markup! {
        <details class="aside">
            <summary><span>"Show the days as a table"</span></summary>
            <div class="scroll" tabindex="0" role="group" aria-label="Active users day by day">
                <table class="small-table">
                    <thead>
                        <tr>
                            <th scope="col">"Day"</th>
                            <th scope="col" class="number">"Active users"</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect::<Vec<_>>()}</tbody>
                </table>
            </div>
        </details>
    }
}
