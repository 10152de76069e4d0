//! When things happen, and who holds too much at once.

use crate::base::text::lower;
use crate::base::{Date, ItemId, Table, sort};
use crate::domain::action::Action;

/// How many open actions one owner can hold in one month before the plan warns.
pub const MOST_PER_MONTH: usize = 3;

/// The most months that the timeline shows before and after the present one.
const MOST_BEFORE: i32 = 12;
const MOST_AFTER: i32 = 24;

/// The actions in the order of time, seen from a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The groups that hold an action, in order.
    pub groups: Vec<Group>,
    /// The months that it spans.
    pub scale: Scale,
}

/// Actions under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they have in common.
    pub when: When,
    /// The actions, by their places in the plan: earliest due first, then in the plan's order.
    pub actions: Vec<usize>,
}

/// When an action is due, seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// Open, and due before that day.
    Overdue,
    /// Open, and due in the month that begins with this day.
    Month(Date),
    /// Open, without a due date.
    Undated,
    /// Done or stopped.
    Closed,
}

/// A span of whole months that holds the day from which time is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The first day of the first month.
    pub from: Date,
    /// The first day after the last month.
    pub until: Date,
}

impl When {
    /// When an action is due, seen from a day.
    #[must_use]
    pub fn of(action: &Action, today: Date) -> When {
        match action.due_date {
            _ if !action.status.is_open() => When::Closed,
            None => When::Undated,
            Some(due) if due < today => When::Overdue,
            Some(due) => When::Month(first_of(index(due))),
        }
    }
}

impl Scale {
    /// The months of some days and of today, without those too far from today.
    fn of(days: impl Iterator<Item = Date>, today: Date) -> Scale {
        let now = index(today);
        let (first, last) =
            days.map(index).fold((now, now), |(first, last), month| (first.min(month), last.max(month)));
        Scale { from: first_of(first.max(now - MOST_BEFORE)), until: first_of(last.min(now + MOST_AFTER) + 1) }
    }

    /// Where a day lies, in thousandths of the span; at its ends what lies beyond them.
    #[must_use]
    pub fn place(&self, day: Date) -> u32 {
        let days = self.until.days_after(self.from).max(1);
        (1000 * day.days_after(self.from).clamp(0, days) / days) as u32
    }

    /// The first days of its months.
    pub fn months(&self) -> impl Iterator<Item = Date> {
        (index(self.from)..index(self.until)).map(first_of)
    }
}

/// Orders the actions by when they are due, seen from a day.
#[must_use]
pub fn timeline(actions: &[Action], today: Date) -> Timeline {
    let mut order: Vec<usize> = (0..actions.len()).collect();
    let key = |at: &usize| (When::of(&actions[*at], today), actions[*at].due_date.unwrap_or(Date::MAX), *at);
    sort(&mut order, |one, other| key(one) < key(other));
    let mut groups: Vec<Group> = Vec::new();
    for at in order {
        let when = When::of(&actions[at], today);
        match groups.last_mut().filter(|group| group.when == when) {
            Some(group) => group.actions.push(at),
            None => groups.push(Group { when, actions: vec![at] }),
        }
    }
    let days = actions.iter().flat_map(|action| [action.start_date, action.due_date]).flatten();
    Timeline { groups, scale: Scale::of(days, today) }
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

/// The months, from the present one on, in which an owner holds more than [`MOST_PER_MONTH`] open actions, in order of
/// month, then of owner. An action counts in each month from its start to its due date; in the due month alone when it
/// has no start, or one after its due date; in none when it has no due date. What is overdue is held until today.
/// Owners are the same when their names differ only in case or surrounding space.
#[must_use]
pub fn overload(actions: &[Action], today: Date) -> Vec<Overload> {
    let mut held: Table<(i32, String), (String, Vec<ItemId>)> = Table::new();
    for action in actions.iter().filter(|action| action.status.is_open()) {
        let owner = action.owner.trim();
        let Some(due) = action.due_date.filter(|_| !owner.is_empty()) else { continue };
        let start = action.start_date.filter(|start| *start <= due).unwrap_or(due).max(today);
        for month in (index(start)..=index(due.max(today))).take(MOST_MONTHS) {
            let key = (month, lower(owner));
            held.or_insert_with(key, || (owner.to_owned(), Vec::new())).1.push(action.id.clone());
        }
    }
    let too_many = held.into_iter().filter(|(_, (_, actions))| actions.len() > MOST_PER_MONTH);
    too_many
        .map(|((month, _), (owner, actions))| Overload { owner, month: first_of(month), count: actions.len(), actions })
        .collect()
}

/// In how many months one action can count.
const MOST_MONTHS: usize = 60;

/// The months of the calendar in order, as numbers.
fn index(date: Date) -> i32 {
    date.year() * 12 + i32::from(date.month()) - 1
}

/// The first day of a month; the calendar's last day where it ends before.
fn first_of(month: i32) -> Date {
    Date::new(month.div_euclid(12), month.rem_euclid(12) as u8 + 1, 1).unwrap_or(Date::MAX)
}
