use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

use crate::source::{Csrf, cookie};

/// The token as it stands in the page now; `None` if there is none.
pub fn token(csrf: &Csrf) -> Option<String> {
    let of_cookie = || {
        let cookies = document().unchecked_into::<HtmlDocument>().cookie().ok()?;
        cookie(&cookies, csrf.cookie.as_deref()?)
    };
    let of_meta = || {
        let metas = document().get_elements_by_tag_name("meta");
        let name = csrf.meta.as_deref()?;
        (0..metas.length())
            .filter_map(|at| metas.item(at))
            .find(|meta| meta.get_attribute("name").as_deref() == Some(name))?
            .get_attribute("content")
    };
    of_cookie().or_else(of_meta)
}
