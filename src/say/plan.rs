//! What the plan says, on screen and on paper.

use std::borrow::Cow;

use super::choice::said;
use super::sentence::lower_first;
use crate::base::Date;
use crate::domain::Action;
use crate::domain::action::Status;
use crate::domain::plan::timeline::When;
use crate::words::{Words, with};

/// An effort in words: 1, 2 or 3; empty for anything else.
pub(crate) fn effort(words: &Words, effort: u32) -> Cow<'static, str> {
    match effort {
        1 => words.plan_effort_small(),
        2 => words.plan_effort_medium(),
        3 => words.plan_effort_large(),
        _ => Cow::default(),
    }
}

/// When actions of the timeline are due, as a heading.
pub(crate) fn when(words: &Words, when: When) -> Cow<'static, str> {
    match when {
        When::Overdue => words.plan_timeline_overdue(),
        When::Month(month) => Cow::Owned(words.formats().month(month)),
        When::Undated => words.plan_timeline_undated(),
        When::Closed => words.plan_timeline_closed(),
    }
}

/// How an action stands on a day: "On track", or "Overdue by 12 days, stuck".
pub(crate) fn state(words: &Words, action: &Action, today: Date) -> String {
    let status = said(action.status, words);
    match action.overdue_days(today) {
        None => status.into_owned(),
        Some(days) if action.status == Status::Planned => words.plan_overdue_by(days),
        Some(days) => words.plan_overdue_state(with::Days(days), with::Status(lower_first(&status, words))),
    }
}

/// A status inside a sentence.
pub(crate) fn status(words: &Words, status: Status) -> String {
    lower_first(&said(status, words), words)
}

/// How many actions are overdue and how many have each status: "1 overdue, 2 on track, 1 done"; empty without any.
pub(crate) fn tally(words: &Words, actions: &[Action], today: Date) -> String {
    let overdue = actions.iter().filter(|action| action.overdue_days(today).is_some()).count() as u32;
    let mut parts: Vec<String> = (overdue > 0).then(|| words.plan_tally_overdue(overdue)).into_iter().collect();
    for status in Status::ALL {
        let count = actions.iter().filter(|action| action.status == status && action.overdue_days(today).is_none());
        let count = count.count() as u32;
        if count > 0 {
            parts.push(words.plan_tally(with::Count(count), with::Status(self::status(words, status))));
        }
    }
    words.joined(&parts)
}

/// The days of an action: from and until when, or within what; empty where nothing is said.
pub(crate) fn span(words: &Words, action: &Action) -> String {
    let day = |date| words.date(date);
    match (action.start_date, action.due_date, action.horizon) {
        (Some(start), Some(due), _) => words.plan_span(with::Due(day(due)), with::Start(day(start))),
        (None, Some(due), _) => words.plan_span_due(day(due)),
        (Some(start), None, _) => words.plan_span_start(day(start)),
        (None, None, Some(horizon)) => words.plan_span_within(lower_first(&said(horizon, words), words)),
        (None, None, None) => String::new(),
    }
}
