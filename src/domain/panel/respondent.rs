//! A person of the team.

use crate::base::ItemId;
use crate::base::record::record;

record! {
    /// One person who rates.
    #[derive(Default)]
    pub struct Respondent {
        /// The person's id.
        pub id: ItemId,
        /// Name or initials.
        pub name: String,
        /// What the person is to the schools.
        pub role: String,
    }
    other other
}
