use crate::markup::{Markup, Value, markup};
use crate::ui::Heading;

/// A part of what is known of a user, under its own heading, which is `below` levels below the others of its place. The
/// note is the part in a few words.
pub fn part(name: &'static str, below: u8, note: Option<String>, content: Value) -> Markup {
    section("user-part-head", name, below, note, content)
}

/// A part whose heading is only for readers who can't see where the part begins.
pub fn plain_part(name: &'static str, below: u8, content: Value) -> Markup {
    section("visually-hidden", name, below, None, content)
}

fn section(
    head: &'static str,
    name: &'static str,
    below: u8,
    note: Option<String>,
    content: Value,
) -> Markup {
    let note = note.map(|note| markup! { <p class="user-note">{note}</p> });
    markup! {
        <section class="user-part" aria-label=name>
            <div class=head>
                <Heading class="user-heading" below tabindex="-1" content=name />
                {note}
            </div>
            {content}
        </section>
    }
}
