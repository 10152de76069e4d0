//! The tables of ratings given together: how far a team agrees.

use crate::documents::manuscript::Manuscript;
use crate::documents::table::{Cell, Column, Table};
use crate::domain::Step;
use crate::domain::agreement::{Spread, step_agreement};
use crate::say;

/// Agreement and confidence, step by step.
pub(crate) fn agreement(manuscript: &Manuscript<'_>, spreads: &[Spread]) -> Table {
    let words = manuscript.words;
    let columns = vec![
        Column::said(words.workshop_insights_step(), 0),
        Column::said(words.workshop_insights_agreement(), 0).number(),
        Column::said(words.workshop_insights_divided(), 0).number(),
        Column::said(words.workshop_insights_sure(), 0).number(),
        Column::said(words.workshop_insights_cannot(), 0).number(),
    ];
    let row = |step: &Step| {
        let found = step_agreement(step, spreads);
        let agreement = found.agreement.map(|found| say::workshop::hundredths(found.hundredths(), words));
        vec![
            Cell::text(&step.short_title),
            Cell::of(agreement, Cell::Text).or_none(),
            Cell::Count(found.divided),
            Cell::of(found.certain_percent, Cell::Percent).or_none(),
            Cell::Count(found.cannot_tell),
        ]
    };
    let rows = manuscript.framework.steps.iter().map(row).collect();
    Table { caption: words.workshop_insights_table().into_owned(), columns, rows }
}
