use crate::domain::{Instant, Names};
use crate::engine::{Loaded, Stopped};
use crate::query::UserQuery;
use crate::reactive::Memo;
use crate::store::{Place, Profile};

/// What the data says of a user who was asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The id that was asked for.
    pub id: String,
    /// What is known; `None` where nobody has the id.
    pub known: Option<Known>,
    /// Where the user stands in the list.
    pub place: Option<Place>,
    /// The list.
    pub list: UserQuery,
    /// Whether names are concealed.
    pub names: Names,
}

/// All that is known of a user.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// What the data says, and what the rules make of it.
    pub profile: Profile,
    /// What everything is measured against.
    pub as_of: Instant,
}

impl Found {
    /// Asks for a user, as seen from a list.
    pub async fn find(
        loaded: &Loaded,
        id: String,
        list: UserQuery,
        names: Names,
    ) -> Result<Self, Stopped> {
        let as_of = loaded.as_of.at;
        let found = loaded.engine.profile(&id, &list, names).await?;
        let (profile, place) = found.unzip();
        Ok(Self {
            known: profile.map(|profile| Known { profile, as_of }),
            place: place.flatten(),
            id,
            list,
            names,
        })
    }

    /// Who was asked for, and whether anybody is.
    pub fn who(&self) -> (String, bool) {
        (self.id.clone(), self.known.is_some())
    }
}

/// What the data says of the user with an id, from one refresh to the next. It stays while another
/// user takes the place, so that a view which is about to go is not drawn with somebody else.
pub fn stay_with(
    id: String,
    found: impl Fn() -> Option<Found> + Send + Sync + 'static,
) -> Memo<Option<Found>> {
    Memo::new(move |before: Option<&Option<Found>>| {
        let now = found().filter(|found| found.id == id);
        now.or_else(|| before.cloned().flatten())
    })
}

/// What is known of whoever was found.
pub fn known(found: Memo<Option<Found>>) -> Memo<Option<Known>> {
    Memo::new(move |_| found.with(|found| found.as_ref()?.known.clone()))
}
