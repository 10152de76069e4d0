//! An action in full: who, by when, how it is measured, and whom it serves.

use crate::documents::manuscript::{Manuscript, pairs};
use crate::documents::paper::Block;
use crate::domain::Action;
use crate::say;
use crate::say::choice::said;
use crate::words::with;

/// Its title, and what is known of it in a grid.
pub(super) fn in_full(manuscript: &Manuscript<'_>, action: &Action) -> [Block; 2] {
    [title(manuscript, action), Block::Pairs(known(manuscript, action))]
}

/// Its title, and what is known of it in a paragraph, with the indicator that it raises.
pub(super) fn in_short(manuscript: &Manuscript<'_>, action: &Action) -> [Block; 2] {
    let words = manuscript.words;
    let raises = (words.readiness_indicator().into_owned(), manuscript.title(&action.indicator));
    let facts = [raises].into_iter().chain(known(manuscript, action));
    let on_one_line = |(label, text): (String, String)| (label, words.joined(&text.lines().collect::<Vec<_>>()));
    [title(manuscript, action), Block::Facts(facts.map(on_one_line).collect())]
}

fn title(manuscript: &Manuscript<'_>, action: &Action) -> Block {
    Block::Heading(4, manuscript.or_open(&action.title))
}

fn known(manuscript: &Manuscript<'_>, action: &Action) -> Vec<(String, String)> {
    let (words, equity) = (manuscript.words, &action.equity);
    let reading = action.measure.latest().map(|reading| {
        let read = words.plan_printed_reading(with::Date(words.date(reading.date)), with::Value(&reading.value));
        [read.as_str(), reading.note.trim()].join("\n")
    });
    // A horizon counts as long as there is no day.
    let horizon = action.horizon.filter(|_| action.due_date.is_none());
    let effort = action.effort.map(|effort| say::plan::effort(words, effort)).unwrap_or_default();
    // Three of a grid stand in a row: what is short stands together, so that a row is no taller than it must be.
    let rows = [
        (words.plan_owner(), manuscript.or_open(&action.owner)),
        (words.plan_due(), manuscript.or_open(&manuscript.day(action.due_date))),
        (words.plan_status(), say::plan::state(words, action, manuscript.today)),
        (words.plan_start(), manuscript.day(action.start_date)),
        (words.plan_within(), horizon.map(|horizon| said(horizon, words).into_owned()).unwrap_or_default()),
        (words.plan_effort(), effort.into_owned()),
        (words.plan_printed_helpers(), action.helpers.clone()),
        (words.plan_first_step(), action.first_step.clone()),
        (words.plan_product(), action.product.clone()),
        (words.plan_informed(), action.informed.clone()),
        (words.plan_measure(), measure(manuscript, action)),
        (words.plan_latest(), reading.unwrap_or_default()),
        (words.plan_printed_equity_question(), equity.question.clone()),
        (words.plan_gains_first(), equity.gains_first.clone()),
        (words.plan_could_be_missed(), equity.could_be_missed.clone()),
        (words.plan_printed_split(), equity.split.clone()),
    ];
    pairs(rows)
}

fn measure(manuscript: &Manuscript<'_>, action: &Action) -> String {
    let measure = &action.measure;
    let mut lines = vec![measure.what.trim().to_owned()];
    if !measure.baseline.trim().is_empty() {
        lines.push(manuscript.words.plan_measure_start(measure.baseline.trim()));
    }
    if !measure.target.trim().is_empty() {
        lines.push(manuscript.words.plan_measure_target(measure.target.trim()));
    }
    lines.join("\n")
}
