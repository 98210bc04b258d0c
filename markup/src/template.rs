//! The fixed part of a view as HTML, and the places in it that values fill.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use rstml::Infallible;
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement};
use syn::spanned::Spanned;
use syn::{Block, Error, Expr, ExprLit, Lit, Result, Stmt};

/// Void elements: they have no end tag.
const VOID: [&str; 6] = ["br", "col", "hr", "img", "input", "wbr"];

/// Elements in which a comment would be a part of the text.
const TEXT_ONLY: [&str; 2] = ["textarea", "title"];

/// Elements of SVG that a view may begin with. An HTML parser takes them for others outside of `<svg>`.
const SVG: [&str; 9] = [
    "circle", "g", "line", "path", "polygon", "polyline", "rect", "text", "tspan",
];

type Element = NodeElement<Infallible>;

/// An element, taken apart.
#[derive(Default)]
pub struct Template {
    /// What is fixed. An empty comment holds the place of each child that is a value.
    pub html: String,
    /// Whether it is a part of an SVG drawing.
    pub is_svg: bool,
    /// What the values fill, in the order of the nodes.
    pub places: Vec<Place>,
    /// The nodes so far.
    nodes: u16,
    /// Whether the last node is a text, which another one continues.
    ends_in_text: bool,
}

/// A place that a value fills.
pub struct Place {
    /// The number of its node: the element with the attribute, or the comment. They count from 0 in the order in which
    /// they begin.
    pub node: u16,
    /// What of the node it is.
    pub kind: Kind,
    /// The expression that gives the value.
    pub value: TokenStream,
}

/// What a value fills.
#[derive(Debug, PartialEq, Eq)]
pub enum Kind {
    /// The comment's place.
    Child,
    /// The attribute with this name.
    Attribute(String),
    /// The property with this name.
    Property(String),
    /// What is called at each event with this name.
    Listener(String),
    /// The reference to the element.
    Reference,
    /// The property with this name of its style.
    Style(String),
}

/// What stands at the top of a view.
pub enum Root {
    /// An element of HTML or SVG.
    Element(Template),
    /// An expression that gives a value.
    Value(TokenStream),
}

impl Root {
    /// Takes apart all that a view has at the top.
    ///
    /// # Errors
    /// Anything that `markup!` can't do.
    pub fn all(nodes: &[Node]) -> Result<Vec<Self>> {
        let root = |node: &Node| match node {
            Node::Element(element) if !is_component(element) => {
                Ok(Self::Element(Template::of(element)?))
            }
            Node::Element(component) => Ok(Self::Value(call(component))),
            Node::Text(text) => Ok(Self::Value(text.value_string().to_token_stream())),
            Node::Block(NodeBlock::ValidBlock(block)) => Ok(Self::Value(expression(block))),
            other => Err(not_a_child(other)),
        };
        nodes.iter().map(root).collect()
    }
}

impl Template {
    /// Takes apart an element.
    fn of(root: &Element) -> Result<Self> {
        let mut template = Self {
            is_svg: SVG.contains(&&*root.name().to_string()),
            ..Self::default()
        };
        template.element(root)?;
        Ok(template)
    }

    fn element(&mut self, element: &Element) -> Result<()> {
        let name = element.name().to_string();
        let node = self.begin();
        self.html += &format!("<{name}");
        for attribute in element.attributes() {
            match attribute {
                NodeAttribute::Attribute(attribute) => self.attribute(node, attribute)?,
                NodeAttribute::Block(block) => {
                    return Err(Error::new(block.span(), "an attribute needs a name"));
                }
            }
        }
        self.html.push('>');
        for child in &element.children {
            if TEXT_ONLY.contains(&&*name) && !matches!(child, Node::Text(_)) {
                let error = "HTML has only text in this element: use `prop:value`";
                return Err(Error::new(child.span(), error));
            }
            self.child(child)?;
        }
        self.ends_in_text = false;
        if !VOID.contains(&&*name) {
            self.html += &format!("</{name}>");
        }
        Ok(())
    }

