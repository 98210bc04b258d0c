use super::answer::Answer;
use crate::context::Paths;
use crate::markup::{Markup, markup};
use crate::query::last_page;
use crate::ui::{Heading, number};

/// Why a page is empty, and the way back to rows.
pub fn no_rows(answer: Answer) -> Markup {
    let paths = Paths::expect();
    let Answer {
        page,
        query,
        loaded,
        ..
    } = answer;
    let records = loaded.records;
    let last = last_page(page.total);
    let (title, link) = if page.total > 0 {
        let title = format!("There is no page {}", number(query.page.get() as usize));
        (
            title,
            Some((paths.users(&query.at_page(last)), "Go to the last page")),
        )
    } else if query.is_filtered() {
        (
            "No users match".to_owned(),
            Some((
                paths.users(&query.unfiltered()),
                "Clear filters and show all users",
            )),
        )
    } else if records > 0 {
        ("None of the records could be read".to_owned(), None)
    } else {
        ("There are no users in the data".to_owned(), None)
    };
    // A portal may have its own words for an organization without users.
    let nobody = (records == 0 && !query.is_filtered()).then_some("empty");
    let link = link.map(|(href, text)| markup! { <p><a href=href>{text}</a></p> });
    markup! {
        <slot name=nobody>
            <div class="empty">
                <Heading class="empty-title" content=title />
                {link}
            </div>
        </slot>
    }
}
