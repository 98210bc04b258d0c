use leptos::prelude::*;

use crate::markup::{Kind, Markup, Place, Shape, Value};
use crate::reactive::{provide_context, use_context};

/// The level of the headings below the page's own: another one inside another page.
#[derive(Debug, Clone, Copy)]
pub struct HeadingLevel(pub u8);

impl HeadingLevel {
    /// Gives the level to all components below.
    pub fn provide(self) {
        provide_context(self);
    }
}

/// A heading of the level that fits the page it is on; 2 where none is provided.
#[component]
pub fn Heading(
    /// Its CSS class.
    class: &'static str,
    /// How many levels it is below the others.
    #[prop(optional)]
    below: u8,
    /// Names it for what it is the heading of.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Names it for the styles of a portal.
    #[prop(optional)]
    part: Option<&'static str>,
    /// `-1` where the focus may be moved to it.
    #[prop(optional)]
    tabindex: Option<&'static str>,
    /// What it says.
    #[prop(into)]
    content: Value,
) -> Markup {
    let HeadingLevel(level) = use_context().unwrap_or(HeadingLevel(2));
    let values = vec![
        Value::from(class),
        id.into(),
        part.into(),
        tabindex.into(),
        content,
    ];
    let below_first = (level + below).saturating_sub(1);
    let shape = SHAPES.get(usize::from(below_first)).unwrap_or(&DEEPEST);
    Markup::new(shape, values)
}

/// The shape of one heading level; an element's name can't be a value.
macro_rules! shape {
    ($tag:literal) => {
        Shape {
            html: concat!("<", $tag, "><!></", $tag, ">"),
            is_svg: false,
            places: &[
                at(0, Kind::Attribute("class")),
                at(0, Kind::Attribute("id")),
                at(0, Kind::Attribute("part")),
                at(0, Kind::Attribute("tabindex")),
                at(1, Kind::Child),
            ],
        }
    };
}

const fn at(node: u16, kind: Kind) -> Place {
    Place { node, kind }
}

static SHAPES: [Shape; 5] = [
    shape!("h1"),
    shape!("h2"),
    shape!("h3"),
    shape!("h4"),
    shape!("h5"),
];
static DEEPEST: Shape = shape!("h6");
