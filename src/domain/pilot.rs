//! Where the plan is tried first: schools, the sites that mirror them, the charter, and the waves after it.

pub mod balance;
pub mod read;
pub mod select;

use std::rc::Rc;

use crate::base::choice::choice;
use crate::base::record::record;
use crate::base::text::lower;
use crate::base::{Date, ItemId, decimal};

/// How many schools a district can bring.
pub const MOST_SCHOOLS: usize = 2000;

/// How many columns are read.
pub const MOST_COLUMNS: usize = 12;

/// How many sites can be chosen.
pub const MOST_SITES: u32 = 60;

/// The most sites that one team can visit and learn from in a year.
pub const MOST_USUAL: u32 = 8;

/// With more measures than this a charter looks at too much.
pub const MOST_MEASURES: usize = 5;

/// With fewer schools than this the sites are grades or classrooms.
pub const FEWEST_SCHOOLS: usize = 6;

record! {
    /// The pilot: what could be a site, what was chosen, and what was agreed about it.
    #[derive(Default)]
    pub struct Pilot {
        /// What the sites are; schools where it is absent.
        pub unit: Option<Unit>,
        /// Every school of the district, and what is known about it.
        pub schools: Rc<Schools>,
        /// How many sites are wanted; 1 to 60.
        pub site_count: Option<u32>,
        /// Schools that are sites in any case.
        pub locked: Vec<ItemId>,
        /// Schools that are no sites in any case.
        pub excluded: Vec<ItemId>,
        /// Which schools count as high-need, and how many sites must be.
        pub need: Need,
        /// The sites the team agreed on; before that there is a suggestion only.
        pub sites: Vec<ItemId>,
        /// What was agreed before the launch.
        pub charter: Charter,
        /// The waves after the pilot.
        pub waves: Vec<Wave>,
    }
    other other
}

record! {
    /// The district's schools, or its grades or classrooms, as a table.
    #[derive(Default)]
    pub struct Schools {
        /// What is known about each.
        #[most(MOST_COLUMNS)]
        pub columns: Vec<Column>,
        /// The schools, in the order they were given.
        pub rows: Vec<School>,
    }
    other other
}

// Two handles of one table are equal without comparing what they hold.
impl Eq for Schools {}

record! {
    /// Something known about each school.
    #[derive(Default)]
    pub struct Column {
        /// Its name.
        pub name: String,
        /// What it holds.
        pub kind: Kind = Kind::Number,
        /// What it is used for.
        pub role: Role = Role::Mirrored,
        /// How much it counts in the balance; 1 unless the team says otherwise.
        pub weight: Option<u32>,
    }
    other other
}

record! {
    /// One school.
    #[derive(Default)]
    pub struct School {
        /// Its id.
        pub id: ItemId,
        /// Its name.
        pub name: String,
        /// Its number in the table that it came from, by which the next version of the table knows it; empty where it has
        /// none.
        pub code: String,
        /// What is known, in the order of the columns; numbers in their plain form, empty where nothing is known.
        pub values: Vec<String>,
    }
    other other
}

choice! {
    /// What the sites are.
    pub enum Unit as "unit" {
        /// Schools.
        School = "school",
        /// Grades.
        Grade = "grade",
        /// Classrooms.
        Classroom = "classroom",
    }
}

choice! {
    /// What a column holds.
    #[derive(Default)]
    pub enum Kind as "kind" {
        /// Numbers.
        #[default]
        Number = "number",
        /// One of a few words.
        Category = "category",
    }
}

choice! {
    /// What a column is used for.
    #[derive(Default)]
    pub enum Role as "role" {
        /// The pilots should mirror it.
        #[default]
        Mirrored = "mirrored",
        /// How many students a school has. The pilots should mirror it too.
        Students = "students",
        /// Schools with the same word belong together: all of them are sites, or none.
        Feeder = "feeder",
        /// Nothing.
        Aside = "aside",
    }
}

record! {
    /// A demand that high-need schools be among the sites.
    #[derive(Default)]
    pub struct Need {
        /// The name of the column that tells; none when there is no demand.
        pub column: String,
        /// A school is high-need with at least this number, or with this word.
        pub at_least: String,
        /// How many sites must be.
        pub sites: Option<u32>,
    }
    other other
}

