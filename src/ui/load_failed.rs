use leptos::prelude::*;
use web_sys::Event;

use super::heading::Heading;
use super::icon::Icon;
use super::retry::Retry;
use super::sign_in::SignIn;
use crate::markup::{Markup, markup};
use crate::source::{Fault, LoadError};

/// Shown in place of the numbers when they couldn't be loaded: what happened, what is not lost, and
/// one thing to do first.
#[component]
pub fn LoadFailed(
    /// What happened, to what, and what to do.
    error: LoadError,
    /// Loads once more.
    on_retry: Callback<()>,
    /// The sign-in page.
    sign_in: Option<String>,
) -> Markup {
    let door = Door::of(&error);
    let asks_to_sign_in = error.may_need_sign_in();
    let sign_in = sign_in.filter(|_| asks_to_sign_in);
    // Many portals ask to sign in when their page is loaded.
    let reload = (sign_in.is_none() && asks_to_sign_in).then(|| {
        let on_click = |_: Event| drop(window().location().reload());
        markup! { <button type="button" class="button button-primary" on:click=on_click>"Reload the page"</button> }
    });
    let kept = door
        .kept()
        .map(|kept| markup! { <p class="quiet">{kept}</p> });
    markup! {
        <div class="failed" part="error" role="alert">
            <span class="failed-mark">{door.icon().view()}</span>
            <Heading class="failed-title" content=door.title() />
            <p>{error.to_string()}</p>
            {kept}
            <div class="failed-ways">
                <SignIn template=sign_in is_primary=true />
                {reload}
                <Retry on_retry is_primary=!asks_to_sign_in />
            </div>
        </div>
    }
}

/// What stands between the reader and the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Door {
    /// The session has ended.
    Ended,
    /// The session has probably ended: something else than the data came.
    MayHaveEnded,
    /// The reader has no right to see the data.
    Shut,
    /// Nothing that a right or a session could change.
    None,
}

impl Door {
    fn of(error: &LoadError) -> Self {
        match &error.fault {
            Fault::Status(403) => Self::Shut,
            _ if error.is_session_end() => Self::Ended,
            _ if error.may_need_sign_in() => Self::MayHaveEnded,
            _ => Self::None,
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Ended => "Your session has ended",
            Self::MayHaveEnded => "Your session may have ended",
            Self::Shut => "You don't have access to this data",
            Self::None => "Couldn't load users",
        }
    }

    /// What is not lost.
    fn kept(self) -> Option<&'static str> {
        match self {
            Self::Ended | Self::MayHaveEnded => {
                Some("Nothing is lost: once you have signed in, this page opens as you left it.")
            }
            Self::Shut => {
                Some("Nothing is lost: once you have access, this page opens as you left it.")
            }
            Self::None => None,
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::None => Icon::Warning,
            _ => Icon::Lock,
        }
    }
}
