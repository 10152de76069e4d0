//! Records: types whose fields are declared once, and that one function each reads, writes and describes ([`super::kept`]).

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

        impl $crate::base::kept::Record for $name {
            fn fields(&self) -> &'static [$crate::base::kept::Field] {
                Self::FIELDS
            }

            fn may_be_absent(&self) -> bool {
                record!(@may_be_absent $($derive)?)
            }

            fn field(&self, at: usize) -> &dyn $crate::base::kept::Kept {
                $( if at == At::$field as usize { return &self.$field; } )+
                unreachable!()
            }

            fn field_mut(&mut self, at: usize) -> &mut dyn $crate::base::kept::Kept {
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
            const FIELDS: &'static [$crate::base::kept::Field] = &[$(
                $crate::base::kept::Field {
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
            const IS_WHOLE: bool = false;

            fn read(value: Option<serde_json::Value>, reader: &mut $crate::base::json::Reader) -> Self {
                let mut record = Self::blank();
                record.fill(value, reader);
                record
            }

            fn fill(&mut self, value: Option<serde_json::Value>, reader: &mut $crate::base::json::Reader) {
                $crate::base::kept::read_record(self, value, reader);
            }

            fn write(&self) -> Option<serde_json::Value> {
                $crate::base::kept::write_record(self)
            }

            fn blank() -> Self {
                Self {
                    $( $field: record!(@blank $type $(, $absent)?), )+
                    $( $other: serde_json::Map::new(), )?
                    $($( $passing: Default::default(), )+)?
                }
            }

            fn inside(&self) -> $crate::base::kept::Inside<'_> {
                $crate::base::kept::Inside::Record(self)
            }

            fn inside_mut(&mut self) -> $crate::base::kept::InsideMut<'_> {
                $crate::base::kept::InsideMut::Record(self)
            }

            #[cfg(feature = "schema")]
            fn schema() -> serde_json::Value {
                $crate::base::kept::schema(concat!($($about),+), Self::FIELDS)
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
