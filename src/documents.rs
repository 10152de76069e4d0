//! What leaves the widget: documents made by pure functions; the browser only carries them away.

#[cfg(all(feature = "cohort", not(target_arch = "wasm32")))]
pub mod cohort;
pub mod files;
pub mod import;
pub(crate) mod later;
pub mod manuscript;
pub mod node;
mod packs;
pub mod paper;
pub mod picture;
pub mod table;
pub mod tables;

use std::rc::Rc;

use crate::domain::{Facts, Framework};
use crate::words::Words;
use files::{csv, docx, ics, json, markdown, xlsx};
use manuscript::Manuscript;
pub use packs::lacks::{Lack, lack};
use packs::{board, charter, cost, family, full_plan, poster, progress, rating_sheets, script, step_report, teams};
use paper::{Pack, Paper};
use tables::Tidy;

/// A printed document, as it stands on a day. An empty document gives a paper that says what is missing.
#[must_use]
pub fn paper(pack: Pack, manuscript: &Manuscript<'_>) -> Paper {
    manuscript.cut.set(false);
    match pack {
        Pack::Board => board::board(manuscript),
        Pack::FullPlan => full_plan::full_plan(manuscript),
        Pack::Poster => poster::poster(manuscript),
        Pack::StepReport => step_report::step_report(manuscript),
        Pack::RatingSheets => rating_sheets::rating_sheets(manuscript),
        Pack::Script => script::script(manuscript),
        Pack::Charter => charter::charter(manuscript),
        Pack::Costs => cost::costs(manuscript),
        Pack::Progress => progress::progress(manuscript),
        Pack::Family => family::family(manuscript),
        Pack::Teams => teams::teams(manuscript),
    }
}

/// Several teams as CSV, in their order: the level and score of each step.
#[must_use]
pub fn teams_csv(teams: &[Rc<Facts>], framework: &Framework, words: &Words) -> String {
    csv::csv(&tables::teams::teams(teams, framework, words).kept("teams"))
}

/// A kind of file that is made of the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// The document itself.
    Json,
    /// One tidy table.
    Csv(Tidy),
    /// All tables as a workbook.
    Xlsx,
    /// The full plan for word processors.
    Docx,
    /// The full plan as Markdown.
    Markdown,
    /// The plan's days.
    Ics,
}

impl FileKind {
    /// The names that [`FileKind::named`] knows, with those of a saved page, which the browser makes.
    pub const NAMES: &str = "json, html, csv, xlsx, docx, md, ics";

    /// The kind with this name; for `csv`, the table with that name, the ratings where none is named.
    #[must_use]
    pub fn named(name: &str, table: Option<&str>) -> Option<FileKind> {
        Some(match name {
            "json" => FileKind::Json,
            "csv" => FileKind::Csv(table.map_or(Some(Tidy::Ratings), Tidy::named)?),
            "xlsx" => FileKind::Xlsx,
            "docx" => FileKind::Docx,
            "md" => FileKind::Markdown,
            "ics" => FileKind::Ics,
            _ => return None,
        })
    }

    /// What follows a file's stem in its name.
    #[must_use]
    pub fn ending(self) -> String {
        match self {
            FileKind::Json => ".stem-readiness.json".to_owned(),
            FileKind::Csv(table) => [".", table.name(), ".csv"].concat(),
            FileKind::Xlsx => ".xlsx".to_owned(),
            FileKind::Docx => ".docx".to_owned(),
            FileKind::Markdown => ".md".to_owned(),
            FileKind::Ics => ".ics".to_owned(),
        }
    }

    /// The type by which programs know it.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            FileKind::Json => "application/json",
            FileKind::Csv(_) => "text/csv;charset=utf-8",
            FileKind::Xlsx => xlsx::TYPE,
            FileKind::Docx => docx::TYPE,
            FileKind::Markdown => "text/markdown;charset=utf-8",
            FileKind::Ics => "text/calendar;charset=utf-8",
        }
    }
}

/// A file made of the answers.
#[must_use]
pub fn file(kind: FileKind, manuscript: &Manuscript<'_>) -> Vec<u8> {
    let plan = || paper(Pack::FullPlan, manuscript);
    match kind {
        FileKind::Json => json::write(manuscript.document).into_bytes(),
        FileKind::Csv(table) => csv::csv(&tables::worksheet(table, manuscript)).into_bytes(),
        FileKind::Xlsx => xlsx::xlsx(&Tidy::ALL.map(|table| tables::worksheet(table, manuscript))),
        FileKind::Docx => docx::docx(&plan(), manuscript.paper_size, manuscript.words.lang()),
        FileKind::Markdown => markdown::markdown(&plan()).into_bytes(),
        FileKind::Ics => ics::ics(manuscript).into_bytes(),
    }
}
