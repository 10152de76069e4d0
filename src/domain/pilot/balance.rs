//! How well some schools mirror all of them.
//!
//! The measure is the standardized mean difference: the pilots' mean less the district's, in standard deviations over
//! all schools, each school counting once. At most a quarter of one is the usual bound (What Works Clearinghouse
//! Standards Handbook 5.0; for choosing sites to generalize from: Tipton, thegeneralizer.org).

use super::{Kind, Role, Schools};

/// A difference up to this, in thousandths of a standard deviation, is usually taken for balanced.
pub const USUAL_BOUND: i64 = 250;

/// The most words of a category. A column with more tells the schools apart, not what they are.
pub const MOST_CATEGORIES: usize = 30;

/// One thing the pilots should mirror: a column of numbers, or one word of a column of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Component {
    /// The column.
    pub column: usize,
    /// The word, in a column of words.
    pub category: Option<String>,
    /// How much it counts: its column's weight, shared among the column's components.
    pub weight: f64,
    /// Each school's value: a number, or 1 with the word and 0 without; `None` where it is not known.
    pub values: Vec<Option<f64>>,
    /// The mean over all schools.
    pub mean: f64,
    /// The standard deviation over all schools, never 0.
    pub deviation: f64,
}

/// The things the pilots should mirror. Columns without spread are left out, and so are those with no value at all.
#[must_use]
pub fn components(schools: &Schools) -> Vec<Component> {
    let mut all = Vec::new();
    for (index, column) in schools.columns.iter().enumerate() {
        if !matches!(column.role, Role::Mirrored | Role::Students) || column.weight == Some(0) {
            continue;
        }
        let categories = match column.kind {
            Kind::Number => vec![None],
            Kind::Category => categories(schools, index).into_iter().map(Some).collect(),
        };
        if categories.len() > MOST_CATEGORIES {
            continue;
        }
        let first = all.len();
        all.extend(categories.into_iter().filter_map(|category| component(schools, index, category)));
        let share = f64::from(column.weight.unwrap_or(1)) / (all.len() - first).max(1) as f64;
        all[first..].iter_mut().for_each(|component| component.weight = share);
    }
    all
}

/// The different words of a column, in the order they come up; one more than is allowed at most.
fn categories(schools: &Schools, column: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for row in 0..schools.rows.len() {
        if let Some(value) = schools.value(row, column)
            && !found.iter().any(|known| known == value)
        {
            found.push(value.to_owned());
            if found.len() > MOST_CATEGORIES {
                break;
            }
        }
    }
    found
}

fn component(schools: &Schools, column: usize, category: Option<String>) -> Option<Component> {
    let value = |row: usize| match &category {
        None => schools.millionths(row, column).map(|millionths| millionths as f64 / 1e6),
        Some(word) => schools.value(row, column).map(|value| f64::from(u8::from(value == word))),
    };
    let values: Vec<Option<f64>> = (0..schools.rows.len()).map(value).collect();
    let (mean, deviation) = mean_and_deviation(&values)?;
    (deviation > 1e-12).then_some(Component { column, category, weight: 0.0, values, mean, deviation })
}

/// The mean and the population's standard deviation of what is known.
fn mean_and_deviation(values: &[Option<f64>]) -> Option<(f64, f64)> {
    let known = || values.iter().flatten();
    let count = known().count() as f64;
    if count == 0.0 {
        return None;
    }
    let mean = known().sum::<f64>() / count;
    Some((mean, (known().map(|value| (value - mean) * (value - mean)).sum::<f64>() / count).sqrt()))
}

/// A line of the balance table. Numbers are in thousandths, rounded half up; a category's are shares of schools.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The column.
    pub column: usize,
    /// The word, in a column of words.
    pub category: Option<String>,
    /// The mean over all schools.
    pub district: i64,
    /// The mean over the pilots; `None` when it is known of none of them.
    pub pilots: Option<i64>,
    /// The standardized mean difference.
    pub difference: Option<i64>,
    /// How many of all schools have no value.
    pub missing: u32,
}

impl Line {
    /// Whether the difference is within the usual bound.
    #[must_use]
    pub fn is_balanced(&self) -> bool {
        self.difference.is_some_and(|difference| difference.abs() <= USUAL_BOUND)
    }
}

