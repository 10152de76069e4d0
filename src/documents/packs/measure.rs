//! Measures in print.

use crate::documents::manuscript::Manuscript;
use crate::documents::paper::Block;
use crate::documents::tables::measure;
use crate::domain::measure::TrackedMeasure;

/// The table of measures; a line where there are none.
pub(in crate::documents) fn measures<'a>(
    manuscript: &Manuscript<'_>,
    measures: impl Iterator<Item = &'a TrackedMeasure>,
) -> Block {
    let none = || Block::Text(manuscript.words.measure_none().into_owned());
    measure::measures(manuscript, measures).block_of_some(manuscript.words).unwrap_or_else(none)
}
