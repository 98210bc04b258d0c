//! Random list addresses.

use crate::dice::Dice;

const GOOD: &[(&str, &str)] = &[
    ("activity", "active,inactive,never"),
    ("idle", "30-60,60-90,90plus"),
    ("suggest", "escalate,repair,wait,message,remind"),
    ("status", "no-license,pending,using"),
    ("license", "assigned,unassigned"),
    ("account", "enabled,suspended,service"),
    ("hub", "authenticated,never"),
    ("reminders", "0,1,2,3plus"),
    ("cause", "device-change,friction,no-habit,unknown"),
    ("outcome", "came-back,open,no-return"),
    ("platform", "macOS,iOS,Android,Linux%2C%20other,BeOS"),
    (
        "manager",
        "kim.chen@example.com,oz@example.com,nobody@example.com",
    ),
    (
        "sort",
        "name,email,last-used,idle,reminders,-name,-email,-last-used,-idle,-reminders",
    ),
    ("page", "1,2,7"),
];

/// Random parameters with good values and, on request, with bad and odd ones.
pub fn search(dice: &mut Dice, with_bad: bool) -> String {
    let mut pairs = Vec::new();
    for _ in 0..dice.below(4) {
        let (name, values) = dice.pick(GOOD);
        let values: Vec<&str> = values.split(',').collect();
        let many = if matches!(name, "sort" | "page") {
            1
        } else {
            1 + dice.below(2)
        };
        let chosen: Vec<&str> = (0..many).map(|_| dice.pick(&values)).collect();
        pairs.push(format!("{name}={}", chosen.join(",")));
    }
    if dice.one_in(3) {
        pairs.push(format!(
            "q={}",
            dice.pick(&["a", "ADA", "example", "u-1", "zz", "bo%40", "%20ada"])
        ));
    }
    if with_bad {
        const ODD: &[&str] = &[
            "activity=",
            "activity=yes",
            "page=0",
            "sort=--name",
            "x=1",
            "=",
            "%",
            "%zz=%",
            "q=%ff%fe",
            "&&",
            "idle=30,,60-90",
            "platform=,",
            "sent=2026-11-20",
            "sent=yesterday",
            "a=b=c",
            "q=\u{300}",
            "page=99999999999",
            "activity=inactive&activity=never",
            "?activity=inactive",
            "manager=%2C",
            "status=using%2Cpending",
        ];
        for _ in 0..dice.below(3) {
            let at = dice.below(pairs.len() + 1);
            pairs.insert(at, dice.pick(ODD).to_owned());
        }
    }
    pairs.join("&")
}
