//! The little XML that office files need.

use std::borrow::Cow;

use super::text::plain_signs;

/// Adds a text escaped. A line ends with a line feed whatever ended it, and a character that XML cannot hold is a space.
pub fn escape(text: &str, out: &mut String) {
    for c in plain_signs(text) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// Something met while reading XML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Met<'a> {
    /// An element begins: its name without a prefix, and the text of its attributes. One that is empty ends at once.
    Open(&'a str, &'a str),
    /// An element ends.
    Close(&'a str),
    /// Words, unescaped.
    Words(Cow<'a, str>),
}

/// Reads XML piece by piece, and stops at the first malformed piece.
pub fn read<'a>(text: &'a str, mut met: impl FnMut(Met<'a>)) {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        if at > 0 {
            met(Met::Words(unescaped(&rest[..at])));
        }
        let Some(end) = rest[at..].find('>') else { return };
        let tag = &rest[at + 1..at + end];
        rest = &rest[at + end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            met(Met::Close(local(name)));
        } else if !tag.starts_with(['?', '!']) {
            let inner = tag.trim_end_matches('/');
            let (name, attributes) = inner.split_once([' ', '\n', '\t', '\r']).unwrap_or((inner, ""));
            met(Met::Open(local(name), attributes));
            if tag.ends_with('/') {
                met(Met::Close(local(name)));
            }
        }
    }
}

fn local(name: &str) -> &str {
    name.trim().rsplit(':').next().unwrap_or_default()
}

/// The value of an attribute among the text of all.
#[must_use]
pub fn attribute<'a>(attributes: &'a str, name: &str) -> Option<Cow<'a, str>> {
    let mut rest = attributes;
    while let Some((key, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| ['"', '\''].contains(c))?;
        let (value, next) = after[1..].split_once(quote)?;
        if key.trim() == name {
            return Some(unescaped(value));
        }
        rest = next;
    }
    None
}

/// The most bytes of an entity's name.
const MOST_OF_A_NAME: usize = 10;

fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let near = &after[..after.floor_char_boundary(MOST_OF_A_NAME)];
        let (name, mut next) = near.find(';').map_or(("", after), |end| (&after[..end], &after[end + 1..]));
        let code = name.strip_prefix("#x").map(|hex| u32::from_str_radix(hex, 16));
        let code = code.or_else(|| name.strip_prefix('#').map(str::parse));
        match (name, code) {
            ("amp", _) => out.push('&'),
            ("lt", _) => out.push('<'),
            ("gt", _) => out.push('>'),
            ("quot", _) => out.push('"'),
            ("apos", _) => out.push('\''),
            (_, Some(Ok(code))) => out.extend(char::from_u32(code)),
            _ => {
                out.push('&');
                next = after;
            }
        }
        rest = next;
    }
    out.push_str(rest);
    out.into()
}
