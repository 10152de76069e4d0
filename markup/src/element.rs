//! Elements and fragments: their tags, and what is between them.

use proc_macro2::Span;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Ident, Result, Token};

use crate::attribute::{self, Attribute};
use crate::node::Node;

/// An element, or a fragment, which has no name.
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) children: Vec<Node>,
}

/// Elements that cannot hold anything. Yew gives a textarea its `value`.
const VOID: [&str; 15] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "textarea", "track",
    "wbr",
];

impl Parse for Element {
    fn parse(input: ParseStream) -> Result<Self> {
        input.parse::<Token![<]>()?;
        if input.peek(Token![@]) {
            return Err(input.error("dynamic tags are not known here: write this view with `yew::html!`"));
        }
        if input.peek(Token![/]) {
            return Err(input.error("this closing tag has no opening tag"));
        }
        let (span, name) = tag(input)?;
        let attributes = attributes(input)?;
        no_twins(&attributes)?;
        if let Some(other) = attributes.iter().find(|one| name.is_empty() && one.name != "key") {
            return Err(Error::new(other.label.span(), "a fragment takes a `key` only"));
        }
        if input.parse::<Option<Token![/]>>()?.is_some() {
            input.parse::<Token![>]>()?;
            return Ok(Self { name, attributes, children: Vec::new() });
        }
        input.parse::<Token![>]>()?;
        if VOID.contains(&name.as_str()) {
            return Err(Error::new(span, format!("`<{name}>` holds nothing: write `<{name} />`")));
        }
        let children = children(input, &name, span)?;
        close(input, &name)?;
        Ok(Self { name, attributes, children })
    }
}

/// The name of a tag; none where a fragment begins, with or without its key.
fn tag(input: ParseStream) -> Result<(Span, String)> {
    let is_fragment = input.peek(Token![>]) || input.peek(Ident) && input.peek2(Token![=]);
    if is_fragment {
        return Ok((input.span(), String::new()));
    }
    let (first, name) = attribute::name(input)?;
    Ok((first.span(), name))
}

/// The attributes up to the end of the tag.
fn attributes(input: ParseStream) -> Result<Vec<Attribute>> {
    let mut all = Vec::new();
    while !input.peek(Token![>]) && !input.peek(Token![/]) {
        all.push(input.parse()?);
    }
    Ok(all)
}

fn no_twins(attributes: &[Attribute]) -> Result<()> {
    let twin = attributes.iter().enumerate().find(|(at, one)| attributes[..*at].iter().any(|two| two.name == one.name));
    twin.map_or(Ok(()), |(_, one)| Err(Error::new(one.label.span(), format!("`{}` is given twice", one.name))))
}

/// Everything up to a closing tag, and the beginning of that tag.
pub(crate) fn children(input: ParseStream, name: &str, opened: Span) -> Result<Vec<Node>> {
    let mut children = Vec::new();
    while !(input.peek(Token![<]) && input.peek2(Token![/])) {
        if input.is_empty() {
            return Err(Error::new(opened, format!("`<{name}>` is not closed")));
        }
        children.push(input.parse()?);
    }
    input.parse::<Token![<]>()?;
    input.parse::<Token![/]>()?;
    Ok(children)
}

/// The rest of the closing tag of what is open.
fn close(input: ParseStream, open: &str) -> Result<()> {
    let span = input.span();
    let name = if input.peek(Token![>]) { String::new() } else { attribute::name(input)?.1 };
    if name != open {
        return Err(Error::new(span, format!("`</{name}>` closes nothing: `<{open}>` is open")));
    }
    input.parse::<Token![>]>().map(drop)
}
