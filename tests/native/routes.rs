//! Which page an address opens.

use active_users::query::{Route, id_as_segment};
use proptest::prelude::*;

#[test]
fn each_page_has_its_address() {
    let table = [
        ("", Some(Route::Dashboard)),
        ("/", Some(Route::Dashboard)),
        ("/index.html", Some(Route::Dashboard)),
        ("/users", Some(Route::Users)),
        ("/users/", Some(Route::Users)),
        ("/users/u-1001", Some(Route::User)),
        ("/users/u-1001/", Some(Route::User)),
        ("/reminders", Some(Route::Reminders)),
        ("/guide", Some(Route::Guide)),
        ("/guide/", Some(Route::Guide)),
        ("/users//", None),
        ("/users/u-1001/devices", None),
        ("/Users", None),
        ("/userss", None),
        ("/dashboard", None),
        ("/guide/index.html", None),
        ("users", None),
    ];
    for base in ["", "/insights", "/portal/insights"] {
        for (path, route) in table {
            assert_eq!(
                Route::at(&format!("{base}{path}"), base),
                route,
                "{base}{path}"
            );
        }
    }
    for outside in ["/", "/users", "/insights-archive", "/insight"] {
        assert_eq!(Route::at(outside, "/insights"), None, "{outside}");
    }
}

proptest! {
    #[test]
    fn every_user_has_an_address(id in ".+") {
        let path = format!("/insights/users/{}", id_as_segment(&id));
        prop_assert_eq!(Route::at(&path, "/insights"), Some(Route::User));
    }
}
