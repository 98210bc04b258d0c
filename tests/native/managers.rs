//! Who a user reports to.

use active_users::domain::{Manager, Names};
use active_users::query::UserQuery;
use active_users::source::read_user;

use crate::support::directory;

fn manager(name: Option<&str>, email: Option<&str>) -> Option<Manager<'static>> {
    let text = |text: &str| text.to_owned().into();
    Some(Manager {
        name: name.map(text),
        email: email.map(text),
    })
}

#[test]
fn a_manager_needs_a_name_or_an_address() {
    let both = manager(Some("Kim Chen"), Some("kim@example.com"));
    let table = [
        (r#"{"id":1}"#, None),
        (r#"{"id":1,"manager":null}"#, None),
        (r#"{"id":1,"manager":{}}"#, None),
        (r#"{"id":1,"manager":{"name":null,"email":null}}"#, None),
        (r#"{"id":1,"manager":{"name":"","email":" \t"}}"#, None),
        (r#"{"id":1,"manager":{"id":7,"phone":["1"]}}"#, None),
        (
            r#"{"id":1,"manager":{"name":"Kim Chen","email":"kim@example.com"}}"#,
            both.clone(),
        ),
        (
            r#"{"id":1,"manager":{"email":"kim@example.com","name":"Kim Chen","x":{}}}"#,
            both,
        ),
        (
            r#"{"id":1,"manager":{"name":"Kim Chen"}}"#,
            manager(Some("Kim Chen"), None),
        ),
        (
            r#"{"id":1,"manager":{"name":"Kim Chen","email":" "}}"#,
            manager(Some("Kim Chen"), None),
        ),
        (
            r#"{"id":1,"manager":{"email":"kim@example.com"}}"#,
            manager(None, Some("kim@example.com")),
        ),
        (
            r#"{"id":1,"manager":{"name":null,"email":"k@x.y"}}"#,
            manager(None, Some("k@x.y")),
        ),
        (
            r#"{"id":1,"manager":{"name":"\u004bim"}}"#,
            manager(Some("Kim"), None),
        ),
    ];
    for (record, expected) in table {
        assert_eq!(
            read_user(record.as_bytes()).unwrap().manager,
            expected,
            "{record}"
        );
        let directory = directory(&[record]);
        assert_eq!(directory.user("1").unwrap().manager, expected, "{record}");
    }
}

#[test]
fn each_user_keeps_their_own_manager() {
    let directory = directory(&[
        r#"{"id":1,"manager":{"name":"Kim","email":"kim@x.y"}}"#,
        r#"{"id":2}"#,
        // A name is not an address, even if the text is the same.
        r#"{"id":3,"manager":{"email":"Kim"}}"#,
        r#"{"id":4,"manager":"nobody"}"#,
        r#"{"id":5,"manager":{"name":"Kim","email":"kim@other.y"}}"#,
    ]);
    let managers = [
        ("1", manager(Some("Kim"), Some("kim@x.y"))),
        ("2", None),
        ("3", manager(None, Some("Kim"))),
        ("5", manager(Some("Kim"), Some("kim@other.y"))),
    ];
    for (id, expected) in managers {
        assert_eq!(directory.user(id).unwrap().manager, expected, "{id}");
        let (profile, _) = directory
            .profile(id, &UserQuery::default(), Names::Shown)
            .unwrap();
        assert_eq!(profile.user.manager, expected, "{id}");
    }
    let why = &directory.set_aside()[0].why;
    assert_eq!(
        (why.id.as_deref(), why.field.as_str()),
        (Some("4"), "manager")
    );
}
