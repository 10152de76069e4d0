//! The table of who is missing.

use crate::documents::manuscript::Manuscript;
use crate::documents::table::{Cell, Column, Table};
use crate::domain::mission::MissingGroup;

/// Who is missing today, without groups too small for print.
pub(crate) fn missing(manuscript: &Manuscript<'_>) -> Table {
    let words = manuscript.words;
    let columns = vec![
        Column::said(words.mission_group(), 36),
        Column::said(words.mission_printed_learners(), 13).number(),
        Column::said(words.readiness_today(), 17),
        Column::said(words.readiness_printed_target(), 17),
        Column::said(words.plan_printed_by(), 17),
    ];
    let row = |group: &MissingGroup| {
        vec![
            Cell::text(&group.group).or_none(),
            Cell::of(group.count, Cell::Count).or_none(),
            Cell::text(&group.baseline).or_none(),
            Cell::text(&group.target).or_none(),
            Cell::day(group.by).or_none(),
        ]
    };
    Table {
        caption: words.mission_today_and_target().into_owned(),
        columns,
        rows: manuscript.shown_groups().map(row).collect(),
    }
}
