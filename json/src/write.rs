//! Writing: without spaces, or, as `{:#}`, with a line for each entry and field.

use std::fmt;

use crate::{Number, Value};

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        write(&mut text, self, f.alternate().then_some(0));
        f.write_str(&text)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Writes a value, on lines of their own where `depth` says how deep it lies.
fn write(out: &mut String, value: &Value, depth: Option<usize>) {
    let inside = depth.map(|depth| depth + 1);
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => out.push_str(&number.0),
        Value::String(text) => quote(out, text),
        Value::Array(entries) => {
            out.push('[');
            for (at, entry) in entries.iter().enumerate() {
                next(out, at, inside);
                write(out, entry, inside);
            }
            end(out, entries.is_empty(), depth, ']');
        }
        Value::Object(fields) => {
            out.push('{');
            for (at, (name, value)) in fields.iter().enumerate() {
                next(out, at, inside);
                quote(out, name);
                out.push_str(if depth.is_some() { ": " } else { ":" });
                write(out, value, inside);
            }
            end(out, fields.is_empty(), depth, '}');
        }
    }
}

/// Parts an entry from the one before it.
fn next(out: &mut String, at: usize, depth: Option<usize>) {
    if at > 0 {
        out.push(',');
    }
    line(out, depth);
}

/// Ends a list or an object.
fn end(out: &mut String, is_empty: bool, depth: Option<usize>, bracket: char) {
    if !is_empty {
        line(out, depth);
    }
    out.push(bracket);
}

/// Begins a line, two spaces further in for each depth.
fn line(out: &mut String, depth: Option<usize>) {
    if let Some(depth) = depth {
        out.push('\n');
        (0..depth).for_each(|_| out.push_str("  "));
    }
}

/// Writes a text in quotes.
fn quote(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        let (plain, from) = rest.split_at(at);
        out.push_str(plain);
        let (special, after) = from.split_at(1);
        escape(out, special.as_bytes()[0]);
        rest = after;
    }
    out.push_str(rest);
    out.push('"');
}

fn escape(out: &mut String, byte: u8) {
    let letter = match byte {
        8 => 'b',
        9 => 't',
        10 => 'n',
        12 => 'f',
        13 => 'r',
        b'"' | b'\\' => char::from(byte),
        _ => {
            out.push_str(if byte < 16 { "\\u000" } else { "\\u001" });
            return out.extend(char::from_digit(u32::from(byte % 16), 16));
        }
    };
    out.push('\\');
    out.push(letter);
}
