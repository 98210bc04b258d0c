//! `markup!`: views as `view!` writes them, for a fraction of its weight.
//!
//! `view!` makes a type of each view, and code to build and patch each type. `markup!` makes one text of all that is
//! fixed, and a list of the values that fill it. One function draws them all.

mod template;

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use quote::quote;
use rstml::{Parser, ParserConfig};
use syn::ExprClosure;

use self::template::{Kind, Place, Root, Template};

/// A `Markup` of one element, or a `Value` of anything else, written as in `view!`.
///
/// Attributes and children are texts, components, or expressions that give a `Value`. A value that is a function without
/// arguments, written in place, follows the signals that it reads. An attribute whose value is `None` or `false` is left
/// out. `on:click` and its like take a function of the event, `prop:checked` and its like set a property, `style:height`
/// and its like a property of the style, and `node_ref` takes a `NodeRef`.
///
/// A component must give a `Markup` or a `Value`. `class:name` doesn't work here.
#[proc_macro]
pub fn markup(tokens: TokenStream) -> TokenStream {
    let made = Parser::new(ParserConfig::default())
        .parse_simple(Tokens::from(tokens))
        .and_then(|nodes| Root::all(&nodes));
    match made.as_deref() {
        Ok([Root::Element(template)]) => element(template).into(),
        Ok([Root::Value(tokens)]) => value(&Kind::Child, tokens).into(),
        Ok(roots) => {
            let values = roots.iter().map(|root| match root {
                Root::Element(template) => value(&Kind::Child, &element(template)),
                Root::Value(tokens) => value(&Kind::Child, tokens),
            });
            quote!(crate::markup::Value::Group(::std::vec![#(#values),*])).into()
        }
        Err(error) => error.to_compile_error().into(),
    }
}

fn element(template: &Template) -> Tokens {
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
            Kind::Property(name) => quote!(Property(#name)),
            Kind::Listener(event) => quote!(Listener(#event)),
            Kind::Reference => quote!(Reference),
            Kind::Style(name) => quote!(Style(#name)),
        };
        quote!(crate::markup::Place { node: #node, kind: crate::markup::Kind::#kind })
    });
    let values = places.iter().map(|place| value(&place.kind, &place.value));
    quote! {{
        static SHAPE: crate::markup::Shape = crate::markup::Shape {
            html: #html,
            is_svg: #is_svg,
            places: &[#(#shapes),*],
        };
        crate::markup::Markup::new(&SHAPE, ::std::vec![#(#values),*])
    }}
}

/// A function without arguments is called again whenever a signal changes that it reads.
fn value(kind: &Kind, value: &Tokens) -> Tokens {
    let is_function = syn::parse2::<ExprClosure>(value.clone()).is_ok();
    let make = match kind {
        Kind::Listener(_) => quote!(listener),
        Kind::Reference => quote!(reference),
        _ if is_function => quote!(reactive),
        _ => quote!(from),
    };
    // The braces keep clippy's `redundant_closure` quiet.
    quote!(crate::markup::Value::#make({ #value }))
}
