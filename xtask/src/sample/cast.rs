//! The fixed cast: a user for every case of the rules, so that every seed covers them all.

use super::story::{Account, Habit, Reminders, Stage, Story, Trouble};

use Habit::{Brief, OpensOnly, Returned, Weekly};
use Reminders::{Answered, Earlier, LastWeek};
use Trouble::{NewDeviceUnopened, NewDeviceUnpaired, NothingPaired};

/// The cast, most telling first: a small organization gets only the beginning of it.
pub const CAST: [Story; 42] = [
    // An ordinary active user, then one for each suggested action.
    Story::user(300, 1),
    Story::user(85, 41),
    Story::user(200, 52).reminded(Earlier(3)),
    Story::user(150, 36).trouble(NewDeviceUnopened),
    Story::user(120, 34).reminded(LastWeek),
    Story::user(250, 66).reminded(Earlier(1)),
    // The stages before use.
    Story::waiting(Stage::Unassigned, 60),
    Story::waiting(Stage::Assigned, 20),
    Story::waiting(Stage::Activated, 12),
    Story::waiting(Stage::SetUp, 9),
    Story::waiting(Stage::Assigned, 70).reminded(Earlier(2)),
    Story::waiting(Stage::Activated, 50).reminded(LastWeek),
    Story::waiting(Stage::Unassigned, 200),
    // Never used: first one that still counts as active, then one in every idle band.
    Story::waiting(Stage::SetUp, 3),
    Story::waiting(Stage::Using, 25),
    Story::waiting(Stage::SetUp, 45),
    Story::waiting(Stage::SetUp, 75).reminded(Earlier(1)),
    Story::waiting(Stage::Using, 160).reminded(Earlier(3)),
    // Suspended accounts and service accounts.
    Story::user(220, 40).account(Account::Suspended),
    Story::user(220, 2).account(Account::Suspended),
    Story::user(330, 1).account(Account::Service),
    Story::waiting(Stage::Activated, 330).account(Account::Service),
    // Active in other ways.
    Story::user(500, 0),
    Story::user(260, 6).habit(Weekly),
    Story::user(140, 2).habit(OpensOnly),
    Story::user(300, 3).habit(Returned).reminded(Answered),
    Story::user(280, 26).habit(Returned),
    Story::user(29, 24).habit(Brief),
    Story::user(40, 8).habit(OpensOnly).stage(Stage::SetUp),
    Story::user(15, 0),
    // Inactive, with every cause, idle band and number of reminders.
    Story::user(320, 40).habit(Returned),
    Story::user(310, 35).habit(Returned).reminded(Answered),
    Story::user(62, 44).habit(Brief),
    Story::user(95, 80).habit(Brief).reminded(LastWeek),
    Story::user(130, 57).habit(OpensOnly),
    Story::user(180, 110).habit(OpensOnly).reminded(Earlier(2)),
    Story::user(400, 95).trouble(NewDeviceUnpaired),
    Story::user(240, 70)
        .trouble(NothingPaired)
        .reminded(Earlier(1)),
    Story::user(190, 48)
        .trouble(NewDeviceUnopened)
        .reminded(Earlier(4)),
    Story::user(600, 240).habit(Weekly),
    Story::user(117, 78),
    Story::user(700, 130).reminded(Earlier(4)),
];
