//! Money.

use serde_json::Value;

use super::json::Json;
use super::reader::{Expected, Reader};

/// An amount of money in whole cents, from nothing to [`Cents::MOST`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cents(u64);

impl Cents {
    /// The most: $99 billion. Thousands of such amounts, over five years, still add up without a loss.
    pub const MOST: Cents = Cents(9_900_000_000_000);

    /// So many cents; `None` beyond [`Cents::MOST`].
    #[must_use]
    pub fn new(cents: u64) -> Option<Cents> {
        Some(Cents(cents)).filter(|cents| *cents <= Cents::MOST)
    }

    /// How many cents.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl Json for Cents {
    fn read(value: Option<Value>, reader: &mut Reader) -> Cents {
        let cents = value.as_ref().and_then(Value::as_u64).and_then(Cents::new);
        cents.unwrap_or_else(|| reader.fault(Expected::UpTo(Cents::MOST.0), Cents::default()))
    }

    fn write(&self) -> Option<Value> {
        Some(self.0.into())
    }

    #[cfg(feature = "schema")]
    fn schema() -> Value {
        serde_json::json!({ "type": "integer", "minimum": 0, "maximum": Cents::MOST.0 })
    }

    #[cfg(feature = "schema")]
    fn is_required() -> bool {
        true
    }
}
