//! Whether what is mixed from a portal's colours can be read.

use js_sys::Function;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// Accents from dark to light.
const ACCENTS: [&str; 10] = [
    "#6200ee", "#663399", "#0a58ca", "#417690", "#0d6efd", "#d32f2f", "#198754", "#56d4c4",
    "#81d4fa", "#ffb300",
];

/// Surfaces of portals with the text on them.
const SURFACES: [(&str, &str, &str); 4] = [
    ("light", "#ffffff", "#17202e"),
    ("light", "#faf7f2", "#2b2620"),
    ("dark", "#121212", "#eeeeee"),
    ("dark", "#212529", "#dee2e6"),
];

/// The WCAG contrast of two colours, as the browser draws them.
const CONTRAST: &str = "
    const paint = new OffscreenCanvas(1, 1).getContext('2d');
    const luminance = name => {
        paint.fillStyle = '#00000000';
        place.style.color = `var(${name})`;
        paint.fillStyle = getComputedStyle(place).color;
        paint.fillRect(0, 0, 1, 1);
        const [red, green, blue] = [...paint.getImageData(0, 0, 1, 1).data].map(part => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);";

/// An element as a portal's page would have it; removed when dropped.
struct Place(HtmlElement);

impl Place {
    fn new(colours: &[(&str, &str)]) -> Self {
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        place.set_inner_html("<style></style><div class='embed'></div>");
        let style = place.query_selector("style").unwrap().unwrap();
        style.set_text_content(Some(include_str!("../../style/tokens.css")));
        for (name, value) in colours {
            place.style().set_property(name, value).unwrap();
        }
        document().body().unwrap().append_child(&place).unwrap();
        Self(place)
    }

    fn contrast(&self, one: &str, other: &str) -> f64 {
        let contrast = Function::new_with_args("place, one, other", CONTRAST);
        let embed = self.0.query_selector(".embed").unwrap().unwrap();
        let contrast = contrast.call3(&JsValue::NULL, &embed, &one.into(), &other.into());
        contrast.unwrap().as_f64().unwrap()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.remove();
    }
}

fn has_contrast(place: &Place, one: &str, other: &str, least: f64, of: &str) {
    let contrast = place.contrast(one, other);
    assert!(contrast >= least, "{one} on {other} of {of}: {contrast:.2}");
}

#[wasm_bindgen_test]
fn text_on_an_accent_and_on_its_ground_can_be_read_whatever_the_accent_is() {
    for accent in ACCENTS {
        for (scheme, surface, text) in SURFACES {
            let place = Place::new(&[
                ("color-scheme", scheme),
                ("--active-users-accent", accent),
                ("--active-users-surface", surface),
                ("--active-users-text", text),
            ]);
            let of = format!("{accent}, {scheme} {surface}");
            has_contrast(&place, "--on-accent", "--accent-fill", 4.5, &of);
            has_contrast(&place, "--accent-text", "--accent-ground", 4.5, &of);
            has_contrast(&place, "--text", "--accent-ground", 4.5, &of);
            has_contrast(&place, "--text", "--surface-hover", 4.5, &of);
            has_contrast(&place, "--line-strong", "--surface", 3.0, &of);
            has_contrast(&place, "--neutral-fill", "--track", 3.0, &of);
            has_contrast(&place, "--idle-2", "--track", 4.5, &of);
        }
    }
}

#[wasm_bindgen_test]
fn the_own_colours_can_be_read_in_light_and_dark() {
    for scheme in ["light", "dark"] {
        let place = Place::new(&[("color-scheme", scheme)]);
        for (one, other, least) in [
            ("--text", "--surface", 7.0),
            ("--text-quiet", "--surface", 4.5),
            ("--text-quiet", "--ground", 4.5),
            ("--text-quiet", "--surface-hover", 4.5),
            ("--accent", "--surface", 4.5),
            ("--accent", "--ground", 4.5),
            ("--accent-text", "--accent-ground", 4.5),
            ("--on-accent", "--accent-fill", 4.5),
            ("--neutral-fill", "--track", 3.0),
            ("--spark", "--surface", 3.0),
        ] {
            has_contrast(&place, one, other, least, scheme);
        }
    }
}
