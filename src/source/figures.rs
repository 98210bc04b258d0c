//! A document of figures, which has no users.

use super::Malformed;
use super::header::Header;
use super::json::{Fault, Json, Members};
use crate::domain::{Day, Figure, FigureGroup, Figures, TREND_DAYS};

/// The longest document of figures. One with a whole trend has 5 kB.
pub const LONGEST: usize = 64 << 10;

/// What a document of figures says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiguresDocument {
    /// What it says of itself.
    pub header: Header,
    /// The figures that could be read.
    pub figures: Figures,
    /// The names of those that could not.
    pub unreadable: Vec<String>,
    /// Why the rest of the text could not be read, where that is so.
    pub broken: Option<Malformed>,
}

impl FiguresDocument {
    /// Reads a document that has no users; `None` if it has no figures either. Of text that ends early or
    /// is damaged, what stands in front of that place counts.
    ///
    /// # Errors
    /// Without the three figures that the chart is made of.
    pub fn read(text: &[u8]) -> Option<Result<Self, Malformed>> {
        let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
        let mut json = Json::new(text);
        let (members, fault) = Members::so_far(&mut json);
        let is_other = match fault {
            None => members.has("users") || !json.is_done(),
            Some(_) => names_users(text),
        };
        members.get(Figure::ONBOARDED.1).filter(|_| !is_other)?;
        let broken = fault.map(|fault| match fault {
            Fault::Ended => Malformed::EndedEarly,
            _ => Malformed::NotJson,
        });
        let mut read = Self {
            header: Header::default(),
            figures: Figures::default(),
            unreadable: Vec::new(),
            broken,
        };
        read.header.read(&members);
        for group in FigureGroup::ALL {
            read.group(group, &members);
        }
        match present(&members, "trend").map(trend) {
            Some(Some(trend)) => read.figures.trend = trend,
            Some(None) => read.unreadable.push("trend".to_owned()),
            None => {}
        }
        let chart = [Figure::ONBOARDED, Figure::ACTIVE, Figure::INACTIVE];
        let is_chart = chart
            .iter()
            .all(|figure| read.figures.get(*figure).is_some());
        Some(match is_chart {
            true => Ok(read),
            false => Err(read.broken.unwrap_or(Malformed::NoFigures)),
        })
    }

    fn group(&mut self, group: &FigureGroup, members: &Members<'_>) {
        let own;
        let inner = match (group.name, present(members, group.name)) {
            ("", _) => members,
            (_, None) => return,
            (name, Some(json)) => match Members::of(json.as_bytes()) {
                Err(_) => return self.unreadable.push(name.to_owned()),
                Ok(found) => {
                    own = found;
                    &own
                }
            },
        };
        for figure in group.figures() {
            match present(inner, figure.1).map(str::parse::<u32>) {
                Some(Ok(users)) => self.figures.set(figure, users as usize),
                Some(Err(_)) => self.unreadable.push(figure.to_string()),
                None => {}
            }
        }
    }
}

/// Whether text that is not JSON has a member called `users`. Looks at each place: memchr's search would be 1 kB
/// more to download.
fn names_users(text: &[u8]) -> bool {
    const NAME: &[u8] = b"\"users\"";
    let mut places = text.windows(NAME.len()).enumerate();
    places.any(|(at, found)| {
        let behind = text.get(at + NAME.len()..).unwrap_or_default();
        found == NAME && behind.trim_ascii_start().starts_with(b":")
    })
}

fn present<'a>(members: &Members<'a>, name: &str) -> Option<&'a str> {
    members.get(name).filter(|json| *json != "null")
}

/// `[{"on": "2026-11-23", "active": 5}, …]` with each day once, in either direction; `None` for anything else.
fn trend(json: &str) -> Option<Vec<(Day, usize)>> {
    let mut json = Json::new(json.as_bytes());
    let mut points = Vec::new();
    if !json.open(b'[').ok()? {
        return None;
    }
    json.elements(|json| {
        let members = Members::first(json)?;
        let on = members
            .get("on")
            .and_then(|on| on.strip_prefix('"')?.strip_suffix('"'));
        let active = members
            .get("active")
            .and_then(|active| active.parse::<u32>().ok());
        let point = on.and_then(Day::parse).zip(active);
        let (day, active) = point.ok_or(Fault::OtherKind("a point"))?;
        points.push((day, active as usize));
        Ok(())
    })
    .ok()?;
    if points.first() < points.last() {
        points.reverse();
    }
    let is_next = |pair: &[(Day, usize)]| match pair {
        [(day, _), (before, _)] => day.0 - 1 == before.0,
        _ => true,
    };
    let has_each_day = points.windows(2).all(is_next);
    points.truncate(TREND_DAYS);
    has_each_day.then_some(points)
}
