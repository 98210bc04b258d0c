//! A [`Value`] and a [`Markup`] among the views of Leptos.

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use web_sys::{Element, Node};

use super::drawn::{Filled, remove};
use super::{Markup, Value};

impl Mountable for Filled {
    fn unmount(&mut self) {
        self.for_each_node(&mut remove);
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.for_each_node(&mut |node| Rndr::insert_node(parent, node, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.first_node().insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

macro_rules! is_view {
    ($view:ty) => {
        impl Render for $view {
            type State = Filled;

            fn build(self) -> Filled {
                Filled::apart(self.into())
            }

            fn rebuild(self, filled: &mut Filled) {
                filled.fill(self.into());
            }
        }

        impl AddAnyAttr for $view {
            type Output<New: Attribute> = Self;

            /// Ignored: write attributes in the markup.
            fn add_any_attr<New: Attribute>(self, _: New) -> Self {
                self
            }
        }

        /// Nothing is drawn on a server.
        impl RenderHtml for $view {
            type AsyncOutput = Self;
            type Owned = Self;

            const MIN_LENGTH: usize = 0;

            fn dry_resolve(&mut self) {}

            async fn resolve(self) -> Self {
                self
            }

            fn to_html_with_buf(
                self,
                _: &mut String,
                _: &mut Position,
                _: bool,
                _: bool,
                _: Vec<AnyAttribute>,
            ) {
            }

            fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Filled {
                self.build()
            }

            fn into_owned(self) -> Self {
                self
            }
        }
    };
}

is_view!(Value);
is_view!(Markup);
