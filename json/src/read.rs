//! Reading.

use std::fmt;

use crate::map::Map;
use crate::{Number, Value};

/// How deep lists and objects may lie in one another.
const MOST_DEPTH: u8 = 127;

/// Why a text is no JSON, and where.
#[derive(Debug)]
pub struct Error {
    why: &'static str,
    line: usize,
    column: usize,
}

impl Error {
    /// The line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column, from 1; 0 before the first.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Error { why, line, column } = self;
        write!(f, "{why} at line {line} column {column}")
    }
}

impl std::error::Error for Error {}

const CUT: &str = "EOF while parsing a value";
const CUT_LIST: &str = "EOF while parsing a list";
const CUT_OBJECT: &str = "EOF while parsing an object";
const CUT_TEXT: &str = "EOF while parsing a string";
const NO_VALUE: &str = "expected value";
const NO_WORD: &str = "expected ident";
const NO_NUMBER: &str = "invalid number";
const NO_NAME: &str = "key must be a string";
const NO_COLON: &str = "expected `:`";
const NO_NEXT: &str = "expected `,` or `]`";
const NO_NEXT_FIELD: &str = "expected `,` or `}`";
const COMMA: &str = "trailing comma";
const MORE: &str = "trailing characters";
const DEEP: &str = "recursion limit exceeded";
const ESCAPE: &str = "invalid escape";
const CONTROL: &str = "control character (\\u0000-\\u001F) found while parsing a string";
const HALF: &str = "lone leading surrogate in hex escape";
const NO_HALF: &str = "unexpected end of hex escape";

/// Reads a text as JSON.
///
/// # Errors
/// Why it is none, and where.
pub fn from_str<T: From<Value>>(text: &str) -> Result<T, Error> {
    whole(text).map(T::from)
}

fn whole(text: &str) -> Result<Value, Error> {
    let mut reading = Reading { text, at: 0 };
    let value = reading.value(MOST_DEPTH)?;
    if reading.space().is_some() { Err(reading.ahead(MORE)) } else { Ok(value) }
}

struct Reading<'a> {
    text: &'a str,
    at: usize,
}

