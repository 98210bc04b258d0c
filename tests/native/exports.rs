//! Exported lists: every format has the same users, order and values.

use std::sync::Arc;

use active_users::domain::Names;
use active_users::export::{Format, Writer};
use active_users::query::{Selected, Selection, UserQuery};
use active_users::store::{Directory, Export};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value};

use crate::columns::words;
use crate::csv_reader::{Cell, read_csv};
use crate::directory::{build, likely_query, slow};
use crate::hostile::hostile;
use crate::oracle_fields::{header, values};
use crate::oracle_lists::listed;
use crate::organization::{Organization, organization};
use crate::support::cases;

/// A whole file, read in batches of these sizes.
pub fn file(
    directory: &Arc<Directory>,
    query: &UserQuery,
    selection: &Selection,
    (format, names): (Format, Names),
    batches: &[usize],
) -> String {
    let of = Selected {
        query: query.clone(),
        selection: selection.clone(),
        names,
    };
    let export = Export::new(directory.clone(), &of);
    let mut writer = Writer::new(format, &query.columns, directory.as_of(), names);
    let mut text = writer.start();
    let mut start = 0;
    for size in batches.iter().cycle() {
        let users = export.users(start..start + size);
        assert_eq!(users.len(), export.len().saturating_sub(start).min(*size));
        text += &writer.push(&users);
        start += size;
        if start >= export.len() {
            break;
        }
    }
    text + writer.end()
}

pub fn objects(json: &str) -> Vec<Map<String, Value>> {
    serde_json::from_str(json).unwrap()
}

/// The CSV cell for a value.
fn cell(value: &Value) -> Cell {
    let (text, is_quoted) = match value {
        Value::Null => (String::new(), false),
        Value::String(text) => (text.clone(), true),
        other => (other.to_string(), false),
    };
    Cell { text, is_quoted }
}

fn any_organization() -> impl Strategy<Value = Organization> {
    prop_oneof![organization(25), hostile(15)]
}

/// Batch sizes that need one or a few batches for a whole file.
fn batches() -> impl Strategy<Value = Vec<usize>> {
    vec(prop_oneof![1..9usize, Just(1000)], 1..4)
}

/// Drops the apostrophes that disarm formulas, and the characters no file may contain. The formula
/// tests check where the apostrophes go.
fn unguarded(text: &str) -> String {
    text.replace(['\'', '\0'], "")
}

/// Every list exports the same columns unless the address names others.
fn columns_of_a_file(query: &UserQuery) -> String {
    if query.to_string().contains("columns=") {
        words(&query.columns)
    } else {
        "status,activity,reminders,suggest".to_owned()
    }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn a_file_has_the_selected_rows_of_the_list_in_its_order(
        (organization, query, batches) in (any_organization(), likely_query(), batches()),
        (all_but, touched) in (any::<bool>(), vec(any::<prop::sample::Index>(), 0..8)),
    ) {
        let told = slow(&organization);
        let directory = Arc::new(build(&organization, told.as_of));
        let mut selection = if all_but { Selection::ALL } else { Selection::NONE };
        for index in touched.iter().filter(|_| !told.users.is_empty()) {
            selection.set(&index.get(&told.users).id, !all_but);
        }
        // Selected before a refresh that removed this user.
        selection.set("\u{1}gone", !all_but);
        let is_touched = |id: &String| touched.iter().any(|index| index.get(&told.users).id == *id);
        let mut ids = listed(&told, &query);
        ids.retain(|id| is_touched(id) != all_but);
        let of = Selected { query, selection, names: Names::Shown };
        prop_assert_eq!(directory.selected(&of), ids.len());
        let Selected { query, selection, .. } = of;

        let json = file(&directory, &query, &selection, (Format::Json, Names::Shown), &batches);
        let objects = objects(&json);
        prop_assert_eq!(objects.iter().map(|object| object["id"].as_str().unwrap()).collect::<Vec<_>>(), ids.clone());
        let csv = file(&directory, &query, &selection, (Format::Csv, Names::Shown), &batches);
        prop_assert_eq!(read_csv(&csv).len(), ids.len() + 1);
        // Batch sizes make no difference to the file.
        for (format, text) in [(Format::Json, &json), (Format::Csv, &csv)] {
            prop_assert_eq!(&file(&directory, &query, &selection, (format, Names::Shown), &[1]), text);
            let concealed = file(&directory, &query, &selection, (format, Names::Concealed), &batches);
            prop_assert_eq!(&file(&directory, &query, &selection, (format, Names::Concealed), &[1000]), &concealed);
        }
    }

    #[test]
    fn a_csv_file_has_the_values_of_the_json_file((organization, query, names) in (any_organization(), likely_query(), prop::sample::select(vec![Names::Shown, Names::Concealed]))) {
        let told = slow(&organization);
        let directory = Arc::new(build(&organization, told.as_of));
        let csv = file(&directory, &query, &Selection::ALL, (Format::Csv, names), &[4]);
        let json = file(&directory, &query, &Selection::ALL, (Format::Json, names), &[7]);
        let (mut lines, objects) = (read_csv(&csv).into_iter(), objects(&json));
        let fields = lines.next().unwrap();
        prop_assert_eq!(fields.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>(), header(&columns_of_a_file(&query)));
        prop_assert_eq!(lines.len(), objects.len());
        for (line, object) in lines.zip(&objects) {
            prop_assert_eq!((line.len(), object.len()), (fields.len(), fields.len()));
            for (found, field) in line.iter().zip(&fields) {
                let expected = cell(&object[&field.text]);
                prop_assert_eq!(unguarded(&found.text), unguarded(&expected.text), "{}", field.text);
                prop_assert_eq!(found.is_quoted, expected.is_quoted, "{}", field.text);
            }
        }
    }

    #[test]
    fn every_field_matches_the_slow_reading((organization, query) in (any_organization(), likely_query())) {
        let told = slow(&organization);
        let directory = Arc::new(build(&organization, told.as_of));
        let json = file(&directory, &query, &Selection::ALL, (Format::Json, Names::Shown), &[1000]);
        for object in objects(&json) {
            let user = told.users.iter().find(|user| object["id"] == user.id.as_ref()).unwrap();
            for field in header(&columns_of_a_file(&query)) {
                let (found, expected) = (&object[field], values(field, user, &told));
                prop_assert!(expected.contains(found), "{}: {} is not in {:?}", field, found, expected);
            }
        }
    }
}

