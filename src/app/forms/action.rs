//! An action, in the order a team talks about it. At a row of `plan.actions`.

use crate::app::edit::Spot;
use crate::app::form::{Item, chips, choice, choice_or, date, fault, fields, hint, text, when};
use crate::base::Date;
use crate::domain::Document;
use crate::domain::action::{Horizon, Status};
use crate::say;
use crate::say::choice::offered;
use crate::words::Words;

/// What is done.
pub static TITLE: &[Item] = &[text("title", Words::plan_action)];

/// By when; beside the owner.
pub static DUE: &[Item] = &[date("due_date", Words::plan_due)];

/// That it would be due before it starts.
pub static DUE_FAULT: &[Item] = &[when(is_due_before_start, &[fault(Words::plan_due_before_start)])];

/// What it begins with, and what comes of it.
pub static WHAT: &[Item] = &[text("first_step", Words::plan_first_step).lines(2), text("product", Words::plan_product)];

/// Who helps and is told; the owner's field is drawn before them.
pub static WHO: &[Item] =
    &[text("helpers", Words::plan_helpers).lines(1), text("informed", Words::plan_informed).lines(1)];

/// When it starts, and how it goes.
pub static WHEN: &[Item] = &[
    fields(&[
        date("start_date", Words::plan_start),
        choice("status", Words::plan_status, |_, words| offered::<Status>(words)),
        choice_or("effort", Words::plan_effort, Words::plan_effort_open, |_, words| {
            (1..=3).map(|effort| (effort.to_string(), say::plan::effort(words, effort).into_owned())).collect()
        }),
    ]),
    chips("horizon", Words::plan_within, |_, words| offered::<Horizon>(words)),
    when(|document, action| action.field("due_date").value(document).is_none(), &[hint(Words::plan_within_hint)]),
];

/// What will be counted.
pub static MEASURE: &[Item] = &[
    text("measure.what", Words::plan_measure).example(Words::plan_measure_hint),
    fields(&[text("measure.baseline", Words::plan_baseline), text("measure.target", Words::plan_measure_aim)]),
];

/// The answers to the equity question.
pub static EQUITY: &[Item] = &[fields(&[
    text("equity.gains_first", Words::plan_gains_first).lines(2),
    text("equity.could_be_missed", Words::plan_could_be_missed).lines(2),
    text("equity.split", Words::plan_split).lines(2).example(Words::plan_split_example),
])];

fn is_due_before_start(document: &Document, action: &Spot) -> bool {
    let day = |field: &str| action.field(field).text(document).parse::<Date>().ok();
    day("start_date").zip(day("due_date")).is_some_and(|(start, due)| due < start)
}
