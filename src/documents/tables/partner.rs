//! The tables of the partners: what they give and get, and where none is.

use crate::base::ChoiceId;
use crate::documents::manuscript::Manuscript;
use crate::documents::table::{Cell, Column, Table};
use crate::domain::framework::Choice;
use crate::domain::partner;
use crate::domain::partner::{Partner, Spot};
use crate::say::mission::phrases;

/// The partners: where they are, what they give and get, and what was agreed.
pub(crate) fn partners(manuscript: &Manuscript<'_>) -> Table {
    let (words, offered) = (manuscript.words, &manuscript.framework.mission);
    let columns = vec![
        Column::said(words.partner_name(), 18),
        Column::said(words.partner_pathways(), 20),
        Column::said(words.partner_gives(), 21),
        Column::said(words.partner_gets(), 21),
        Column::said(words.partner_agreement(), 20),
    ];
    let row = |partner: &Partner| {
        let bands = offered.bands.iter().filter(|band| partner.bands.contains(&band.id));
        let bands: Vec<&str> = bands.map(|band| band.label.as_str()).collect();
        let pathways = words.list(&phrases(&partner.pathways, &offered.focus));
        vec![
            Cell::text(&partner.name).or_open(),
            Cell::Lines(vec![Cell::text(&pathways), Cell::text(&words.list(&bands))]),
            Cell::text(&partner.gives),
            Cell::text(&partner.gets),
            Cell::Lines(vec![Cell::text(&partner.agreement), Cell::day(partner.review_date)]),
        ]
    };
    let rows = manuscript.document.plan.partners.iter().map(row).collect();
    Table { caption: words.partner_title().into_owned(), columns, rows }
}

/// Pathways as rows, school levels as columns; a gap says that it is one. None where there are no pathways or levels.
pub(crate) fn canvas(manuscript: &Manuscript<'_>) -> Option<Table> {
    let (words, document, offered) = (manuscript.words, manuscript.document, &manuscript.framework.mission);
    let spots = partner::canvas(&document.plan.partners, &document.mission, offered);
    if spots.is_empty() || offered.bands.is_empty() {
        return None;
    }
    let name = |id: &ChoiceId| {
        let known: Option<&Choice> = offered.focus.iter().find(|choice| choice.id == *id);
        known.map_or_else(|| id.to_string(), |choice| choice.label.clone())
    };
    let cell = |spot: &Spot<'_>| {
        Cell::Text(if spot.partners.is_empty() { words.partner_gap().into_owned() } else { words.list(&spot.partners) })
    };
    let rows = spots.chunks(offered.bands.len()).map(|spots| {
        let mut row = vec![Cell::Text(name(spots[0].pathway))];
        row.extend(spots.iter().map(cell));
        row
    });
    let mut columns = vec![Column::said(words.partner_pathway(), 0)];
    columns.extend(offered.bands.iter().map(|band| Column::said(&band.label, 0)));
    Some(Table { caption: words.partner_canvas().into_owned(), columns, rows: rows.collect() })
}