    fn attribute(&mut self, node: u16, attribute: &KeyedAttribute) -> Result<()> {
        let name = attribute.key.to_string();
        let kind = match name.split_once(':') {
            Some(("on", event)) => Kind::Listener(event.to_owned()),
            Some(("prop", property)) => Kind::Property(property.to_owned()),
            Some(("style", property)) => Kind::Style(property.to_owned()),
            None if name == "node_ref" => Kind::Reference,
            None if name != "style" && name != "inner_html" => Kind::Attribute(name.clone()),
            _ => {
                let error = "`markup!` has no classes by name and no markup as text, and a content policy refuses \
                             `style`: use a class, or `style:name`";
                return Err(Error::new(attribute.key.span(), error));
            }
        };
        let is_fixed = matches!(kind, Kind::Attribute(_));
        let is_flag = matches!(
            attribute.value(),
            Some(Expr::Lit(ExprLit {
                lit: Lit::Bool(_),
                ..
            }))
        );
        let text = attribute.value_literal_string();
        match (text.filter(|_| is_fixed && !is_flag), attribute.value()) {
            (Some(text), _) => self.html += &format!(" {name}=\"{}\"", escaped(&text)),
            (None, None) if is_fixed => self.html += &format!(" {name}"),
            (None, None) => return Err(Error::new(attribute.key.span(), "this needs a value")),
            (None, Some(value)) => self.places.push(Place {
                node,
                kind,
                value: value.to_token_stream(),
            }),
        }
        Ok(())
    }

    fn child(&mut self, child: &Node) -> Result<()> {
        match child {
            Node::Element(element) if is_component(element) => {
                self.value(call(element));
                Ok(())
            }
            Node::Element(element) => self.element(element),
            Node::Text(text) => {
                self.text(&text.value_string());
                Ok(())
            }
            Node::Block(NodeBlock::ValidBlock(block)) => {
                match literal(block) {
                    Some(text) => self.text(&text),
                    None => self.value(expression(block)),
                }
                Ok(())
            }
            other => Err(not_a_child(other)),
        }
    }

    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            if !self.ends_in_text {
                self.begin();
            }
            self.html += &escaped(text);
            self.ends_in_text = true;
        }
    }

    fn value(&mut self, value: TokenStream) {
        let node = self.begin();
        self.html += "<!>";
        self.places.push(Place {
            node,
            kind: Kind::Child,
            value,
        });
    }

    /// Numbers the next node.
    fn begin(&mut self) -> u16 {
        let node = self.nodes;
        self.nodes += 1;
        self.ends_in_text = false;
        node
    }
}

fn is_component(element: &Element) -> bool {
    let name = element.name().to_string();
    name.starts_with(|letter: char| letter.is_ascii_uppercase())
}