impl Reading<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek();
        self.at += usize::from(byte.is_some());
        byte
    }

    /// What comes after white space.
    fn space(&mut self) -> Option<u8> {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\t' | b'\r')) {
            self.at += 1;
        }
        self.peek()
    }

    /// An error at what was read last.
    #[cold]
    fn here(&self, why: &'static str) -> Error {
        let before = self.text.as_bytes().get(..self.at).unwrap_or_default();
        let lines = before.iter().filter(|byte| **byte == b'\n').count();
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count();
        Error { why, line: lines + 1, column }
    }

    /// An error at what would be read next.
    #[cold]
    fn ahead(&self, why: &'static str) -> Error {
        Reading { text: self.text, at: self.text.len().min(self.at + 1) }.here(why)
    }

    fn value(&mut self, depth: u8) -> Result<Value, Error> {
        match self.space() {
            None => Err(self.ahead(CUT)),
            Some(b'n') => self.word("null", Value::Null),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'"') => self.string().map(Value::String),
            Some(b'[' | b'{') if depth == 0 => Err(self.ahead(DEEP)),
            Some(b'[') => self.list(depth - 1),
            Some(b'{') => self.object(depth - 1),
            Some(_) => Err(self.ahead(NO_VALUE)),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, Error> {
        for expected in word.bytes() {
            match self.next() {
                None => return Err(self.here(CUT)),
                Some(byte) if byte != expected => return Err(self.here(NO_WORD)),
                Some(_) => {}
            }
        }
        Ok(value)
    }

    fn number(&mut self) -> Result<Value, Error> {
        let start = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        match self.next() {
            None => return Err(self.here(CUT)),
            Some(b'0') if matches!(self.peek(), Some(b'0'..=b'9')) => return Err(self.ahead(NO_NUMBER)),
            Some(b'0'..=b'9') => self.digits(),
            Some(_) => return Err(self.here(NO_NUMBER)),
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            let point = self.at;
            self.digits();
            if self.at == point {
                return Err(self.ahead(if self.peek().is_some() { NO_NUMBER } else { CUT }));
            }
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            match self.next() {
                None => return Err(self.here(CUT)),
                Some(b'0'..=b'9') => self.digits(),
                Some(_) => return Err(self.here(NO_NUMBER)),
            }
        }
        Ok(Value::Number(Number(self.since(start).into())))
    }

    fn digits(&mut self) {
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
    }

    /// The text from there to here. Both lie beside a character of one byte.
    fn since(&self, start: usize) -> &str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn list(&mut self, depth: u8) -> Result<Value, Error> {
        self.at += 1;
        let mut entries = Vec::new();
        loop {
            match self.space() {
                None => return Err(self.ahead(CUT_LIST)),
                Some(b']') => break,
                Some(b',') if !entries.is_empty() => {
                    self.at += 1;
                    match self.space() {
                        None => return Err(self.ahead(CUT)),
                        Some(b']') => return Err(self.ahead(COMMA)),
                        Some(_) => {}
                    }
                }
                Some(_) if entries.is_empty() => {}
                Some(_) => return Err(self.ahead(NO_NEXT)),
            }
            entries.push(self.value(depth)?);
        }
        self.at += 1;
        Ok(Value::Array(entries))
    }

    fn object(&mut self, depth: u8) -> Result<Value, Error> {
        self.at += 1;
        let mut fields = Vec::new();
        loop {
            match self.space() {
                None => return Err(self.ahead(CUT_OBJECT)),
                Some(b'}') => break,
                Some(b',') if !fields.is_empty() => {
                    self.at += 1;
                    match self.space() {
                        None => return Err(self.ahead(CUT)),
                        Some(b'}') => return Err(self.ahead(COMMA)),
                        Some(_) => {}
                    }
                }
                Some(_) if fields.is_empty() => {}
                Some(_) => return Err(self.ahead(NO_NEXT_FIELD)),
            }
            fields.push((self.name()?, self.value(depth)?));
        }
        self.at += 1;
        Ok(Value::Object(Map::from_iter(fields)))
    }

    /// A field's name, and the colon behind it.
    fn name(&mut self) -> Result<String, Error> {
        if self.peek() != Some(b'"') {
            return Err(self.ahead(NO_NAME));
        }
        let name = self.string()?;
        match self.space() {
            None => Err(self.ahead(CUT_OBJECT)),
            Some(b':') => {
                self.at += 1;
                Ok(name)
            }
            Some(_) => Err(self.ahead(NO_COLON)),
        }
    }

    fn string(&mut self) -> Result<String, Error> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let start = self.at;
            while self.peek().is_some_and(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
                self.at += 1;
            }
            text.push_str(self.since(start));
            match self.next() {
                None => return Err(self.here(CUT_TEXT)),
                Some(b'"') => return Ok(text),
                Some(b'\\') => text.push(self.escaped()?),
                Some(_) => return Err(self.here(CONTROL)),
            }
        }
    }

    /// The character behind a backslash.
    fn escaped(&mut self) -> Result<char, Error> {
        Ok(match self.next() {
            None => return Err(self.here(CUT_TEXT)),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(_) => return Err(self.here(ESCAPE)),
        })
    }

    /// A character by its code, which may be in two halves.
    fn unicode(&mut self) -> Result<char, Error> {
        let first = self.code()?;
        let code = if (0xD800..0xDC00).contains(&first) {
            for expected in *b"\\u" {
                match self.next() {
                    None => return Err(self.here(CUT_TEXT)),
                    Some(byte) if byte != expected => return Err(self.here(NO_HALF)),
                    Some(_) => {}
                }
            }
            let second = self.code()?;
            if !(0xDC00..0xE000).contains(&second) {
                return Err(self.here(HALF));
            }
            0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)
        } else {
            first
        };
        char::from_u32(code).ok_or_else(|| self.here(HALF))
    }

    /// Four hexadecimal digits.
    fn code(&mut self) -> Result<u32, Error> {
        let start = self.at;
        self.at += 4;
        let Some(digits) = self.text.as_bytes().get(start..self.at) else {
            self.at = self.text.len();
            return Err(self.here(CUT_TEXT));
        };
        let add = |code, byte: &u8| char::from(*byte).to_digit(16).map(|digit| code * 16 + digit);
        digits.iter().try_fold(0, add).ok_or_else(|| self.here(ESCAPE))
    }
}
