//! The one way into JSON and out of it.
//!
//! A kept type declares its fields once, in `record!` ([`super::record`]). From that it is read, written, described (JSON
//! Schema) and reached by a path. Serde's derive with `serde_path_to_error` weighed 300 KB of wasm for these types, a
//! third of the whole program. This weighs a tenth, finds every fault at once with its path, and keeps unknown fields.

use serde_json::{Map, Value};

pub use super::kept::Kept;
use super::kept::{Inside, InsideMut, take};
pub use super::limits::{Unparsed, parse};
pub use super::reader::{Expected, Fault, Misnamed, Reader};

/// Reads a field, taken out of its object.
pub(crate) fn field<T: Json>(reader: &mut Reader, fields: &mut Map<String, Value>, name: &str) -> T {
    reader.within(name, |reader| T::read(take(fields, name), reader))
}

/// Something that is kept as JSON.
pub trait Json: Sized {
    /// Whether it is read and written as a whole. Records and lists are by what is inside them.
    const IS_WHOLE: bool = true;

    /// Reads a value; `None` is one that is absent. Where it does not fit the fault is noted, and any value
    /// returned: after a fault [`read`] returns none of them. To return early, field by field, took 20 KB of wasm.
    fn read(value: Option<Value>, reader: &mut Reader) -> Self;

    /// The value as JSON; `None` where nothing need be written.
    fn write(&self) -> Option<Value>;

    /// Reads a value in place of a blank one.
    fn fill(&mut self, value: Option<Value>, reader: &mut Reader) {
        *self = Self::read(value, reader);
    }

    /// The value to begin with, before anything is read.
    #[must_use]
    fn blank() -> Self {
        Self::read(None, &mut Reader::new(0))
    }

    /// The value that a list holds for an entry with nothing to write.
    #[must_use]
    fn nothing() -> Value {
        Value::Object(Map::new())
    }

    /// What is inside the value.
    fn inside(&self) -> Inside<'_> {
        Inside::Nothing
    }

    /// The same, to change it.
    fn inside_mut(&mut self) -> InsideMut<'_> {
        InsideMut::Nothing
    }

    /// The JSON Schema of the type.
    #[cfg(feature = "schema")]
    fn schema() -> Value;

    /// Whether an object of ours always has the field.
    #[cfg(feature = "schema")]
    fn is_required() -> bool {
        false
    }
}

impl<T: Json> Kept for T {
    fn inside(&self) -> Inside<'_> {
        Json::inside(self)
    }

    fn inside_mut(&mut self) -> InsideMut<'_> {
        Json::inside_mut(self)
    }

    fn set_whole(&mut self, value: Option<Value>, reader: &mut Reader) {
        if T::IS_WHOLE {
            self.fill(value, reader);
        }
    }

    fn whole(&self) -> Option<Value> {
        if T::IS_WHOLE { self.write() } else { None }
    }

    fn none(&self) -> Value {
        T::nothing()
    }
}

/// Reads a value of a type, or tells every fault.
///
/// # Errors
/// What does not fit, in the order it was found.
pub fn read<T: Json>(value: Value, level_count: u8) -> Result<T, Vec<Fault>> {
    read_by(Reader::new(level_count), value)
}

/// [`read`] by a reader.
///
/// # Errors
/// As [`read`].
pub fn read_by<T: Json>(mut reader: Reader, value: Value) -> Result<T, Vec<Fault>> {
    let read = T::read(Some(value), &mut reader);
    if reader.faults.is_empty() { Ok(read) } else { Err(reader.faults) }
}

/// Reads a value of a type as far as it goes, and tells every fault. What did not fit holds any value.
pub fn read_on<T: Json>(value: Value, level_count: u8) -> (T, Vec<Fault>) {
    let mut reader = Reader::new(level_count);
    let read = T::read(Some(value), &mut reader);
    (read, reader.faults)
}

/// The value as text: two spaces of indent and a final line end.
pub fn text(value: &impl Json) -> String {
    value.write().map_or_else(String::new, |value| format!("{value:#}\n"))
}
