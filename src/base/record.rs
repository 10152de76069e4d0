//! Records: types whose fields are declared once, and that one function each reads, writes and describes.
//!
//! `record!` gives a type a table of its fields and a way to each by its place ([`Record::field`]); what is done with
//! them is written here, once for all types. A record that read and wrote its own fields, type by type, weighed more
//! than the rules of the field. None of these functions is inlined: that would make one of each type again.

use serde_json::{Map, Value};

use super::json::{Expected, Kept, Reader, put, take};

/// A field as it is declared.
#[derive(Debug)]
pub struct Field {
    /// Its name in files.
    pub name: &'static str,
    /// Whether it has a value of its own where it is absent.
    pub stands: bool,
    /// The most of a number that begins at 1, or of a list's entries.
    pub most: Option<usize>,
    /// What it means, for the JSON Schema.
    #[cfg(feature = "schema")]
    pub about: &'static str,
    /// The JSON Schema of its type.
    #[cfg(feature = "schema")]
    pub schema: fn() -> Value,
    /// Whether an object of ours always has it.
    #[cfg(feature = "schema")]
    pub is_required: fn() -> bool,
}

/// A type whose fields are known by their places.
pub trait Record {
    /// The fields, as declared.
    fn fields(&self) -> &'static [Field];
    /// A field's value. The place is one of [`Record::fields`].
    fn field(&self, at: usize) -> &dyn Kept;
    /// The same, to change it.
    fn field_mut(&mut self, at: usize) -> &mut dyn Kept;
    /// The fields that this version does not know, where they are kept.
    fn other(&self) -> Option<&Map<String, Value>>;
    /// The same, to change them.
    fn other_mut(&mut self) -> Option<&mut Map<String, Value>>;
}

/// Reads a blank record's fields. A value that is not an object is one fault; its fields are not reported as missing.
#[inline(never)]
pub(crate) fn read(record: &mut dyn Record, value: Option<Value>, may_be_absent: bool, reader: &mut Reader) {
    if value.is_none() && may_be_absent {
        return;
    }
    reader.object(value, |reader, fields| {
        reader.look(record.fields().iter().map(|field| field.name), fields);
        for (at, field) in record.fields().iter().enumerate() {
            if fields.contains_key(field.name) || !field.stands {
                let value = take(fields, field.name);
                reader.within(field.name, |reader| set(record.field_mut(at), field, value, reader));
                let left = reader.left();
                if !left.is_empty() {
                    // The name is free there: the field's own value is taken out.
                    fields.insert(field.name.to_owned(), left.into());
                }
            }
        }
        if let Some(other) = record.other_mut() {
            *other = std::mem::take(fields);
        }
    });
}

fn set(kept: &mut dyn Kept, field: &Field, value: Option<Value>, reader: &mut Reader) {
    let excess = field.most.and_then(|most| match &value {
        Some(Value::Array(entries)) if entries.len() > most => Some(Expected::AtMost(most)),
        Some(Value::Number(number)) if !(1..=most as u64).contains(&number.as_u64()?) => {
            Some(Expected::Level(most as u8))
        }
        _ => None,
    });
    kept.set(value, reader);
    if let Some(excess) = excess {
        reader.fault(excess, ());
    }
}

/// Writes a record's fields, after those that this version does not know.
#[inline(never)]
pub(crate) fn write(record: &dyn Record) -> Option<Value> {
    let mut fields = record.other().cloned().unwrap_or_default();
    for (at, field) in record.fields().iter().enumerate() {
        let kept = record.field(at);
        let left = fields.remove(field.name);
        let value = kept.get().or_else(|| field.stands.then(|| kept.none()));
        put(&mut fields, field.name, value.map(|value| with_left(value, left)));
    }
    (!fields.is_empty()).then_some(Value::Object(fields))
}

/// A field's value with the fields that it left to the record ([`Reader::leave`]), in the objects that are still there.
fn with_left(mut value: Value, left: Option<Value>) -> Value {
    for (inner, fields) in left.as_ref().and_then(Value::as_object).into_iter().flatten() {
        let place = if inner.is_empty() { Some(&mut value) } else { value.get_mut(inner) };
        if let (Some(Value::Object(place)), Some(fields)) = (place, fields.as_object()) {
            for (name, field) in fields {
                place.entry(name).or_insert_with(|| field.clone());
            }
        }
    }
    value
}

/// A field by its name.
#[inline(never)]
pub(crate) fn part<'a>(record: &'a dyn Record, name: &str) -> Option<&'a dyn Kept> {
    place(record, name).map(|at| record.field(at))
}

/// The same, to change it.
#[inline(never)]
pub(crate) fn part_mut<'a>(record: &'a mut dyn Record, name: &str) -> Option<&'a mut dyn Kept> {
    place(record, name).map(|at| record.field_mut(at))
}

/// The most of a field's number or entries, by the field's name.
#[inline(never)]
pub(crate) fn most(record: &dyn Record, name: &str) -> Option<usize> {
    record.fields().iter().find(|field| field.name == name)?.most
}

fn place(record: &dyn Record, name: &str) -> Option<usize> {
    record.fields().iter().position(|field| field.name == name)
}

