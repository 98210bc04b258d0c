use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// A file that grows part by part in the browser's own store, outside the app's memory.
#[derive(Debug)]
pub struct FileInParts {
    media_type: &'static str,
    parts: Array,
}

impl FileInParts {
    /// An empty file.
    pub fn new(media_type: &'static str) -> Self {
        Self {
            media_type,
            parts: Array::new(),
        }
    }

    /// Appends a text.
    ///
    /// # Errors
    /// When the browser has no room for it.
    pub fn push(&mut self, text: &str) -> Result<(), JsValue> {
        let part = Blob::new_with_str_sequence(&Array::of1(&JsValue::from_str(text)))?;
        self.parts.push(&part);
        Ok(())
    }

    /// Hands the file to the browser to save.
    ///
    /// # Errors
    /// When the browser refuses to make the file, out of memory for instance.
    pub fn save(self, name: &str) -> Result<(), JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type(self.media_type);
        let blob = Blob::new_with_blob_sequence_and_options(&self.parts, &options)?;
        let url = Url::create_object_url_with_blob(&blob)?;
        let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
        link.set_href(&url);
        link.set_download(name);
        link.click();
        Url::revoke_object_url(&url)
    }
}

/// Hands a text to the browser as a file to save.
///
/// # Errors
/// As [`FileInParts::save`].
pub fn download(name: &str, media_type: &'static str, text: &str) -> Result<(), JsValue> {
    let mut file = FileInParts::new(media_type);
    file.push(text)?;
    file.save(name)
}
