use crate::context::Session;

/// A label with the configured name of the product in place of `{product}`.
pub fn with_product(label: &str) -> String {
    let product = Session::expect().product();
    product.with_untracked(|product| label.replace("{product}", product))
}
