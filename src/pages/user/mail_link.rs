use crate::domain::is_address;
use crate::markup::{Markup, markup};
use crate::outreach::mailto;

/// An e-mail address as the document has it, as a link where it can be one.
pub fn mail_link(email: String) -> Markup {
    let href = is_address(&email).then(|| mailto(&email, "", ""));
    match href {
        Some(href) => markup! { <a href=href><bdi>{email}</bdi></a> },
        None => markup! { <bdi>{email}</bdi> },
    }
}
