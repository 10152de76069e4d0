//! Measures on paper.

use crate::documents::manuscript::Manuscript;
use crate::documents::manuscript::table;
use crate::documents::paper::Block;
use crate::domain::measure::TrackedMeasure;

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
