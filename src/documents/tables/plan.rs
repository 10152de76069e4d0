//! The tables of the plan: its actions.

use super::measure::latest;
use super::readiness::rank;
use crate::documents::manuscript::Manuscript;
use crate::documents::table::{Cell, Column, Form, Table};
use crate::domain::Action;
use crate::domain::check_in::CheckIn;
use crate::domain::plan::timeline::When;
use crate::say;

/// A row for each action, for data files.
pub(crate) fn actions(manuscript: &Manuscript<'_>) -> Table {
    let columns = vec![
        Column::data("action_id").id(),
        Column::data("indicator_id").kept(Form::Indicator, "indicator"),
        Column::data("priority"),
        Column::data("action").kept(Form::Name, "title"),
        Column::data("first_step").kept(Form::Text, "first_step"),
        Column::data("product").kept(Form::Text, "product"),
        Column::data("owner").kept(Form::Text, "owner"),
        Column::data("helpers").kept(Form::Text, "helpers"),
        Column::data("informed").kept(Form::Text, "informed"),
        Column::data("start_date").kept(Form::Day, "start_date"),
        Column::data("due_date").kept(Form::Day, "due_date"),
        Column::data("horizon").kept(Form::Horizon, "horizon"),
        Column::data("status").kept(Form::Status, "status"),
        Column::data("effort").kept(Form::Effort, "effort"),
        Column::data("measure").kept(Form::Text, "measure.what"),
        Column::data("baseline").kept(Form::Text, "measure.baseline"),
        Column::data("target").kept(Form::Text, "measure.target"),
        Column::data("latest_date").kept(Form::ReadingDay, "measure.readings"),
        Column::data("latest_value").kept(Form::ReadingValue, "measure.readings"),
        Column::data("latest_note").kept(Form::ReadingNote, "measure.readings"),
        Column::data("gains_first").kept(Form::Text, "equity.gains_first"),
        Column::data("could_be_missed").kept(Form::Text, "equity.could_be_missed"),
        Column::data("split").kept(Form::Text, "equity.split"),
    ];
    let rows = manuscript.document.plan.actions.iter().map(|action| cells(manuscript, action));
    Table { caption: String::new(), columns, rows: rows.collect() }
}

fn cells(manuscript: &Manuscript<'_>, action: &Action) -> Vec<Cell> {
    let words = manuscript.words;
    let mut row = vec![
        Cell::text(action.id.as_str()),
        Cell::text(action.indicator.as_str()),
        rank(manuscript, &action.indicator),
        Cell::text(&action.title),
        Cell::text(&action.first_step),
        Cell::text(&action.product),
        Cell::text(&action.owner),
        Cell::text(&action.helpers),
        Cell::text(&action.informed),
        Cell::day(action.start_date),
        Cell::day(action.due_date),
        Cell::of(action.horizon, |horizon| Cell::choice(horizon, words)),
        Cell::choice(action.status, words),
        Cell::of(action.effort, Cell::Count),
        Cell::text(&action.measure.what),
        Cell::text(&action.measure.baseline),
        Cell::text(&action.measure.target),
    ];
    row.extend(latest(action.measure.latest()));
    row.extend([
        Cell::text(&action.equity.gains_first),
        Cell::text(&action.equity.could_be_missed),
        Cell::text(&action.equity.split),
    ]);
    row
}

/// When actions are due and how they stand on the day, in the order of time.
pub(crate) fn due(manuscript: &Manuscript<'_>) -> Table {
    let (words, actions) = (manuscript.words, &manuscript.document.plan.actions);
    let columns = vec![
        Column::said(words.plan_due(), 15),
        Column::said(words.plan_printed_what(), 36),
        Column::said(words.plan_owner(), 17),
        Column::said(words.plan_within(), 16),
        Column::said(words.plan_status(), 16),
    ];
    let row = |when: When, action: &Action| {
        vec![
            Cell::Text(say::plan::when(words, when).into_owned()),
            Cell::text(&action.title).or_open(),
            Cell::text(&action.owner).or_open(),
            Cell::text(&say::plan::span(words, action)).or_open(),
            Cell::Text(say::plan::state(words, action, manuscript.today)),
        ]
    };
    let groups = &manuscript.facts.timeline().groups;
    let rows = groups.iter().flat_map(|group| group.actions.iter().map(|at| row(group.when, &actions[*at])));
    Table { caption: words.plan_due_within(words.date(manuscript.today)), columns, rows: rows.collect() }
}

/// Every action: who, by when, how it goes, and why, as the last check-in says.
pub(crate) fn agreed(manuscript: &Manuscript<'_>, last: Option<&CheckIn>) -> Table {
    let words = manuscript.words;
    let columns = vec![
        Column::said(words.plan_printed_what(), 38),
        Column::said(words.plan_owner(), 18),
        Column::said(words.plan_due(), 14),
        Column::said(words.check_in_how_it_goes(), 30),
    ];
    let row = |action: &Action| {
        let why = last.and_then(|last| last.checked(&action.id)).map_or("", |checked| &checked.why);
        vec![
            Cell::text(&action.title).or_open(),
            Cell::text(&action.owner).or_open(),
            Cell::day(action.due_date).or_open(),
            Cell::Lines(vec![Cell::Text(say::plan::state(words, action, manuscript.today)), Cell::text(why)]),
        ]
    };
    let rows = manuscript.document.plan.actions.iter().map(row).collect();
    Table { caption: words.check_in_said_caption().into_owned(), columns, rows }
}
