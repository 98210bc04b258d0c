use leptos::prelude::*;

use crate::context::{Paths, Session};
use crate::markup::{Value, markup};
use crate::query::UserQuery;
use crate::ui::PageTitle;

/// An address that no page has.
#[component]
pub fn NotFound() -> Value {
    let paths = Paths::expect();
    let session = Session::expect();
    markup! {
        <PageTitle title="Page not found" product=session.product() />
        <p>"There is no page at this address. It may have been mistyped, or the link may be old."</p>
        <p>
            "Go to the " <a href=paths.dashboard()>"Dashboard"</a> " or to the list of all "
            <a href=paths.users(&UserQuery::default())>"users"</a> "."
        </p>
    }
}
