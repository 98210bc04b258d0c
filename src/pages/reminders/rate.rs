use crate::drawing::{likely_percent, percent, shares};
use crate::markup::{Markup, markup};
use crate::store::ReminderEffect;
use crate::ui::{number, share, short_day};

/// How many of the decided reminders brought somebody back, said as strongly as their number allows:
/// while most are open no rate at all, of few the numbers, of enough a rate and its likely range.
pub fn rate(effect: ReminderEffect) -> Markup {
    if let Some(until) = effect.open_until() {
        return markup! { <span class="quiet">{format!("Open until {}", short_day(until))}</span> };
    }
    let (rate, _) = shares(effect.returned(), effect.no_return);
    let Some((low, high)) = likely_range(effect) else {
        return markup! {
            <span class="send-rate">
                <span class="quiet number">{of_decided(effect)}</span>
                <span class="send-few">"Too few to say"</span>
            </span>
        };
    };
    let words = likely(low, high);
    markup! {
        <span class="send-rate">
            <strong class="number">{share(rate)}</strong>
            {range(low, high, mark(effect))}
            <span class="send-likely number">{words}</span>
        </span>
    }
}

/// The likely range of the rate in percent, where there are enough decided reminders for one.
pub fn likely_range(effect: ReminderEffect) -> Option<(u8, u8)> {
    let (returned, decided) = (effect.returned(), effect.decided());
    likely_percent(returned, decided).filter(|_| effect.has_rate())
}

/// `likely 9 to 21%`.
pub fn likely(low: u8, high: u8) -> String {
    let high = share(crate::drawing::Share::Percent(high));
    format!("likely {} to {high}", number(low.into()))
}

/// `16 of 118`.
pub fn of_decided(effect: ReminderEffect) -> String {
    let (returned, decided) = (number(effect.returned()), number(effect.decided()));
    format!("{returned} of {decided}")
}

/// Where the rate stands in the whole width.
fn mark(effect: ReminderEffect) -> String {
    let (returned, decided) = (effect.returned() as u64, effect.decided() as u64);
    percent((returned * 1000 + decided / 2) / decided)
}

/// The range from 0 to 100%, and where the rate stands in it. The words beside it say the same.
fn range(low: u8, high: u8, at: String) -> Markup {
    markup! {
        <svg class="range" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
            <rect class="range-track" y="3" width="100" height="8" rx="2.8" ry="4" />
            <rect class="range-likely" x=low.to_string() y="3" width=(high - low).to_string() height="8" rx="2.8" ry="4" />
            <line class="range-rate" x1=at.clone() x2=at y1="0" y2="14" />
        </svg>
    }
}
