//! What a view is made of: elements, fragments, components, texts, expressions, iterators and conditions.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Expr, Ident, Lit, Path, Result, Token, braced, token};

use crate::attribute::{self, Attribute, Value};
use crate::element::{self, Element};

/// A part of a view.
pub(crate) enum Node {
    Element(Element),
    /// With its tags, as it is written.
    Component(TokenStream),
    Text(Lit),
    /// `{ expression }`.
    Moving(TokenStream),
    /// `{ for iterator }`.
    Each(TokenStream),
    If(If),
}

/// `if` with views as its branches; without an `else`, the last is empty.
pub(crate) struct If {
    pub(crate) condition: Expr,
    pub(crate) then: Vec<Node>,
    pub(crate) otherwise: Vec<Node>,
}

impl Parse for Node {
    fn parse(input: ParseStream) -> Result<Self> {
        if input.peek(token::Brace) {
            let inner;
            braced!(inner in input);
            return in_braces(&inner);
        }
        if input.peek(Token![if]) {
            return input.parse().map(Self::If);
        }
        if input.peek(Token![for]) {
            return Err(input.error("`for … in` is not known here: write `{ for items.map(…) }`"));
        }
        if !input.peek(Token![<]) {
            return Err(input.error("an element, `{ … }` or `if` belongs here; a text is written `{ \"…\" }`"));
        }
        if is_component(input) { component(input).map(Self::Component) } else { input.parse().map(Self::Element) }
    }
}

fn in_braces(inner: ParseStream) -> Result<Node> {
    if inner.parse::<Option<Token![for]>>()?.is_some() {
        let items: Expr = inner.parse()?;
        return if inner.is_empty() {
            Ok(Node::Each(items.into_token_stream()))
        } else {
            Err(inner.error("one iterator"))
        };
    }
    Ok(match attribute::expression(inner)? {
        Value::Still(lit) => Node::Text(lit),
        Value::Moving(expression) => Node::Moving(expression),
    })
}

impl Parse for If {
    fn parse(input: ParseStream) -> Result<Self> {
        input.parse::<Token![if]>()?;
        let condition = input.call(Expr::parse_without_eager_brace)?;
        let then = branch(input)?;
        let otherwise = match input.parse::<Option<Token![else]>>()? {
            None => Vec::new(),
            Some(_) if input.peek(Token![if]) => vec![Node::If(input.parse()?)],
            Some(_) => branch(input)?,
        };
        Ok(Self { condition, then, otherwise })
    }
}

fn branch(input: ParseStream) -> Result<Vec<Node>> {
    let inner;
    braced!(inner in input);
    let mut nodes = Vec::new();
    while !inner.is_empty() {
        nodes.push(inner.parse()?);
    }
    Ok(nodes)
}

/// A component's name begins with a capital, or has a path.
pub(crate) fn is_component(input: ParseStream) -> bool {
    let ahead = input.fork();
    let name = ahead.parse::<Token![<]>().and_then(|_| ahead.call(Ident::parse_any));
    name.is_ok_and(|name| ahead.peek(Token![::]) || name.to_string().starts_with(|one: char| one.is_ascii_uppercase()))
}

/// A component up to its end, as it is written. It is read only to find that end.
fn component(input: ParseStream) -> Result<TokenStream> {
    let begin = input.cursor();
    input.parse::<Token![<]>()?;
    let opened = input.span();
    input.parse::<Path>()?;
    properties(input)?;
    let is_empty = input.parse::<Option<Token![/]>>()?.is_some();
    input.parse::<Token![>]>()?;
    if !is_empty {
        element::children(input, "component", opened)?;
        input.parse::<Path>()?;
        input.parse::<Token![>]>()?;
    }
    let (mut tokens, mut at) = (TokenStream::new(), begin);
    while at != input.cursor() {
        let (token, next) = at.token_tree().ok_or_else(|| Error::new(opened, "this component has no end"))?;
        tokens.extend([token]);
        at = next;
    }
    Ok(tokens)
}

/// Properties up to the end of the tag, and after `..` what they are taken from.
fn properties(input: ParseStream) -> Result<()> {
    let is_end = || input.peek(Token![>]) || input.peek(Token![/]) && input.peek2(Token![>]);
    while !is_end() && !input.peek(Token![..]) {
        input.parse::<Attribute>()?;
    }
    while !is_end() {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}
