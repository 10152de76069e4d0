//! When things happen, and who holds too much at once.

use crate::base::text::lower;
use crate::base::{Date, ItemId, Table};
use crate::domain::action::{Action, Horizon};

/// How many open actions one owner can hold in one month before the plan warns.
pub const MOST_PER_MONTH: usize = 3;

/// An action's place on the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The action, by its place in the plan.
    pub action: usize,
    /// The horizon in which it begins.
    pub from: Horizon,
    /// The horizon in which it ends; never before `from`.
    pub to: Horizon,
}

/// The actions that have a day or a horizon, and those that have neither.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// Placed actions, in the plan's order.
    pub bars: Vec<Bar>,
    /// Actions with neither day nor horizon, by their places, in the plan's order.
    pub undated: Vec<usize>,
}

/// Places each action between the horizons of its start and its end, seen from a day. Without a start it begins today;
/// without a due date its horizon counts, and without that its start alone. The past is in the first
/// column.
#[must_use]
pub fn timeline(actions: &[Action], today: Date) -> Timeline {
    let mut timeline = Timeline::default();
    for (at, action) in actions.iter().enumerate() {
        match end(action, today) {
            Some(to) => {
                let from = action.start_date.map_or(Horizon::Days30, |start| Horizon::of(start, today)).min(to);
                timeline.bars.push(Bar { action: at, from, to });
            }
            None => timeline.undated.push(at),
        }
    }
    timeline
}

fn end(action: &Action, today: Date) -> Option<Horizon> {
    let column = |date: Option<Date>| date.map(|date| Horizon::of(date, today));
    column(action.due_date).or(action.horizon).or_else(|| column(action.start_date))
}

/// A month in which one owner holds too much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overload {
    /// The owner, as first written.
    pub owner: String,
    /// The first day of the month.
    pub month: Date,
    /// How many open actions.
    pub count: usize,
    /// Those actions, in the plan's order.
    pub actions: Vec<ItemId>,
}

/// The months in which an owner holds more than [`MOST_PER_MONTH`] open actions, in order of month, then of owner. An
/// action counts in each month from its start to its due date; in the due month alone when it has no start, or one after
/// its due date; in none when it has no due date. Owners are the same when their names differ only in case or
/// surrounding space.
#[must_use]
pub fn overload(actions: &[Action]) -> Vec<Overload> {
    let mut held: Table<(i32, u8, String), (String, Vec<ItemId>)> = Table::new();
    for action in actions.iter().filter(|action| action.status.is_open()) {
        let owner = action.owner.trim();
        let Some(due) = action.due_date.filter(|_| !owner.is_empty()) else { continue };
        let start = action.start_date.filter(|start| *start <= due).unwrap_or(due);
        for (year, month) in months(start, due) {
            let key = (year, month, lower(owner));
            held.or_insert_with(key, || (owner.to_owned(), Vec::new())).1.push(action.id.clone());
        }
    }
    let too_many = held.into_iter().filter(|(_, (_, actions))| actions.len() > MOST_PER_MONTH);
    too_many
        .filter_map(|((year, month, _), (owner, actions))| {
            Some(Overload { owner, month: Date::new(year, month, 1)?, count: actions.len(), actions })
        })
        .collect()
}

/// The months from one day to another, at most five years of them.
fn months(from: Date, to: Date) -> impl Iterator<Item = (i32, u8)> {
    let index = |date: Date| date.year() * 12 + i32::from(date.month()) - 1;
    (index(from)..=index(to)).take(60).map(|month| (month.div_euclid(12), month.rem_euclid(12) as u8 + 1))
}
