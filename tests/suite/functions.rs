//! The functions of a file and their lengths: read from the tokens, so that functions inside macros count too.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A function, and where it begins.
pub(crate) struct Function {
    pub(crate) path: String,
    pub(crate) name: String,
    pub(crate) first_line: usize,
    pub(crate) lines: usize,
}

/// The functions of a file, given as path and text.
pub(crate) fn functions(path: &str, text: &str) -> Vec<Function> {
    let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut found = Vec::new();
    walk(tokens, path, &mut found);
    found
}

/// A function begins at `fn` and a name. It ends with the braces that follow; without braces it is a signature.
fn walk(tokens: TokenStream, path: &str, found: &mut Vec<Function>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token {
            walk(group.stream(), path, found);
        }
        let (TokenTree::Ident(word), Some(TokenTree::Ident(name))) = (token, tokens.get(at + 1)) else { continue };
        let Some(body) = (word == "fn").then(|| body(&tokens[at..])).flatten() else { continue };
        let (first, last) = (word.span().start().line, body.span_close().end().line);
        found.push(Function {
            path: path.to_owned(),
            name: name.to_string(),
            first_line: first,
            lines: last + 1 - first,
        });
    }
}

fn body(tokens: &[TokenTree]) -> Option<&Group> {
    tokens.iter().find_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(Some(group)),
        TokenTree::Punct(punct) if punct.as_char() == ';' => Some(None),
        _ => None,
    })?
}
