use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// A plain object with what the element's attributes and properties say, checked and with
    /// the defaults filled in by `embed.js`.
    #[derive(Debug, Clone)]
    pub type Settings;

    /// Whether the element is a list.
    #[wasm_bindgen(method, getter, js_name = isList)]
    pub fn is_list(this: &Settings) -> bool;

    /// The document's address; empty if there is none.
    #[wasm_bindgen(method, getter)]
    pub fn src(this: &Settings) -> String;

    /// Headers for the request: pairs of a name and a value.
    #[wasm_bindgen(method, getter)]
    pub fn headers(this: &Settings) -> Array;

    /// Answers the request in place of the browser.
    #[wasm_bindgen(method, getter)]
    pub fn fetcher(this: &Settings) -> Option<Function>;

    /// A document that is there already.
    #[wasm_bindgen(method, getter)]
    pub fn data(this: &Settings) -> Option<Uint8Array>;

    /// Why the document that is there already can't be read.
    #[wasm_bindgen(method, getter, js_name = dataProblem)]
    pub fn data_problem(this: &Settings) -> Option<String>;

    /// After how many seconds without a byte a load has failed; 0 for never.
    #[wasm_bindgen(method, getter)]
    pub fn timeout(this: &Settings) -> f64;

    /// The address of the portal's list of users.
    #[wasm_bindgen(method, getter, js_name = usersHref)]
    pub fn users_href(this: &Settings) -> String;

    /// The address of the portal's page of one user, with `{id}` for the id; empty if there is none.
    #[wasm_bindgen(method, getter, js_name = userHref)]
    pub fn user_href(this: &Settings) -> String;

    /// The sign-in page, with `{return}` for the address to come back to; empty if there is none.
    #[wasm_bindgen(method, getter, js_name = signInHref)]
    pub fn sign_in_href(this: &Settings) -> String;

    /// Where reminders are sent; empty if the portal sends none.
    #[wasm_bindgen(method, getter, js_name = remindersUrl)]
    pub fn reminders_url(this: &Settings) -> String;

    /// Where the never-notify list is kept; empty if the portal keeps none.
    #[wasm_bindgen(method, getter, js_name = neverNotifyUrl)]
    pub fn never_notify_url(this: &Settings) -> String;

    /// Where messages and calls are logged; empty if the portal keeps no log.
    #[wasm_bindgen(method, getter, js_name = outreachUrl)]
    pub fn outreach_url(this: &Settings) -> String;

    /// For how many days after a reminder nobody gets another one; 0 where the reader chooses.
    #[wasm_bindgen(method, getter, js_name = cooldownDays)]
    pub fn cooldown_days(this: &Settings) -> u8;

    /// The product's name.
    #[wasm_bindgen(method, getter)]
    pub fn product(this: &Settings) -> String;

    /// The language of numbers and dates; empty for the reader's own.
    #[wasm_bindgen(method, getter)]
    pub fn lang(this: &Settings) -> String;

    /// The time zone that instants are shown in; empty for UTC.
    #[wasm_bindgen(method, getter, js_name = timeZone)]
    pub fn time_zone(this: &Settings) -> String;

    /// The level of the element's headings, 1 to 6.
    #[wasm_bindgen(method, getter, js_name = headingLevel)]
    pub fn heading_level(this: &Settings) -> u8;

    /// Whether to show only the bars.
    #[wasm_bindgen(method, getter)]
    pub fn compact(this: &Settings) -> bool;

    /// The portal's own fields, as `department:Department,country:Country`.
    #[wasm_bindgen(method, getter)]
    pub fn fields(this: &Settings) -> String;

    /// Whether users can't be taken along.
    #[wasm_bindgen(method, getter, js_name = noExport)]
    pub fn no_export(this: &Settings) -> bool;

    /// For how many seconds the data is kept when the element is gone; 0 for not at all.
    #[wasm_bindgen(method, getter)]
    pub fn keep(this: &Settings) -> f64;

    /// The saved views as JSON, where the portal keeps them.
    #[wasm_bindgen(method, getter)]
    pub fn views(this: &Settings) -> Option<String>;

    /// What the list shows, as in the part of an address after the `?`.
    #[wasm_bindgen(method, getter)]
    pub fn query(this: &Settings) -> String;
}
