//! JSON for the program in the browser.
//!
//! What the widget uses of `serde_json` is here under the same names, and does the same: the tests in `same.rs` compare the two.
//! It weighs less, because an object is a sorted list and a number stays the text that it was read as: nothing of binary
//! trees or of floating point is needed.

mod from;
mod map;
mod read;
#[cfg(test)]
mod same;
mod write;

use std::ops::{Index, IndexMut};

pub use map::{Entry, Map};
pub use read::{Error, from_str};

/// Any JSON value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// An object, its fields in the order of their names.
    Object(Map<String, Value>),
}

/// A number, as it is written. It is written again with the same digits, however many they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number(Box<str>);

impl Number {
    /// The number, where it is whole, not negative and fits.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.0.parse().ok()
    }
}

/// A value that has no fields.
static NULL: Value = Value::Null;

impl Value {
    /// The text, if it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Value::String(text) = self { Some(text) } else { None }
    }

    /// The truth, if it is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        if let Value::Bool(truth) = self { Some(*truth) } else { None }
    }

    /// The number, if it is a whole one, not negative, and fits.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        if let Value::Number(number) = self { number.as_u64() } else { None }
    }

    /// The list, if it is one.
    #[must_use]
    pub fn as_array(&self) -> Option<&Vec<Value>> {
        if let Value::Array(entries) = self { Some(entries) } else { None }
    }

    /// The list, to change it, if it is one.
    pub fn as_array_mut(&mut self) -> Option<&mut Vec<Value>> {
        if let Value::Array(entries) = self { Some(entries) } else { None }
    }

    /// The object, if it is one.
    #[must_use]
    pub fn as_object(&self) -> Option<&Map<String, Value>> {
        if let Value::Object(fields) = self { Some(fields) } else { None }
    }

    /// The object, to change it, if it is one.
    pub fn as_object_mut(&mut self) -> Option<&mut Map<String, Value>> {
        if let Value::Object(fields) = self { Some(fields) } else { None }
    }

    /// Whether it is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// Whether it is a text.
    #[must_use]
    pub fn is_string(&self) -> bool {
        matches!(self, Value::String(_))
    }

    /// Whether it is a number.
    #[must_use]
    pub fn is_number(&self) -> bool {
        matches!(self, Value::Number(_))
    }

    /// Whether it is a list.
    #[must_use]
    pub fn is_array(&self) -> bool {
        matches!(self, Value::Array(_))
    }

    /// Whether it is an object.
    #[must_use]
    pub fn is_object(&self) -> bool {
        matches!(self, Value::Object(_))
    }

    /// The field of a name, or the entry at a place, where there is one.
    pub fn get<P: Place>(&self, place: P) -> Option<&Value> {
        place.of(self)
    }

    /// The same, to change it.
    pub fn get_mut<P: Place>(&mut self, place: P) -> Option<&mut Value> {
        place.of_mut(self)
    }

    /// The value itself, which leaves `null` behind.
    #[must_use]
    pub fn take(&mut self) -> Value {
        std::mem::take(self)
    }
}

/// Where a value lies in another: the name of a field, or the place in a list.
pub trait Place {
    /// The value that lies there.
    fn of(self, value: &Value) -> Option<&Value>;
    /// The same, to change it.
    fn of_mut(self, value: &mut Value) -> Option<&mut Value>;
    /// The same, made where there is none.
    fn made(self, value: &mut Value) -> &mut Value;
}

impl Place for &str {
    fn of(self, value: &Value) -> Option<&Value> {
        value.as_object()?.get(self)
    }

    fn of_mut(self, value: &mut Value) -> Option<&mut Value> {
        value.as_object_mut()?.get_mut(self)
    }

    fn made(self, value: &mut Value) -> &mut Value {
        if value.is_null() {
            *value = Value::Object(Map::new());
        }
        match value {
            Value::Object(fields) => fields.entry(self).or_insert(Value::Null),
            other => other,
        }
    }
}

impl Place for &String {
    fn of(self, value: &Value) -> Option<&Value> {
        self.as_str().of(value)
    }

    fn of_mut(self, value: &mut Value) -> Option<&mut Value> {
        self.as_str().of_mut(value)
    }

    fn made(self, value: &mut Value) -> &mut Value {
        self.as_str().made(value)
    }
}

impl Place for usize {
    fn of(self, value: &Value) -> Option<&Value> {
        value.as_array()?.get(self)
    }

    fn of_mut(self, value: &mut Value) -> Option<&mut Value> {
        value.as_array_mut()?.get_mut(self)
    }

    fn made(self, value: &mut Value) -> &mut Value {
        if self.of(value).is_some() { &mut value.as_array_mut().expect("it has an entry")[self] } else { value }
    }
}

impl<P: Place> Index<P> for Value {
    type Output = Value;

    /// What lies there, or `null`.
    fn index(&self, place: P) -> &Value {
        place.of(self).unwrap_or(&NULL)
    }
}

impl<P: Place> IndexMut<P> for Value {
    fn index_mut(&mut self, place: P) -> &mut Value {
        place.made(self)
    }
}

/// Makes a value: a list in brackets, an object in braces, or anything that [`Value`] is made of. What lies inside is one
/// of the last, or has a `json!` of its own.
#[macro_export]
macro_rules! json {
    (null) => { $crate::Value::Null };
    ([ $($entry:expr),* $(,)? ]) => { $crate::Value::Array(vec![ $( $crate::Value::from(&$entry) ),* ]) };
    ({ $($name:literal : $value:expr),* $(,)? }) => {
        $crate::Value::Object($crate::Map::from_iter([ $( ($name.to_owned(), $crate::Value::from(&$value)) ),* ]))
    };
    ($value:expr) => { $crate::Value::from(&$value) };
}
