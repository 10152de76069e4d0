//! What the plan costs, year by year, and what pays for it. Money is whole cents; nothing is estimated for the team.

use std::rc::Rc;

use super::pilot::Schools;
use crate::base::choice::choice;
use crate::base::record::record;
use crate::base::{Cents, Date, ItemId};

/// How many years the sketch looks ahead.
pub const YEARS: usize = 5;

record! {
    /// The team's cost sketch.
    #[derive(Default)]
    pub struct CostSketch {
        /// What costs.
        pub lines: Vec<CostLine>,
        /// What pays.
        pub sources: Vec<FundingSource>,
        /// How many students the plan serves; the schools' own count where it is absent.
        pub students: Option<u32>,
        /// The month in which a budget year begins, 1 to 12; July unless the team says otherwise.
        pub year_begins: Option<u32>,
        /// The calendar year in which the first of the five budget years begins.
        pub first_year: Option<u32>,
    }
    other other
}

record! {
    /// One thing that costs.
    #[derive(Default)]
    pub struct CostLine {
        /// Its id.
        pub id: ItemId,
        /// What kind of cost it is.
        pub category: Category = Category::Equipment,
        /// What is bought, or who is paid.
        pub what: String,
        /// Once, or every year.
        pub recurs: Recurs = Recurs::Once,
        /// How many, in hundredths; one where it is absent.
        pub quantity_hundredths: Option<u32>,
        /// What one costs, in cents; absent until the team says it.
        pub unit_cost_cents: Option<Cents>,
        /// When it begins; with the first year where it is absent.
        pub start_date: Option<Date>,
        /// When a yearly cost ends; never where it is absent.
        pub end_date: Option<Date>,
        /// What pays for it.
        pub source: ItemId,
        /// The schools it is for; all of them where there are none.
        pub schools: Vec<ItemId>,
        /// What it has cost so far, in cents.
        pub actual_cents: Option<Cents>,
    }
    other other
}

record! {
    /// A source of money.
    #[derive(Default)]
    pub struct FundingSource {
        /// Its id.
        pub id: ItemId,
        /// Its name.
        pub name: String,
        /// When it ends; never, as a base budget, where it is absent. It pays through the budget year in which it ends.
        pub end_date: Option<Date>,
        /// The most it pays in a year, in cents; all its lines where it is absent.
        pub yearly_cents: Option<Cents>,
    }
    other other
}

choice! {
    /// Kinds of cost, after the usual parts of the total cost of ownership (CoSN/Gartner).
    #[derive(Default)]
    pub enum Category as "category" {
        /// Things that last.
        #[default]
        Equipment = "equipment",
        /// Things that are used up.
        Consumables = "consumables",
        /// Licenses.
        Software = "software",
        /// Rooms.
        Space = "space",
        /// Time of people.
        StaffTime = "staff_time",
        /// Learning of people.
        ProfessionalLearning = "professional_learning",
        /// Help.
        Support = "support",
        /// Upkeep.
        Maintenance = "maintenance",
        /// What is bought again when it is worn out.
        Replacement = "replacement",
    }
}

choice! {
    /// Whether a cost comes back.
    #[derive(Default)]
    pub enum Recurs as "recurs" {
        /// Once.
        #[default]
        Once = "once",
        /// Every budget year from its start to its end, whole years.
        Yearly = "yearly",
    }
}

impl CostLine {
    /// Quantity × unit cost in cents, rounded half up to the cent; 0 until the unit cost is known, and never more than
    /// [`Cents::MOST`].
    #[must_use]
    pub fn cents(&self) -> u64 {
        self.product().min(Cents::MOST.get().into()) as u64
    }

    /// Whether quantity × unit cost is more than can be counted.
    #[must_use]
    pub fn is_too_much(&self) -> bool {
        self.product() > Cents::MOST.get().into()
    }

    fn product(&self) -> u128 {
        let unit = u128::from(self.unit_cost_cents.unwrap_or_default().get());
        (u128::from(self.quantity_hundredths.unwrap_or(100)) * unit + 50) / 100
    }
}

/// One budget year of the sketch; all amounts in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Year {
    /// The calendar year in which it begins.
    pub begins: i32,
    /// What comes up once.
    pub once: u64,
    /// What comes up every year.
    pub yearly: u64,
    /// What sources pay of the yearly cost.
    pub yearly_money: u64,
    /// What sources pay of the one-off cost, out of what the yearly cost leaves them.
    pub once_money: u64,
}

