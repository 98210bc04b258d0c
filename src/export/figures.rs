use serde_json::Value as Json;

use crate::domain::{Day, FigureGroup};
use crate::store::Directory;

/// The figures of an organization as a document without people, which the chart and the Dashboard read in place
/// of its users.
pub fn figures_json(directory: &Directory, organization: Option<&str>) -> String {
    let text = |text: &str| Json::from(text).to_string();
    let figures = directory.figures();
    let mut members = vec![("generated_at", text(&directory.as_of().to_rfc3339()))];
    members.extend(organization.map(|name| ("organization", text(name))));
    let history = directory.history().map(Day::to_iso);
    members.extend(history.map(|day| ("history_from", text(&day))));
    for group in FigureGroup::ALL {
        let known = group.figures();
        let known = known.filter_map(|figure| Some((figure.1, figures.get(figure)?.to_string())));
        match group.name {
            "" => members.extend(known),
            name => members.push((name, object(known.collect()))),
        }
    }
    let points = figures.trend.iter().map(|(day, active)| {
        object(vec![
            ("on", text(&day.to_iso())),
            ("active", active.to_string()),
        ])
    });
    let points: Vec<_> = points.collect();
    if !points.is_empty() {
        members.push(("trend", format!("[{}]", points.join(", "))));
    }
    object(members)
}

fn object(members: Vec<(&str, String)>) -> String {
    let members = members
        .iter()
        .map(|(name, json)| format!("\"{name}\": {json}"));
    format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
}
