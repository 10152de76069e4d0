//! The attributes of a tag: `name="value"`, `name={value}` and `{name}`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Block, Error, Expr, Ident, Lit, LitInt, Result, Stmt, Token, braced, token};

/// A value: known now, or worked out whenever the view is drawn.
pub(crate) enum Value {
    Still(Lit),
    Moving(TokenStream),
}

/// An attribute, a listener, a key or a reference.
pub(crate) struct Attribute {
    pub(crate) label: Ident,
    /// As it is written, with its hyphens.
    pub(crate) name: String,
    pub(crate) value: Value,
}

impl Parse for Attribute {
    fn parse(input: ParseStream) -> Result<Self> {
        if input.peek(Token![~]) {
            return Err(input.error("properties with `~` are not known here: write this view with `yew::html!`"));
        }
        if input.peek(Token![..]) {
            return Err(input.error("an element takes no `..`: write its attributes one by one"));
        }
        if input.peek(token::Brace) {
            let inner;
            braced!(inner in input);
            let label: Ident = inner.parse()?;
            if !inner.is_empty() {
                return Err(inner.error("`{name}` takes a name only: write `name={…}`"));
            }
            let value = Value::Moving(label.to_token_stream());
            return Ok(Self { name: label.unraw().to_string(), label, value });
        }
        let label = input.call(Ident::parse_any)?;
        let name = rest_of_name(label.unraw().to_string(), input)?;
        input.parse::<Token![=]>().map_err(|error| {
            Error::new(error.span(), format!("`{name}` has no value: write `{name}={{…}}`, or `={{true}}` for a flag"))
        })?;
        Ok(Self { label, name, value: value(input)? })
    }
}

/// The hyphens of a name, and what comes after them.
fn rest_of_name(mut name: String, input: ParseStream) -> Result<String> {
    while input.peek(Token![-]) {
        input.parse::<Token![-]>()?;
        name.push('-');
        name += &if input.peek(LitInt) {
            input.parse::<LitInt>()?.to_string()
        } else {
            input.call(Ident::parse_any)?.to_string()
        };
    }
    Ok(name)
}

/// A name with hyphens, of a tag.
pub(crate) fn name(input: ParseStream) -> Result<(Ident, String)> {
    let first = input.call(Ident::parse_any)?;
    let name = rest_of_name(first.unraw().to_string(), input)?;
    Ok((first, name))
}

fn value(input: ParseStream) -> Result<Value> {
    if !input.peek(token::Brace) {
        let error = "a value is a literal, or an expression in braces";
        return input.parse().map(Value::Still).map_err(|wrong| Error::new(wrong.span(), error));
    }
    let inner;
    braced!(inner in input);
    expression(&inner)
}

/// What is in braces: one expression, or a block of statements.
pub(crate) fn expression(inner: ParseStream) -> Result<Value> {
    if inner.is_empty() {
        return Err(Error::new(inner.span(), "nothing is in these braces: write an expression, or leave them out"));
    }
    let mut statements = inner.call(Block::parse_within)?;
    Ok(match (statements.pop(), statements.is_empty()) {
        (Some(Stmt::Expr(Expr::Lit(only), None)), true) => Value::Still(only.lit),
        (Some(Stmt::Expr(only, None)), true) => Value::Moving(only.into_token_stream()),
        (Some(Stmt::Macro(only)), true) if only.semi_token.is_none() => Value::Moving(only.into_token_stream()),
        (last, _) => Value::Moving(quote!({ #(#statements)* #last })),
    })
}

/// A literal as the text that Yew makes of it.
pub(crate) fn text(lit: &Lit) -> Result<String> {
    Ok(match lit {
        Lit::Str(text) => text.value(),
        Lit::Char(one) => one.value().to_string(),
        Lit::Int(number) => number.base10_digits().to_owned(),
        Lit::Float(number) => number.base10_digits().to_owned(),
        Lit::Bool(is) => is.value.to_string(),
        _ => return Err(Error::new(lit.span(), "this literal is no text")),
    })
}
