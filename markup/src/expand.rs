//! From a view's nodes to its template and holes.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{Error, Ident, Lit, Result, Token};

use crate::attribute::{Attribute, Value, text};
use crate::element::Element;
use crate::node::{If, Node, is_component};

/// Attributes that are there or not, as HTML defines them.
const FLAGS: [&str; 26] = [
    "allowfullscreen",
    "async",
    "autofocus",
    "autoplay",
    "controls",
    "default",
    "defer",
    "disabled",
    "formnovalidate",
    "hidden",
    "inert",
    "ismap",
    "itemscope",
    "loop",
    "multiple",
    "muted",
    "nomodule",
    "novalidate",
    "open",
    "playsinline",
    "readonly",
    "required",
    "reversed",
    "selected",
    "truespeed",
    "webkitdirectory",
];

/// The listeners that `Holes` has a method for.
const LISTENERS: [&str; 10] = [
    "onchange",
    "onclick",
    "ondragover",
    "ondrop",
    "onfocus",
    "onfocusout",
    "oninput",
    "onkeydown",
    "onpaste",
    "ontoggle",
];

/// The view of an invocation.
pub(crate) fn html(input: TokenStream) -> Result<TokenStream> {
    let begins_here = |input: ParseStream| {
        Ok((input.peek(Token![<]) && !is_component(input), input.peek(Token![if]), input.parse::<TokenStream>()?))
    };
    match begins_here.parse2(input)? {
        (true, _, view) => {
            let mut made = Template::default();
            made.element(&one(view)?)?;
            Ok(made.into_view())
        }
        (_, true, view) => condition(&one(view)?),
        (_, _, view) => Ok(quote!(::yew::html! { #view })),
    }
}

/// The one root of a view.
fn one<T: syn::parse::Parse>(view: TokenStream) -> Result<T> {
    let only = |input: ParseStream| {
        let root = input.parse()?;
        let is_all = input.is_empty();
        if is_all { Ok(root) } else { Err(input.error("a view has one root: put several into a fragment `<>…</>`")) }
    };
    only.parse2(view)
}

/// `if` as an expression whose branches are lists, as Yew's are.
fn condition(If { condition, then, otherwise }: &If) -> Result<TokenStream> {
    let (then, otherwise) = (list(then)?, list(otherwise)?);
    Ok(quote!(if #condition { #then } else { #otherwise }))
}

fn list(nodes: &[Node]) -> Result<TokenStream> {
    if nodes.is_empty() {
        return Ok(quote!(::stem_readiness::ui::view::nothing()));
    }
    let mut made = Template::default();
    made.text += "<>";
    nodes.iter().try_for_each(|node| made.node(node))?;
    Ok(made.into_view())
}

/// A template as it is written, and the calls that fill its holes, in the order in which Yew works them out.
#[derive(Default)]
struct Template {
    text: String,
    holes: TokenStream,
}

impl Template {
    fn into_view(self) -> TokenStream {
        let Self { text, holes } = self;
        // Whatever is open at the end closes there.
        let text = text.trim_end_matches("</>");
        quote!(::stem_readiness::ui::view::Holes::new(#text) #holes .draw())
    }

    fn hole(&mut self, call: TokenStream) {
        self.text += "{}";
        self.holes.extend(call);
    }

    fn node(&mut self, node: &Node) -> Result<()> {
        match node {
            Node::Element(element) => self.element(element)?,
            Node::Component(component) => self.hole(quote!(.html(::yew::html! { #component }))),
            Node::Text(lit) => self.still(lit)?,
            Node::Moving(value) => self.hole(quote_spanned!(value.span()=> .node(#value))),
            Node::Each(items) => self.hole(quote_spanned!(items.span()=> .each(#items))),
            Node::If(one) => {
                let one = condition(one)?;
                self.hole(quote!(.html(#one)));
            }
        }
        Ok(())
    }

    /// A text. One that has a sign of the template in it, or follows another, fills a hole.
    fn still(&mut self, lit: &Lit) -> Result<()> {
        let text = text(lit)?;
        let follows_text = !self.text.ends_with(['>', '}']);
        if text.is_empty() || text.contains(['<', '>', '{', '}']) || follows_text {
            self.hole(quote!(.node(#text)));
        } else {
            self.text += &text;
        }
        Ok(())
    }

    fn element(&mut self, element: &Element) -> Result<()> {
        self.text += "<";
        self.text += &element.name;
        let kinds = element.attributes.iter().map(|one| Ok((kind(one, &element.name)?, one)));
        let mut attributes: Vec<(Kind, &Attribute)> = kinds.collect::<Result<_>>()?;
        attributes.sort_by_key(|(kind, _)| *kind);
        attributes.into_iter().try_for_each(|(kind, one)| self.attribute(kind, one))?;
        self.text += ">";
        element.children.iter().try_for_each(|child| self.node(child))?;
        self.text += "</>";
        Ok(())
    }

    fn attribute(&mut self, kind: Kind, Attribute { label, name, value }: &Attribute) -> Result<()> {
        let value = match value {
            Value::Still(lit) => match still(kind, name, lit)? {
                Still::Absent => return Ok(()),
                Still::Text(text) => {
                    self.text += &format!(" {name}=\"{text}\"");
                    return Ok(());
                }
                Still::Hole => lit.to_token_stream(),
            },
            Value::Moving(value) => value.clone(),
        };
        let method = Ident::new(kind.method(name), label.span());
        self.text += &format!(" {name}=");
        self.hole(quote_spanned!(value.span()=> .#method(#value)));
        Ok(())
    }
}

/// What an attribute is to its tag, in the order in which Yew works them out and the page has them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// The `value` of an input or a textarea.
    Value,
    /// Whether an input is `checked`.
    Checked,
    Reference,
    Key,
    Attribute,
    /// `value` and `checked` of any other element.
    Last,
    Flag,
    Class,
    Listener,
}

impl Kind {
    /// The method of `Holes` that fills it.
    fn method(self, name: &str) -> &str {
        match self {
            Self::Value | Self::Attribute | Self::Last => "attribute",
            Self::Checked | Self::Flag => "flag",
            Self::Reference => "refer",
            Self::Key => "key",
            Self::Class => "class",
            Self::Listener => name,
        }
    }
}

fn kind(Attribute { label, name, .. }: &Attribute, tag: &str) -> Result<Kind> {
    let refuse = |why: String| Err(Error::new(label.span(), why));
    Ok(match (name.as_str(), tag) {
        ("value", "input" | "textarea") => Kind::Value,
        ("checked", "input") => Kind::Checked,
        ("defaultvalue", "textarea") => {
            return refuse("`defaultvalue` is not known here: write this view with `yew::html!`".to_owned());
        }
        ("ref", _) => Kind::Reference,
        ("key", _) => Kind::Key,
        ("value" | "checked", _) => Kind::Last,
        ("class", _) => Kind::Class,
        (name, _) if FLAGS.contains(&name) => Kind::Flag,
        (name, _) if LISTENERS.contains(&name) => Kind::Listener,
        (name, _) if name.starts_with("on") => {
            return refuse(format!(
                "`Holes` has no listener `{name}`: add it to src/ui/view.rs and `markup::LISTENERS`"
            ));
        }
        _ => Kind::Attribute,
    })
}

/// What becomes of a literal.
enum Still {
    Absent,
    Text(String),
    Hole,
}

fn still(kind: Kind, name: &str, lit: &Lit) -> Result<Still> {
    let text = match (kind, lit) {
        (Kind::Flag, Lit::Bool(is)) if is.value => name.to_owned(),
        (Kind::Flag, Lit::Bool(_)) => return Ok(Still::Absent),
        (Kind::Attribute | Kind::Last | Kind::Class, _) => text(lit)?,
        _ => return Ok(Still::Hole),
    };
    Ok(match text.as_str() {
        "" if kind == Kind::Class => Still::Absent,
        text if text.contains('"') => Still::Hole,
        _ => Still::Text(text),
    })
}