/// The balance table of some schools, given by their rows.
#[must_use]
pub fn balance(schools: &Schools, sites: &[usize]) -> Vec<Line> {
    let lines = components(schools).into_iter().map(|component| {
        let known: Vec<f64> = sites.iter().filter_map(|site| component.values.get(*site).copied().flatten()).collect();
        let pilots = (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64);
        Line {
            column: component.column,
            district: thousandths(component.mean),
            pilots: pilots.map(thousandths),
            difference: pilots.map(|mean| thousandths((mean - component.mean) / component.deviation)),
            missing: component.values.iter().filter(|value| value.is_none()).count() as u32,
            category: component.category,
        }
    });
    lines.collect()
}

fn thousandths(value: f64) -> i64 {
    let units = (value.abs() * 1000.0 + 0.5 + 1e-9) as i64;
    if value < 0.0 { -units } else { units }
}

/// The largest difference of a balance table, in thousandths; 0 for an empty one.
#[must_use]
pub fn largest(lines: &[Line]) -> i64 {
    lines.iter().filter_map(|line| line.difference).map(i64::abs).max().unwrap_or_default()
}

/// A trait that schools share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trait {
    /// The lowest third of a column.
    Low(usize),
    /// The highest third of a column.
    High(usize),
    /// A word of a column.
    Word(usize, String),
}

/// A kind of school that no pilot is, so that the pilots say nothing about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unseen {
    /// One trait, or two together.
    pub traits: Vec<Trait>,
    /// How many schools of the district are like this.
    pub schools: u32,
}

/// How many kinds of unseen school are named.
const MOST_UNSEEN: usize = 3;

/// What the pilots cannot tell: the kinds of school, by one trait or two, that none of them is although the district has
/// at least two. One trait comes before two, then the more frequent, then the order of the columns; a kind that another
/// one contains is not repeated.
#[must_use]
pub fn unseen(schools: &Schools, sites: &[usize]) -> Vec<Unseen> {
    let traits = traits(schools);
    let mut found: Vec<(Vec<usize>, u32)> = Vec::new();
    let missing = |holds: &dyn Fn(usize) -> bool| {
        let count = (0..schools.rows.len()).filter(|row| holds(*row)).count();
        (count >= 2 && !sites.iter().any(|site| holds(*site))).then_some(count as u32)
    };
    for (index, (_, rows)) in traits.iter().enumerate() {
        found.extend(missing(&|row| rows[row]).map(|count| (vec![index], count)));
    }
    let alone: Vec<usize> = found.iter().map(|(traits, _)| traits[0]).collect();
    let mut pairs = Vec::new();
    for (one, (first, rows)) in traits.iter().enumerate() {
        for (other, (second, others)) in traits.iter().enumerate().skip(one + 1) {
            let is_new = !alone.contains(&one) && !alone.contains(&other) && column(first) != column(second);
            if is_new {
                pairs.extend(missing(&|row| rows[row] && others[row]).map(|count| (vec![one, other], count)));
            }
        }
    }
    for mut group in [std::mem::take(&mut found), pairs] {
        while found.len() < MOST_UNSEEN && !group.is_empty() {
            let most = group.iter().map(|(_, count)| *count).max().unwrap_or_default();
            let at = group.iter().position(|(_, count)| *count == most).unwrap_or_default();
            found.push(group.remove(at));
        }
    }
    let named = |at: usize| traits[at].0.clone();
    found.into_iter().map(|(at, schools)| Unseen { traits: at.into_iter().map(named).collect(), schools }).collect()
}

fn column(of: &Trait) -> usize {
    match of {
        Trait::Low(column) | Trait::High(column) | Trait::Word(column, _) => *column,
    }
}

/// Every trait, with the schools that have it.
fn traits(schools: &Schools) -> Vec<(Trait, Vec<bool>)> {
    let mut all = Vec::new();
    for component in components(schools) {
        let has = |holds: &dyn Fn(f64) -> bool| component.values.iter().map(|value| value.is_some_and(holds)).collect();
        if let Some(word) = &component.category {
            all.push((Trait::Word(component.column, word.clone()), has(&|value| value > 0.5)));
            continue;
        }
        let mut known: Vec<f64> = Vec::new();
        for value in component.values.iter().copied().flatten() {
            known.insert(known.partition_point(|other| other.total_cmp(&value).is_lt()), value);
        }
        let third = known.len() / 3;
        if third == 0 {
            continue;
        }
        let (low, high) = (known[third - 1], known[known.len() - third]);
        if low < high {
            all.push((Trait::Low(component.column), has(&|value| value <= low)));
            all.push((Trait::High(component.column), has(&|value| value >= high)));
        }
    }
    all
}
