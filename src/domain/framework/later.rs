//! What a framework's reader knows later.

use serde_json::{Map, Value};

use crate::base::later::later;
use crate::base::near;

later! {
    /// The names among an object's that were meant for absent ones. Until then what is missing is told, and not why.
    fn misnamed(known: &[&'static str], fields: &Map<String, Value>) -> Vec<(String, &'static str)> = near::misnamed;
}