impl Year {
    /// What the year costs.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.once + self.yearly
    }

    /// The yearly cost that nothing pays for.
    #[must_use]
    pub fn gap(&self) -> u64 {
        self.yearly - self.yearly_money
    }

    /// The one-off cost that nothing pays for.
    #[must_use]
    pub fn once_gap(&self) -> u64 {
        self.once - self.once_money
    }
}

/// The sketch, worked out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FiveYears {
    /// The five budget years.
    pub years: [Year; YEARS],
    /// For each line, what it costs in each year.
    pub lines: Vec<[u64; YEARS]>,
    /// For each source, what it pays in each year.
    pub sources: Vec<[u64; YEARS]>,
    /// How many students, where that is known.
    pub students: Option<u32>,
    /// How many lines have no cost yet.
    pub blank: usize,
    /// How many lines cost something, and nothing in these years.
    pub outside: usize,
    /// The calendar year in which the present budget year begins.
    pub now: i32,
}

/// The year in which recurring cost first exceeds recurring money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cliff {
    /// Which of the five years, from 0.
    pub year: usize,
    /// The calendar year in which it begins.
    pub begins: i32,
    /// How much money a year is missing, in cents.
    pub cents: u64,
}

impl FiveYears {
    /// What all five years cost.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.years.iter().map(Year::total).sum()
    }

    /// What comes up every year, in all five years.
    #[must_use]
    pub fn yearly(&self) -> u64 {
        self.years.iter().map(|year| year.yearly).sum()
    }

    /// The one-off cost of all five years that nothing pays for.
    #[must_use]
    pub fn once_gap(&self) -> u64 {
        self.years.iter().map(Year::once_gap).sum()
    }

    /// The share of the five years that comes up every year, in whole percent, rounded half up; `None` without costs.
    #[must_use]
    pub fn recurring_percent(&self) -> Option<u32> {
        let (yearly, total) = (u128::from(self.yearly()), u128::from(self.total()));
        let percent = (200 * yearly + total).checked_div(2 * total)?;
        u32::try_from(percent).ok()
    }

    /// The first year whose recurring cost exceeds its recurring money.
    #[must_use]
    pub fn cliff(&self) -> Option<Cliff> {
        let at = self.years.iter().position(|year| year.gap() > 0)?;
        Some(Cliff { year: at, begins: self.years[at].begins, cents: self.years[at].gap() })
    }

    /// An amount per student in cents, rounded half up; `None` when nobody counted the students.
    #[must_use]
    pub fn per_student(&self, cents: u64) -> Option<u64> {
        let students = u64::from(self.students.filter(|students| *students > 0)?);
        Some((2 * cents + students) / (2 * students))
    }
}

/// Works the sketch out. Budget years begin in the sketch's month; the first one is the sketch's, or else the one that
/// holds the earliest start of a line, or today. A line counts in whole years: a one-off in the year that holds its
/// start, a yearly one in each from its start's to its end's. What starts before the first year counts from there on; a
/// one-off before it is past. A source pays through the year that holds its end, yearly cost before one-off cost, its
/// lines in their order.
#[must_use]
pub fn five_years(sketch: &CostSketch, schools: &Schools, today: Date) -> FiveYears {
    let first = first_year(sketch, today);
    let lines: Vec<[u64; YEARS]> = sketch.lines.iter().map(|line| by_year(line, sketch, first)).collect();
    let mut years = [Year::default(); YEARS];
    let mut paid = vec![[0; YEARS]; sketch.sources.len()];
    for (at, year) in years.iter_mut().enumerate() {
        year.begins = first + at as i32;
        let mut left: Vec<u64> = sketch.sources.iter().map(|source| most(source, sketch, year.begins)).collect();
        for recurs in [Recurs::Yearly, Recurs::Once] {
            for (line, cents) in sketch.lines.iter().zip(&lines).filter(|(line, _)| line.recurs == recurs) {
                let source = sketch.sources.iter().position(|source| source.id == line.source);
                let money = source.map_or(0, |source| left[source].min(cents[at]));
                if let Some(source) = source {
                    left[source] -= money;
                    paid[source][at] += money;
                }
                let (cost, pays) = match recurs {
                    Recurs::Yearly => (&mut year.yearly, &mut year.yearly_money),
                    Recurs::Once => (&mut year.once, &mut year.once_money),
                };
                *cost += cents[at];
                *pays += money;
            }
        }
    }
    let outside = sketch.lines.iter().zip(&lines).filter(|(line, years)| line.cents() > 0 && **years == [0; YEARS]);
    FiveYears {
        outside: outside.count(),
        blank: sketch.lines.iter().filter(|line| line.unit_cost_cents.is_none()).count(),
        years,
        lines,
        sources: paid,
        students: students(sketch, schools),
        now: budget_year(today, sketch),
    }
}

