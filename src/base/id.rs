//! Names that never change, for everything the document refers to.

use std::fmt;
use std::rc::Rc;

use crate::base::json::{Json, Reader};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Rc<str>);

        impl $name {
            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Json for $name {
            fn read(value: Option<serde_json::Value>, reader: &mut Reader) -> Self {
                String::read(value, reader).into()
            }

            fn write(&self) -> Option<serde_json::Value> {
                (!self.0.is_empty()).then(|| self.as_str().into())
            }

            fn nothing() -> serde_json::Value {
                String::nothing()
            }

            #[cfg(feature = "schema")]
            fn schema() -> serde_json::Value {
                String::schema()
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

id! {
    /// An indicator's id, such as `V1`.
    IndicatorId
}
id! {
    /// A step's id, such as `vision`.
    StepId
}
id! {
    /// The id of a choice that the mission offers, such as `teacher-time`.
    ChoiceId
}
id! {
    /// The id of something the team made: an action, a row, a draft, a milestone. Unique within its document.
    ItemId
}
