//! The rest of the organization: random stories with realistic weights. About 70 % of
//! the onboarded are active.

use fastrand::Rng;

use super::story::{Account, Habit, Reminders, Stage, Story, Trouble};

/// Draws one story.
pub fn draw(rng: &mut Rng) -> Story {
    match rng.u32(0..1000) {
        0..40 => Story::waiting(Stage::Unassigned, rng.i64(5..400)),
        40..85 => with_reminders(Story::waiting(Stage::Assigned, rng.i64(5..200)), rng),
        85..120 => with_reminders(Story::waiting(Stage::Activated, rng.i64(5..200)), rng),
        120..145 => lapsed(rng).account(Account::Suspended),
        145..160 => Story::user(rng.i64(100..700), rng.i64(0..3)).account(Account::Service),
        160..748 => active(rng),
        _ => inactive(rng),
    }
}

fn active(rng: &mut Rng) -> Story {
    let idle = rng.i64(0..5);
    match rng.u32(0..100) {
        0..5 => Story::waiting(
            share(rng, &[(60, Stage::SetUp)], Stage::Using),
            rng.i64(1..28),
        ),
        5..12 => joined(idle, Habit::Returned, rng).reminded(share(
            rng,
            &[(60, Reminders::Answered)],
            Reminders::None,
        )),
        12..20 => joined(idle, Habit::OpensOnly, rng),
        20..40 => joined(rng.i64(0..26), Habit::Weekly, rng),
        40..48 => Story::user(idle + rng.i64(2..28), idle),
        _ => joined(idle, Habit::Daily, rng),
    }
}

fn inactive(rng: &mut Rng) -> Story {
    if rng.u32(0..100) < 12 {
        let stage = share(rng, &[(70, Stage::SetUp)], Stage::Using);
        return with_reminders(Story::waiting(stage, days_of_silence(rng)), rng);
    }
    let trouble = share(
        rng,
        &[
            (8, Trouble::NewDeviceUnopened),
            (4, Trouble::NewDeviceUnpaired),
            (4, Trouble::NothingPaired),
        ],
        Trouble::None,
    );
    with_reminders(lapsed(rng), rng).trouble(trouble)
}

fn lapsed(rng: &mut Rng) -> Story {
    let idle = days_of_silence(rng);
    let habit = share(
        rng,
        &[
            (20, Habit::Weekly),
            (15, Habit::OpensOnly),
            (18, Habit::Brief),
            (12, Habit::Returned),
        ],
        Habit::Daily,
    );
    joined(idle, habit, rng)
}

fn with_reminders(story: Story, rng: &mut Rng) -> Story {
    let reminders = [
        (14, Reminders::LastWeek),
        (14, Reminders::Earlier(1)),
        (8, Reminders::Earlier(2)),
        (10, Reminders::Earlier(3)),
        (4, Reminders::Earlier(4)),
    ];
    // Nobody gets a reminder in the first days.
    if story.silence() < 20 {
        story
    } else {
        story.reminded(share(rng, &reminders, Reminders::None))
    }
}

/// A number of days away from the edges of the idle bands, so that the time of day cannot move a
/// user into another band.
fn days_of_silence(rng: &mut Rng) -> i64 {
    match rng.u32(0..100) {
        0..45 => rng.i64(32..59),
        45..70 => rng.i64(62..89),
        _ => rng.i64(92..320),
    }
}

fn joined(idle: i64, habit: Habit, rng: &mut Rng) -> Story {
    let days_of_use = match habit {
        Habit::Brief => rng.i64(3..28),
        Habit::Returned => Habit::RETURN_NEEDS + rng.i64(0..400),
        _ => rng.i64(30..600),
    };
    Story::user(idle + days_of_use, idle).habit(habit)
}

/// Picks one of `shares` by its percentage, or `rest` for what is left to 100 %.
fn share<T: Copy>(rng: &mut Rng, shares: &[(u32, T)], rest: T) -> T {
    let mut point = rng.u32(0..100);
    for &(percent, choice) in shares {
        if point < percent {
            return choice;
        }
        point -= percent;
    }
    rest
}
