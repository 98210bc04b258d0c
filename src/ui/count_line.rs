use super::bar_list::Tone;
use super::format::{number, users};
use crate::markup::{Markup, markup};

/// A number of users as a line of text that links to their list. The tone is that of their part in a drawing that the
/// line explains.
pub fn count_line(count: usize, label: &'static str, href: String, tone: Option<Tone>) -> Markup {
    let swatch = tone.map(|tone| {
        let fill = format!("bar-fill bar-fill-{}", tone.as_str());
        markup! {
            <svg class="swatch" viewBox="0 0 8 8" aria-hidden="true">
                <rect class=fill width="8" height="8" rx="2" />
            </svg>
        }
    });
    markup! {
        <li>
            <a class="count-line" href=href aria-label=format!("{label}: {}", users(count)) data-count=count.to_string()>
                {swatch}
                <span class="count-label">{label}</span>
                " "
                <span class="count-number">{number(count)}</span>
            </a>
        </li>
    }
}
