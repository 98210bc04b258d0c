use super::rate::{likely, likely_range, of_decided};
use crate::context::{Paths, Session};
use crate::drawing::shares;
use crate::markup::{Markup, Value, markup};
use crate::store::Sends;
use crate::ui::{number, share, users};

/// Four figures on all sends.
pub fn sums(sends: Sends) -> Markup {
    let paths = Paths::expect();
    let product = Session::expect().product();
    let all = sends.all;
    let count = sends.sends.len();
    let noun = if count == 1 { "send" } else { "sends" };
    let open = number(all.open);
    let open = match sends.open_list {
        Some(query) => {
            let name = format!("{} still open", users(all.open));
            markup! { <a href=paths.users(&query) aria-label=name>{open}</a> }.into()
        }
        None => Value::from(open),
    };
    let (rate, about) = match likely_range(all) {
        Some((low, high)) => {
            let (rate, _) = shares(all.returned(), all.no_return);
            (
                share(rate),
                format!("{}; {}", of_decided(all), likely(low, high)),
            )
        }
        None => (
            "–".to_owned(),
            format!("{}: too few to say", of_decided(all)),
        ),
    };
    let sent = format!("in {} {noun}, last 90 days", number(count));
    let used = Value::reactive(move || format!("used {} within 14 days", product.get()));
    markup! {
        <div class="reminders-sums">
            {figure("Reminders sent", number(all.people()).into(), sent.into())}
            // Users who came back once may be reminded again, so no list has just these.
            {figure("Came back", number(all.came_back).into(), used)}
            {figure("Still open", open, "their 14 days are not over".into())}
            {figure("Came back, of those decided", rate.into(), about.into())}
        </div>
    }
}

fn figure(title: &'static str, figure: Value, about: Value) -> Markup {
    markup! {
        <section class="card" aria-label=title>
            <h2 class="card-title">{title}</h2>
            <p class="figure figure-small">{figure}</p>
            <p class="card-text">{about}</p>
        </section>
    }
}