/// The JSON Schema of a record.
#[cfg(feature = "schema")]
pub(crate) fn schema(about: &str, fields: &[Field]) -> Value {
    let mut properties = Map::new();
    for field in fields {
        let mut property = (field.schema)();
        property["description"] = field.about.trim().into();
        if let Some(most) = field.most {
            let limit = if property["type"] == "array" { "maxItems" } else { "maximum" };
            property[limit] = most.into();
        }
        properties.insert(field.name.to_owned(), property);
    }
    let required: Vec<&str> =
        fields.iter().filter(|field| !field.stands && (field.is_required)()).map(|field| field.name).collect();
    serde_json::json!({
        "type": "object",
        "description": about.trim(),
        "properties": properties,
        "required": required,
    })
}

/// Declares a record: its documentation and its fields. `field: Type = value` is the value of an absent field.
/// `#[most(3)]` limits a number to 1 to 3, or a list to three entries. `other` keeps the fields that this version does
/// not know. `passing { … }` holds fields that are not kept. `derive(Default)` lets the record be absent.
macro_rules! record {
    (
        $(#[doc = $about:literal])+
        $(#[derive($derive:ident)])?
        pub struct $name:ident {
            $(
                $(#[doc = $doc:literal])+
                $(#[most($most:expr)])?
                pub $field:ident : $type:ty $(= $absent:expr)?
            ),+ $(,)?
        }
        $(other $other:ident)?
        $(passing { $( $(#[doc = $note:literal])+ pub $passing:ident : $what:ty ),+ $(,)? })?
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $( $(#[doc = $doc])+ pub $field: $type, )+
            $( #[doc = "Fields this version does not know."] pub $other: serde_json::Map<String, serde_json::Value>, )?
            $($( $(#[doc = $note])+ pub $passing: $what, )+)?
        }

        const _: () = {
        #[allow(non_camel_case_types, reason = "the fields' places are named as the fields are")]
        enum At { $( $field ),+ }

        impl $crate::base::record::Record for $name {
            fn fields(&self) -> &'static [$crate::base::record::Field] {
                Self::FIELDS
            }

            fn field(&self, at: usize) -> &dyn $crate::base::json::Kept {
                $( if at == At::$field as usize { return &self.$field; } )+
                unreachable!()
            }

            fn field_mut(&mut self, at: usize) -> &mut dyn $crate::base::json::Kept {
                $( if at == At::$field as usize { return &mut self.$field; } )+
                unreachable!()
            }

            fn other(&self) -> Option<&serde_json::Map<String, serde_json::Value>> {
                $( return Some(&self.$other); )?
                #[allow(unreachable_code, reason = "only some records keep unknown fields")]
                None
            }

            fn other_mut(&mut self) -> Option<&mut serde_json::Map<String, serde_json::Value>> {
                $( return Some(&mut self.$other); )?
                #[allow(unreachable_code, reason = "only some records keep unknown fields")]
                None
            }
        }
        };

        impl $name {
            const FIELDS: &'static [$crate::base::record::Field] = &[$(
                $crate::base::record::Field {
                    name: stringify!($field),
                    stands: record!(@stands $($absent)?),
                    most: record!(@most $($most)?),
                    #[cfg(feature = "schema")]
                    about: concat!($($doc),+),
                    #[cfg(feature = "schema")]
                    schema: <$type as $crate::base::json::Json>::schema,
                    #[cfg(feature = "schema")]
                    is_required: <$type as $crate::base::json::Json>::is_required,
                }
            ),+];
        }

        impl $crate::base::json::Json for $name {
            fn read(value: Option<serde_json::Value>, reader: &mut $crate::base::json::Reader) -> Self {
                let mut record = Self::blank();
                record.fill(value, reader);
                record
            }

            fn fill(&mut self, value: Option<serde_json::Value>, reader: &mut $crate::base::json::Reader) {
                $crate::base::record::read(self, value, record!(@may_be_absent $($derive)?), reader);
            }

            fn write(&self) -> Option<serde_json::Value> {
                $crate::base::record::write(self)
            }

            fn blank() -> Self {
                Self {
                    $( $field: record!(@blank $type $(, $absent)?), )+
                    $( $other: serde_json::Map::new(), )?
                    $($( $passing: Default::default(), )+)?
                }
            }

            fn part(&self, name: &str) -> Option<&dyn $crate::base::json::Kept> {
                $crate::base::record::part(self, name)
            }

            fn part_mut(&mut self, name: &str) -> Option<&mut dyn $crate::base::json::Kept> {
                $crate::base::record::part_mut(self, name)
            }

            fn most(&self, name: &str) -> Option<usize> {
                $crate::base::record::most(self, name)
            }

            #[cfg(feature = "schema")]
            fn schema() -> serde_json::Value {
                $crate::base::record::schema(concat!($($about),+), Self::FIELDS)
            }
        }

        $( record!(@default $derive $name); )?
    };
    (@default Default $name:ident) => {
        impl Default for $name {
            fn default() -> Self {
                $crate::base::json::Json::blank()
            }
        }
    };
    (@may_be_absent) => { false };
    (@may_be_absent Default) => { true };
    (@stands) => { false };
    (@stands $absent:expr) => { true };
    (@most) => { None };
    (@most $most:expr) => { Some($most) };
    (@blank $type:ty) => { <$type as $crate::base::json::Json>::blank() };
    (@blank $type:ty, $absent:expr) => { $absent };
}

pub(crate) use record;
