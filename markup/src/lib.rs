//! `markup!`: what `view!` writes, for views that react to nothing.
//!
//! `view!` makes a type of each view, and code to build and patch each type. `markup!` makes one text of all that is
//! fixed, and a list of the values that fill it. One function draws them all, so that a view weighs a fraction.

mod template;

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use quote::quote;
use rstml::{Parser, ParserConfig};

use self::template::{Kind, Place, Template};

/// A `Markup` of one element, written as in `view!`: attributes and children are texts, or expressions that give a
/// `Value`. An attribute whose value is `None` is left out. `on:click` and its like take a function of the event.
///
/// There are no components, properties, classes by name or signals: call a function that gives a `Markup`, or put a
/// view in as a child.
#[proc_macro]
pub fn markup(tokens: TokenStream) -> TokenStream {
    let made = Parser::new(ParserConfig::default())
        .parse_simple(Tokens::from(tokens))
        .and_then(|nodes| Template::of(&nodes));
    match made {
        Ok(template) => expand(&template).into(),
        Err(error) => error.to_compile_error().into(),
    }
}

fn expand(template: &Template) -> Tokens {
    let Template {
        html,
        is_svg,
        places,
        ..
    } = template;
    let shapes = places.iter().map(|Place { node, kind, .. }| {
        let kind = match kind {
            Kind::Child => quote!(Child),
            Kind::Attribute(name) => quote!(Attribute(#name)),
            Kind::Listener(event) => quote!(Listener(#event)),
        };
        quote!(crate::markup::Place { node: #node, kind: crate::markup::Kind::#kind })
    });
    let values = places.iter().map(|Place { kind, value, .. }| match kind {
        Kind::Listener(_) => quote!(crate::markup::Value::listener(#value)),
        _ => quote!(crate::markup::Value::from(#value)),
    });
    quote! {{
        static SHAPE: crate::markup::Shape = crate::markup::Shape {
            html: #html,
            is_svg: #is_svg,
            places: &[#(#shapes),*],
        };
        crate::markup::Markup::new(&SHAPE, ::std::vec![#(#values),*])
    }}
}