#[test]
fn a_file_without_users_is_valid() {
    let directory = Arc::new(crate::support::directory(&[r#"{"id":1}"#]));
    let query = UserQuery::parse("columns=idle").query;
    let none = |format| {
        file(
            &directory,
            &query,
            &Selection::NONE,
            (format, Names::Shown),
            &[5],
        )
    };
    let evidence = "vault_created_at,last_used_at,last_used_on,likely_cause,likely_cause_evidence,suggest_reason";
    assert_eq!(
        none(Format::Csv),
        format!("id,name,email,provisioned_by,idle_days,{evidence}\r\n")
    );
    assert_eq!(objects(&none(Format::Json)), []);
}

#[test]
fn a_license_review_has_the_people_of_each_manager_together() {
    let user = |id: &str, manager: Value| {
        let user = serde_json::json!({
            "id": id, "name": format!("Name {id}"), "manager": manager,
            "vault_created_at": "2026-01-01T00:00:00Z", "last_used_at": "2026-10-13T06:00:00Z",
            "reminders": [{ "sent_at": "2026-10-20T09:00:00Z" }, { "sent_at": "2026-10-27T09:00:00Z" }],
            "devices": [{ "name": "Mac" }, { "platform": "iOS" }, {}],
        });
        user.to_string()
    };
    let of = |name: Option<&str>, email: Option<&str>| serde_json::json!({ "name": name, "email": email });
    let users = [
        user("1", Value::Null),
        user("2", of(Some("Zed"), Some("Kim@example.com"))),
        user("3", of(Some("Lee"), None)),
        user("4", of(None, Some("kim@example.com"))),
        user("5", of(Some("=A1"), Some("ann@example.com"))),
    ];
    let users: Vec<_> = users.iter().map(String::as_str).collect();
    let directory = Arc::new(crate::support::directory(&users));
    let review = |names, batch| {
        let query = UserQuery::parse("sort=name").query;
        let of = Selected {
            query: query.clone(),
            selection: Selection::ALL,
            names,
        };
        let export = Export::new(directory.clone(), &of).by_manager();
        let mut writer = Writer::new(Format::Review, &query.columns, directory.as_of(), names);
        let mut text = writer.start();
        for start in (0..export.len()).step_by(batch) {
            text += &writer.push(&export.users(start..start + batch));
        }
        assert_eq!(writer.end(), "");
        text
    };
    let text = review(Names::Shown, 2);
    assert_eq!(review(Names::Shown, 9), text);
    let mut lines = text.lines();
    assert_eq!(
        lines.next(),
        Some(
            "manager,manager_email,id,name,email,license,last_used_at,idle_days,reminders,\
             last_reminder_at,likely_cause,device_names,decision"
        )
    );
    // A formula is disarmed, and the place for the decision is empty.
    let facts =
        r#""assigned","2026-10-13T06:00:00Z",41,2,"2026-10-27T09:00:00Z","unknown","Mac, iOS","#;
    let line = |manager: &str, id: &str| format!(r#"{manager},"{id}","Name {id}",,{facts}"#);
    assert_eq!(
        lines.collect::<Vec<_>>(),
        [
            line(r#""'=A1","ann@example.com""#, "5"),
            line(r#""Zed","Kim@example.com""#, "2"),
            line(r#","kim@example.com""#, "4"),
            line(r#""Lee","#, "3"),
            line(",", "1"),
        ]
    );
    let concealed = review(Names::Concealed, 2);
    for secret in ["Zed", "Lee", "kim", "ann", "Mac", "Name"] {
        assert!(!concealed.contains(secret), "{secret} is in {concealed}");
    }
    let managers = concealed.lines().skip(1).map(|line| {
        let manager = line.split(',').next().unwrap();
        (manager.is_empty(), manager)
    });
    let mut managers: Vec<_> = managers.collect();
    assert!(managers.is_sorted(), "{concealed}");
    managers.dedup();
    assert_eq!(
        managers.len(),
        4,
        "Kim is one manager in any letters: {concealed}"
    );
}
