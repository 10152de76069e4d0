//! Measures and partners on paper.

use crate::documents::manuscript::Manuscript;
use crate::documents::manuscript::table;
use crate::documents::paper::Block;
use crate::domain::framework::Choice;
use crate::domain::measure::TrackedMeasure;
use crate::say::mission::phrases;

/// A table of measures with their latest reading; a line where there are none.
pub(in crate::documents) fn measures<'a>(
    manuscript: &Manuscript<'_>,
    measures: impl Iterator<Item = &'a TrackedMeasure>,
) -> Block {
    let words = manuscript.words;
    let rows = measures.map(|measure| {
        let latest =
            measure.latest().map(|reading| words.plan_printed_reading(words.date(reading.date), &reading.value));
        let what = [manuscript.or_open(&measure.what), latest.unwrap_or_default()].join("\n");
        let who = [measure.who.trim(), measure.when.trim()].join("\n");
        vec![
            what,
            manuscript.or_open(&measure.baseline),
            manuscript.or_open(&measure.target),
            who,
            measure.split.clone(),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    if rows.is_empty() {
        return Block::Text(words.measure_none().into_owned());
    }
    let head = [
        words.measure_what(),
        words.measure_baseline(),
        words.measure_aim(),
        words.measure_who(),
        words.measure_split(),
    ];
    table(words.measure_caption(), head, [34, 16, 16, 18, 16], rows)
}

/// A table of the partners: where they are, what they give and get, and what was agreed; none without partners.
pub(in crate::documents) fn partners(manuscript: &Manuscript<'_>) -> Option<Block> {
    let words = manuscript.words;
    let offered: &[Choice] = &manuscript.framework.mission.focus;
    let rows = manuscript.document.plan.partners.iter().map(|partner| {
        let bands = manuscript.framework.mission.bands.iter().filter(|band| partner.bands.contains(&band.id));
        let bands: Vec<&str> = bands.map(|band| band.label.as_str()).collect();
        let place = [words.list(&phrases(&partner.pathways, offered)), words.list(&bands)].join("\n");
        let agreed = [partner.agreement.trim().to_owned(), manuscript.day(partner.review_date)].join("\n");
        vec![manuscript.or_open(&partner.name), place, partner.gives.clone(), partner.gets.clone(), agreed]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let head = [
        words.partner_name(),
        words.partner_pathways(),
        words.partner_gives(),
        words.partner_gets(),
        words.partner_agreement(),
    ];
    (!rows.is_empty()).then(|| table(words.partner_title(), head, [18, 20, 21, 21, 20], rows))
}
