use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::engine::send_reminder;
use crate::guide::Text;
use crate::paths::Paths;
use crate::session::Session;
use crate::source::{Reminder, SendError, Sent};

/// Sends a reminder through the portal where it can, else opens it as a draft in the reader's own
/// mail program.
#[component]
pub fn Remind(
    /// To whom.
    id: String,
    /// Their address.
    email: Option<String>,
    /// What it says.
    text: Text,
) -> impl IntoView {
    let session = Session::expect();
    let paths = Paths::expect();
    move || {
        let config = session.config().get().unwrap_or_default();
        let (subject, body) = (
            text.subject_for_product(&config.product),
            text.for_product(&config.product),
        );
        match config.reminders.url {
            Some(url) => {
                let url = paths.file(&url);
                let reminder = Reminder {
                    user_ids: vec![id.clone()],
                    subject,
                    body,
                    test: false,
                };
                view! { <Send url csrf=config.csrf reminder /> }.into_any()
            }
            None => email
                .as_ref()
                .map(|email| {
                    let href = draft(email, &subject, &body);
                    view! { <p><a class="button" href=href>"Write this e-mail"</a></p> }
                })
                .into_any(),
        }
    }
}

#[component]
fn Send(url: String, csrf: Option<crate::source::Csrf>, reminder: Reminder) -> impl IntoView {
    let (is_busy, set_busy) = signal(false);
    let (outcome, set_outcome) = signal(None::<Result<Sent, SendError>>);
    // Another try is the same reminder.
    let key = StoredValue::new(random_key());
    let on_click = move |_| {
        let (url, csrf, reminder) = (url.clone(), csrf.clone(), reminder.clone());
        set_busy.set(true);
        spawn_local(async move {
            let sent = send_reminder(&url, csrf, &reminder, &key.get_value()).await;
            let _ = set_outcome.try_set(Some(sent));
            let _ = set_busy.try_set(false);
        });
    };
    let is_done = move || matches!(&*outcome.read(), Some(Ok(_)));
    let said = move || {
        outcome
            .get()
            .map(|outcome| outcome.map_or_else(|error| error.to_string(), said))
    };
    view! {
        <div class="remind">
            <Show when=move || !is_done()>
                <button type="button" class="button" disabled=is_busy on:click=on_click.clone()>"Send this e-mail"</button>
            </Show>
            <p aria-live="polite">{said}</p>
        </div>
    }
}

fn said(sent: Sent) -> String {
    match sent.rejected.into_iter().next() {
        Some(rejected) => format!("Not sent: {}", rejected.reason),
        None if sent.accepted == 0 => "Not sent: the portal accepted nobody.".to_owned(),
        None => "Sent. It shows among the reminders once the data is loaded anew.".to_owned(),
    }
}

/// A link that opens the reader's mail program.
fn draft(email: &str, subject: &str, body: &str) -> String {
    let escaped = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    format!(
        "mailto:{}?subject={}&body={}",
        escaped(email),
        escaped(subject),
        escaped(&body.replace('\n', "\r\n"))
    )
}

/// 128 random bits.
fn random_key() -> String {
    let bytes = Uint8Array::new_with_length(16);
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_array_buffer_view(&bytes);
    }
    bytes
        .to_vec()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
