use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::context::{Paths, Preferences};
use crate::domain::{Names, User, pseudonym, shortened};
use crate::engine::{Engine, Loaded, Stopped};
use crate::markup::{Value, markup};
use crate::query::UserQuery;
use crate::reactive::{Memo, ReadSignal};
use crate::ui::ask;

/// Users by id, with the names that may be shown.
pub type People = BTreeMap<String, User<'static>>;

/// The users of the data with these ids; `None` until they are found.
pub fn people(loaded: ReadSignal<Loaded>, ids: Memo<Vec<String>>) -> ReadSignal<Option<People>> {
    let preferences = Preferences::expect();
    ask(move || {
        let (engine, ids, names) = (loaded.get().engine, ids.get(), preferences.names());
        async move { find(&engine, ids, names).await }
    })
}

/// The users of the data with these ids.
pub async fn find(engine: &Engine, ids: Vec<String>, names: Names) -> Result<People, Stopped> {
    let people = engine.people(ids).await?.into_iter();
    let people = people.map(|profile| match names {
        Names::Shown => profile.user,
        Names::Concealed => profile.user.concealed(),
    });
    Ok(people.map(|user| (user.id.to_string(), user)).collect())
}

/// What a user is called here: their name, or the id of somebody who is not in the data.
pub fn called(id: &str, user: Option<&User<'_>>, names: Names) -> String {
    match (user, names) {
        (Some(user), _) => shortened(user.shown_name()).into_owned(),
        (None, Names::Shown) => shortened(id).into_owned(),
        (None, Names::Concealed) => pseudonym(id),
    }
}

/// A name that leads to its user, or an id that the data doesn't know.
pub fn person(
    id: &str,
    // Where the data has them.
    user: Option<&User<'_>>,
) -> Value {
    let names = untrack(|| Preferences::expect().names());
    let name = called(id, user, names);
    let Some(_) = user else {
        let name = markup! { <bdi>{name}</bdi> };
        let unknown = markup! { <span class="quiet">"Not in the data"</span> };
        return markup! { {name} " " {unknown} };
    };
    let page = untrack(|| Paths::expect().user(id, &UserQuery::default()));
    let person = match page {
        Some(page) => markup! { <a href=page.href rel=page.rel><bdi>{name}</bdi></a> },
        None => markup! { <bdi>{name}</bdi> },
    };
    person.into()
}