record! {
    /// What is agreed before the pilot starts.
    #[derive(Default)]
    pub struct Charter {
        /// What the pilot should answer.
        pub question: String,
        /// Where things stand before.
        pub baseline: String,
        /// What will be looked at; three to five.
        pub measures: Vec<ItemId>,
        /// Stop when …
        pub stop: String,
        /// Change course when …
        pub adapt: String,
        /// Go on to more schools when …
        pub scale: String,
        /// When the thresholds were agreed.
        pub agreed_on: Option<Date>,
        /// The cycles.
        pub cycles: Vec<Cycle>,
        /// What the playbook for the next schools will hold.
        pub playbook: String,
        /// What was decided at the end; absent until then.
        pub decision: Option<Decision>,
        /// When.
        pub decided_on: Option<Date>,
        /// Why.
        pub decision_reason: String,
    }
    other other
}

record! {
    /// One round of trying, looking and changing.
    #[derive(Default)]
    pub struct Cycle {
        /// Its id.
        pub id: ItemId,
        /// What is tried.
        pub name: String,
        /// The first day.
        pub start_date: Option<Date>,
        /// The last day.
        pub end_date: Option<Date>,
    }
    other other
}

choice! {
    /// Whether the pilot goes on.
    pub enum Decision as "decision" {
        /// On to the next wave.
        Go = "go",
        /// Not yet: once more, or changed.
        Hold = "hold",
        /// No further.
        Stop = "stop",
    }
}

record! {
    /// Schools that begin together after the pilot.
    #[derive(Default)]
    pub struct Wave {
        /// Its id.
        pub id: ItemId,
        /// What the team calls it.
        pub name: String,
        /// Which schools of the list.
        pub school_ids: Vec<ItemId>,
        /// Schools in words: those that are on no list.
        pub schools: String,
        /// When it begins.
        pub start_date: Option<Date>,
        /// What shows that its schools are ready.
        pub readiness: String,
        /// Who supports them, and how many schools that person can hold.
        pub support: String,
    }
    other other
}

impl Wave {
    /// The schools of the list that its words name, and the words without them. Names stand between commas, semicolons
    /// or lines.
    #[must_use]
    pub fn named(&self, schools: &Schools) -> (Vec<ItemId>, String) {
        let mut found: Vec<ItemId> = Vec::new();
        let mut rest: Vec<&str> = Vec::new();
        for name in self.schools.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
            match schools.rows.iter().find(|school| lower(school.name.trim()) == lower(name)) {
                Some(school) => found.push(school.id.clone()),
                None => rest.push(name),
            }
        }
        (found, rest.join(", "))
    }
}

impl Schools {
    /// The first column with a role.
    #[must_use]
    pub fn column(&self, role: Role) -> Option<usize> {
        self.columns.iter().position(|column| column.role == role)
    }

    /// What is known about a school; `None` where nothing is.
    #[must_use]
    pub fn value(&self, row: usize, column: usize) -> Option<&str> {
        let value = self.rows.get(row)?.values.get(column)?;
        (!value.is_empty()).then_some(value)
    }

    /// A number, in millionths; `None` where it is not known.
    #[must_use]
    pub fn millionths(&self, row: usize, column: usize) -> Option<i64> {
        decimal::scaled(self.value(row, column)?, 6)
    }

    /// How many students a school has, where that is known.
    #[must_use]
    pub fn students(&self, row: usize) -> Option<u32> {
        let students = self.millionths(row, self.column(Role::Students)?)?;
        u32::try_from(students / 1_000_000).ok()
    }

    /// The row of a school.
    #[must_use]
    pub fn row(&self, id: &ItemId) -> Option<usize> {
        self.rows.iter().position(|school| school.id == *id)
    }
}

impl Pilot {
    /// How many sites are wanted as a rule: a fifth of the schools, from two, without which nothing can be compared, to
    /// [`MOST_USUAL`].
    #[must_use]
    pub fn usual(&self) -> u32 {
        (self.schools.rows.len() as u32).div_ceil(5).clamp(2, MOST_USUAL)
    }

    /// How many sites are wanted; as many as usual unless the team says otherwise, within what there is.
    #[must_use]
    pub fn wanted(&self) -> u32 {
        let schools = self.schools.rows.len() as u32;
        self.site_count.unwrap_or(self.usual()).clamp(1, MOST_SITES).min(schools)
    }

    /// Whether a school counts as high-need by the team's rule.
    #[must_use]
    pub fn is_high_need(&self, row: usize) -> bool {
        let schools = &self.schools;
        let Some(column) = schools.columns.iter().position(|column| column.name == self.need.column) else {
            return false;
        };
        match schools.columns[column].kind {
            Kind::Category => schools.value(row, column) == Some(self.need.at_least.trim()),
            Kind::Number => schools
                .millionths(row, column)
                .zip(decimal::scaled(&self.need.at_least, 6))
                .is_some_and(|(value, least)| value >= least),
        }
    }

    /// Whether anything is written about the pilot.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Pilot::default()
    }
}