/// The calendar year in which the first of the five budget years begins.
#[must_use]
pub fn first_year(sketch: &CostSketch, today: Date) -> i32 {
    let starts = sketch.lines.iter().filter_map(|line| line.start_date).min();
    let first = sketch.first_year.and_then(|year| i32::try_from(year).ok()).filter(|year| (1..=9990).contains(year));
    first.unwrap_or_else(|| budget_year(starts.unwrap_or(today), sketch))
}

/// The calendar year in which the budget year of a day begins.
#[must_use]
pub fn budget_year(day: Date, sketch: &CostSketch) -> i32 {
    day.year() - i32::from(u32::from(day.month()) < sketch.year_begins.unwrap_or(7))
}

fn by_year(line: &CostLine, sketch: &CostSketch, first: i32) -> [u64; YEARS] {
    let year = |date: Option<Date>| date.map(|date| budget_year(date, sketch));
    let start = year(line.start_date).unwrap_or(first);
    let end = match line.recurs {
        Recurs::Once => start,
        Recurs::Yearly => year(line.end_date).unwrap_or(i32::MAX),
    };
    std::array::from_fn(|at| if (start..=end).contains(&(first + at as i32)) { line.cents() } else { 0 })
}

/// The most a source pays in a budget year.
fn most(source: &FundingSource, sketch: &CostSketch, year: i32) -> u64 {
    if source.end_date.is_some_and(|end| budget_year(end, sketch) < year) {
        return 0;
    }
    source.yearly_cents.map_or(u64::MAX, Cents::get)
}

fn students(sketch: &CostSketch, schools: &Schools) -> Option<u32> {
    let counted: Vec<u32> = (0..schools.rows.len()).filter_map(|row| schools.students(row)).collect();
    let sum = counted.iter().fold(0_u32, |sum, count| sum.saturating_add(*count));
    sketch.students.or_else(|| (!counted.is_empty()).then_some(sum))
}

/// The sketch with another end of one source, to see what would happen.
#[must_use]
pub fn what_if(sketch: &CostSketch, source: &ItemId, end_date: Option<Date>) -> CostSketch {
    let mut other = sketch.clone();
    if let Some(source) = other.sources.iter_mut().find(|known| known.id == *source) {
        source.end_date = end_date;
    }
    other
}

/// What five years cost at one school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolCost {
    /// The school's row.
    pub row: usize,
    /// What it costs there, in cents.
    pub cents: u64,
    /// How many students it has, where that is known.
    pub students: Option<u32>,
    /// The cost per student in cents, rounded half up.
    pub per_student: Option<u64>,
}

/// What five years cost at each school. A line is shared among its schools, or all of them, by their students; evenly
/// where the students of one of them are not known. The parts add up to the line to the cent.
#[must_use]
pub fn by_school(sketch: &CostSketch, five: &FiveYears, schools: &Rc<Schools>) -> Vec<SchoolCost> {
    let students: Vec<Option<u32>> = (0..schools.rows.len()).map(|row| schools.students(row)).collect();
    let mut cents = vec![0_u64; schools.rows.len()];
    for (line, years) in sketch.lines.iter().zip(&five.lines) {
        let mut rows: Vec<usize> = line.schools.iter().filter_map(|id| schools.row(id)).collect();
        if rows.is_empty() {
            rows = (0..schools.rows.len()).collect();
        }
        let shares: Option<Vec<u64>> = rows.iter().map(|row| students[*row].map(u64::from)).collect();
        let shares = shares.filter(|shares| shares.iter().sum::<u64>() > 0).unwrap_or_else(|| vec![1; rows.len()]);
        for (row, part) in rows.iter().zip(shared(years.iter().sum(), &shares)) {
            cents[*row] += part;
        }
    }
    let cost = |(row, cents): (usize, u64)| {
        let per_student =
            students[row].map(u64::from).filter(|count| *count > 0).map(|count| (2 * cents + count) / (2 * count));
        SchoolCost { row, cents, students: students[row], per_student }
    };
    cents.into_iter().enumerate().map(cost).collect()
}

/// An amount in parts by shares. Each part is what its running share leaves, so that the parts add up to the whole.
fn shared(amount: u64, shares: &[u64]) -> Vec<u64> {
    let whole: u128 = shares.iter().map(|share| u128::from(*share)).sum();
    let (mut upto, mut given) = (0_u128, 0_u128);
    let part = |share: &u64| {
        upto += u128::from(*share);
        let until = (u128::from(amount) * upto + whole / 2) / whole.max(1);
        let part = until - given;
        given = until;
        part as u64
    };
    shares.iter().map(part).collect()
}
