//! One sentence of the catalogue, with its placeholders.
//!
//! The form is the part of ICU MessageFormat that the widget needs: `{name}` for text, `{count, number}` for a
//! whole number, and `{count, plural, one {# step} other {# steps}}`, where `#` is the number. `=0 {none}` may
//! name an exact count. There is no escape for braces: no sentence needs one.

/// How deep plurals may lie in one another: no sentence needs more, and a deeper one would exhaust the stack.
const MOST_DEPTH: u32 = 4;

/// A parsed sentence.
#[derive(Debug, PartialEq)]
pub(crate) struct Message<'a>(pub(crate) Vec<Piece<'a>>);

/// A run of a sentence.
#[derive(Debug, PartialEq)]
pub(crate) enum Piece<'a> {
    /// Words as they are.
    Plain(&'a str),
    /// A placeholder for text.
    Text(&'a str),
    /// A placeholder for a number.
    Number(&'a str),
    /// The `#` of a plural.
    Count,
    /// A choice by the number's plural category.
    Plural(&'a str, Vec<(&'a str, Message<'a>)>),
}

/// What a placeholder takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    /// Words.
    Text,
    /// A number.
    Number,
}

impl<'a> Message<'a> {
    /// Adds the placeholders, in the order they are met, with what they take; one met twice is there twice.
    pub(crate) fn placeholders(&self, found: &mut Vec<(&'a str, Kind)>) {
        for piece in &self.0 {
            match piece {
                Piece::Text(name) => found.push((name, Kind::Text)),
                Piece::Number(name) => found.push((name, Kind::Number)),
                Piece::Plural(name, cases) => {
                    found.push((name, Kind::Number));
                    cases.iter().for_each(|(_, case)| case.placeholders(found));
                }
                Piece::Plain(_) | Piece::Count => {}
            }
        }
    }

    /// Adds the sentence in the form that [`Words`](super::Words) writes from: `{0}` for the argument in the first
    /// place, and `{0=0{none}one{{0} step}other{{0} steps}}`, where the first case that fits is the one.
    pub(crate) fn build(&self, names: &[&str], count: usize, out: &mut String) {
        let place = |name: &str| names.iter().position(|known| *known == name).unwrap_or(names.len());
        for piece in &self.0 {
            match piece {
                Piece::Plain(words) => out.push_str(words),
                Piece::Text(name) | Piece::Number(name) => out.extend(["{", &place(name).to_string(), "}"]),
                Piece::Count => out.extend(["{", &count.to_string(), "}"]),
                Piece::Plural(name, cases) => {
                    let count = place(name);
                    out.extend(["{", &count.to_string()]);
                    for rank in 0..3 {
                        for (category, case) in cases.iter().filter(|(category, _)| rank_of(category) == rank) {
                            out.extend([*category, "{"]);
                            case.build(names, count, out);
                            out.push('}');
                        }
                    }
                    out.push('}');
                }
            }
        }
    }

    /// Reads a sentence, or says what is wrong with it.
    pub(crate) fn parse(sentence: &'a str) -> Result<Self, String> {
        let mut rest = sentence;
        let message = Self::pieces(&mut rest, 0)?;
        if rest.is_empty() { Ok(message) } else { Err("a closing brace has no opening one".to_owned()) }
    }

    fn pieces(rest: &mut &'a str, depth: u32) -> Result<Self, String> {
        if depth > MOST_DEPTH {
            return Err(format!("plurals lie more than {MOST_DEPTH} deep in one another"));
        }
        let mut pieces = Vec::new();
        while !rest.is_empty() {
            let end = rest.find(|c| c == '{' || c == '}' || (depth > 0 && c == '#')).unwrap_or(rest.len());
            if end > 0 {
                pieces.push(Piece::Plain(&rest[..end]));
                *rest = &rest[end..];
            } else if let Some(after) = rest.strip_prefix('#') {
                pieces.push(Piece::Count);
                *rest = after;
            } else if let Some(after) = rest.strip_prefix('{') {
                *rest = after;
                pieces.push(Self::placeholder(rest, depth)?);
            } else {
                break;
            }
        }
        Ok(Self(pieces))
    }

    /// The text after an opening brace, up to and with its closing one.
    fn placeholder(rest: &mut &'a str, depth: u32) -> Result<Piece<'a>, String> {
        let end = rest.find(['{', '}']).ok_or("an opening brace is not closed")?;
        let mut head = rest[..end].split(',').map(str::trim);
        let name = head.next().filter(|name| is_name(name)).ok_or("a placeholder has no name in lower case")?;
        let kind = head.next();
        if kind == Some("plural") {
            let from = rest.find("plural").map_or(end, |at| at + "plural".len());
            *rest = rest[from..].trim_start().trim_start_matches(',').trim_start();
            return Self::cases(rest, depth).map(|cases| Piece::Plural(name, cases));
        }
        if !rest[end..].starts_with('}') {
            return Err(format!("`{name}` opens a brace inside its own"));
        }
        *rest = &rest[end + 1..];
        match kind {
            None => Ok(Piece::Text(name)),
            Some("number") => Ok(Piece::Number(name)),
            Some(other) => Err(format!("`{name}` has the kind `{other}`; `number` and `plural` are known")),
        }
    }

    fn cases(rest: &mut &'a str, depth: u32) -> Result<Vec<(&'a str, Self)>, String> {
        let mut cases = Vec::new();
        loop {
            *rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix('}') {
                *rest = after;
                break;
            }
            let open = rest.find('{').ok_or("a plural is not closed")?;
            let category = rest[..open].trim();
            let known = ["zero", "one", "two", "few", "many", "other"].contains(&category);
            let exact = category.strip_prefix('=').is_some_and(|count| count.parse::<u32>().is_ok());
            if !known && !exact {
                return Err(format!("`{category}` is no plural category"));
            }
            *rest = &rest[open + 1..];
            let case = Self::pieces(rest, depth + 1)?;
            *rest = rest.strip_prefix('}').ok_or("a plural's case is not closed")?;
            cases.push((category, case));
        }
        if cases.iter().any(|(category, _)| *category == "other") {
            Ok(cases)
        } else {
            Err("a plural has no case `other`".to_owned())
        }
    }
}

/// Which cases of a plural are looked at first: exact counts, then categories, then what fits always.
fn rank_of(category: &str) -> u8 {
    match category {
        "other" => 2,
        _ if category.starts_with('=') => 0,
        _ => 1,
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}
