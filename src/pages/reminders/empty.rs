use crate::context::Paths;
use crate::domain::Suggestion;
use crate::markup::{Markup, markup};
use crate::store::Sends;
use crate::ui::users;

/// No sends: what to do first.
pub fn empty(sends: Sends) -> Markup {
    let paths = Paths::expect();
    let title = match sends.any_older {
        true => "No reminders in the last 90 days",
        false => "No reminders so far",
    };
    let to_remind = sends.to_remind;
    let list = paths.users(&to_remind.query);
    let next = match to_remind.users {
        0 => vec![markup! { <p>"Nobody is due a first reminder now."</p> }],
        count => {
            let have = if count == 1 { "has" } else { "have" };
            let about = markup! {
                <p>
                    {format!("{} {have} not been reminded since their last use. One short e-mail with one tip is the first thing to try.", users(count))}
                </p>
            };
            let list = markup! { <p><a class="button" href=list>{format!("Show {}", users(count))}</a></p> };
            vec![about, list]
        }
    };
    let guide = move || {
        let guide = paths.guide(Some(Suggestion::Remind))?;
        Some(markup! { <p><a href=guide.href rel=guide.rel>"What to write"</a></p> })
    };
    markup! {
        <div class="empty reminders-empty">
            <h2 class="empty-title">{title}</h2>
            {next}
            {move || guide()}
        </div>
    }
}