/// What Leptos makes of a component.
fn call(component: &Element) -> TokenStream {
    quote!(::leptos::prelude::view! { #component })
}

/// What stands in braces.
fn expression(block: &Block) -> TokenStream {
    match block.stmts.as_slice() {
        [Stmt::Expr(value, None)] => value.to_token_stream(),
        _ => quote!(#block),
    }
}

fn not_a_child(node: &Node) -> Error {
    let error = "a child is an element, a component, a text in quotes or an expression in braces";
    Error::new(node.span(), error)
}

/// A text in braces.
fn literal(block: &Block) -> Option<String> {
    match block.stmts.as_slice() {
        [
            Stmt::Expr(
                Expr::Lit(ExprLit {
                    lit: Lit::Str(text),
                    ..
                }),
                None,
            ),
        ] => Some(text.value()),
        _ => None,
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use proc_macro2::Span;
    use rstml::{Parser, ParserConfig};

    use super::*;

    fn roots(tokens: TokenStream) -> Result<Vec<Root>> {
        let nodes = Parser::new(ParserConfig::default()).parse_simple(tokens)?;
        Root::all(&nodes)
    }

    fn template(tokens: TokenStream) -> Result<Template> {
        match roots(tokens)?.pop() {
            Some(Root::Element(template)) => Ok(template),
            _ => Err(Error::new(Span::call_site(), "there is no element")),
        }
    }

    fn places(template: Template) -> Vec<(u16, Kind, String)> {
        let places = template.places.into_iter();
        places
            .map(|place| (place.node, place.kind, place.value.to_string()))
            .collect()
    }

    #[test]
    fn what_is_fixed_is_html() -> Result<()> {
        let template = template(quote! {
            <p class="a \"b\"" hidden>"1 < 2 & " "3" {" > 2"} <br/> <b></b></p>
        })?;
        assert_eq!(
            template.html,
            "<p class=\"a &quot;b&quot;\" hidden>1 &lt; 2 &amp; 3 &gt; 2<br><b></b></p>"
        );
        assert!(template.places.is_empty());
        Ok(())
    }

    #[test]
    fn values_know_the_number_of_their_node() -> Result<()> {
        // 0 ul, 1 li, 2 text, 3 comment, 4 li, 5 a, 6 comment, 7 comment
        let template = template(quote! {
            <ul id=id><li>"one " "text" {first}</li><li><a on:click=go href=href>{name}</a></li>{rest}</ul>
        })?;
        assert_eq!(
            template.html,
            "<ul><li>one text<!></li><li><a><!></a></li><!></ul>"
        );
        let attribute = |name: &str| Kind::Attribute(name.to_owned());
        let expected = [
            (0, attribute("id"), "id"),
            (3, Kind::Child, "first"),
            (5, Kind::Listener("click".to_owned()), "go"),
            (5, attribute("href"), "href"),
            (6, Kind::Child, "name"),
            (7, Kind::Child, "rest"),
        ];
        let expected = expected.map(|(node, kind, value)| (node, kind, value.to_owned()));
        assert_eq!(places(template), expected);
        Ok(())
    }

    #[test]
    fn a_flag_is_a_value() -> Result<()> {
        let template = template(quote!(<p hidden=false></p>))?;
        assert_eq!(template.html, "<p></p>");
        let expected = (0, Kind::Attribute("hidden".to_owned()), "false".to_owned());
        assert_eq!(places(template), [expected]);
        Ok(())
    }

    #[test]
    fn a_part_of_a_drawing_is_known_by_its_element() -> Result<()> {
        assert!(template(quote!(<rect x=x />))?.is_svg);
        assert!(!template(quote!(<svg><rect /></svg>))?.is_svg);
        Ok(())
    }

    #[test]
    fn a_component_is_a_value_among_the_others() -> Result<()> {
        let template = template(quote!(<p>"a" <Card of=one /></p>))?;
        assert_eq!(template.html, "<p>a<!></p>");
        let card = quote!(::leptos::prelude::view! { <Card of=one /> });
        assert_eq!(places(template), [(2, Kind::Child, card.to_string())]);
        Ok(())
    }

    #[test]
    fn a_view_may_have_more_than_one_root() -> Result<()> {
        let roots = roots(quote!(<a></a> {one} " two" <Card /> <b></b>))?;
        let kinds = roots.iter().map(|root| match root {
            Root::Element(template) => template.html.to_owned(),
            Root::Value(value) => value.to_string(),
        });
        let card = quote!(::leptos::prelude::view! { <Card /> }).to_string();
        assert_eq!(
            kinds.collect::<Vec<_>>(),
            ["<a></a>", "one", "\" two\"", &card, "<b></b>"]
        );
        Ok(())
    }

    #[test]
    fn what_only_view_can_do_is_refused() {
        for tokens in [
            quote!(<p inner_html=html></p>),
            quote!(<p style="top: 0"></p>),
            quote!(<p class:wide=wide></p>),
            quote!(<p {attributes}></p>),
            quote!(<textarea>{text}</textarea>),
            quote!(<button on:click></button>),
        ] {
            let shown = tokens.to_string();
            assert!(roots(tokens).is_err(), "{shown}");
        }
    }
}
