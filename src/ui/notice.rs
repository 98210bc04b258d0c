use crate::markup::{Markup, Value, markup};

/// Something that the reader should know before trusting what stands below it.
pub fn notice(content: impl Into<Value>) -> Markup {
    markup! {
        <div class="notice">
            <svg class="notice-icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                <path d="M10 2.5 18.5 17h-17Z" />
                <path d="M10 8v4M10 14.4v.2" />
            </svg>
            <div class="notice-text">{content.into()}</div>
        </div>
    }
}
