//! What a value is made of, and what it is compared with.

use std::borrow::Cow;

use crate::map::Map;
use crate::{Number, Value};

macro_rules! numbers {
    ($($number:ty),+) => { $(
        impl From<$number> for Value {
            fn from(number: $number) -> Value {
                Value::Number(Number(number.to_string().into()))
            }
        }

        impl From<&$number> for Value {
            fn from(number: &$number) -> Value {
                Value::from(*number)
            }
        }
    )+ };
}
numbers!(u8, u32, u64, usize, i32, i64);

macro_rules! made_of {
    ($($type:ty: $made:expr;)+) => { $(
        impl From<$type> for Value {
            fn from(given: $type) -> Value {
                $made(given)
            }
        }
    )+ };
}
made_of! {
    bool: Value::Bool;
    &bool: |truth: &bool| Value::Bool(*truth);
    String: Value::String;
    &String: |text: &String| Value::String(text.clone());
    &str: |text: &str| Value::String(text.to_owned());
    &&str: |text: &&str| Value::String((*text).to_owned());
    &&String: |text: &&String| Value::String((*text).clone());
    &Value: Value::clone;
    Map<String, Value>: Value::Object;
    &Map<String, Value>: |fields: &Map<String, Value>| Value::Object(fields.clone());
    Cow<'_, str>: |text: Cow<'_, str>| Value::String(text.into_owned());
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(entries: Vec<T>) -> Value {
        entries.into_iter().collect()
    }
}

impl<T: Clone + Into<Value>, const N: usize> From<&[T; N]> for Value {
    fn from(entries: &[T; N]) -> Value {
        entries.iter().cloned().collect()
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, T::into)
    }
}

impl<T: Clone + Into<Value>> From<&Option<T>> for Value {
    fn from(value: &Option<T>) -> Value {
        value.clone().into()
    }
}

impl<T: Into<Value>> FromIterator<T> for Value {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Value {
        Value::Array(entries.into_iter().map(T::into).collect())
    }
}

impl PartialEq<str> for Value {
    fn eq(&self, text: &str) -> bool {
        self.as_str() == Some(text)
    }
}

impl PartialEq<&str> for Value {
    fn eq(&self, text: &&str) -> bool {
        self.as_str() == Some(*text)
    }
}

impl PartialEq<String> for Value {
    fn eq(&self, text: &String) -> bool {
        self.as_str() == Some(text)
    }
}

impl PartialEq<bool> for Value {
    fn eq(&self, truth: &bool) -> bool {
        self.as_bool() == Some(*truth)
    }
}
