//! What leaves the widget: documents made by pure functions; the browser only carries them away.

pub mod files;
pub mod import;
pub mod node;
mod packs;
pub mod paper;
pub mod picture;
pub mod source;
pub mod tables;

use crate::domain::Facts;
use crate::words::Words;
use files::{docx, ics, json, markdown, xlsx};
use packs::{board, charter, cost, family, full_plan, poster, progress, rating_sheets, script, step_report};
use paper::{Pack, Paper};
use source::Source;
use tables::Tidy;

/// A printed document, as it stands on a day. An empty document gives a paper that says what is missing.
#[must_use]
pub fn paper(pack: Pack, facts: &Facts, words: &Words) -> Paper {
    let source = Source::of(facts, words);
    match pack {
        Pack::Board => board::board(&source),
        Pack::FullPlan => full_plan::full_plan(&source),
        Pack::Poster => poster::poster(&source),
        Pack::StepReport => step_report::step_report(&source),
        Pack::RatingSheets => rating_sheets::rating_sheets(&source),
        Pack::Script => script::script(&source),
        Pack::Charter => charter::charter(&source),
        Pack::Costs => cost::costs(&source),
        Pack::Progress => progress::progress(&source),
        Pack::Family => family::family(&source),
    }
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

/// A file made of the answers, for a paper of the size `letter` or `a4` where that matters.
#[must_use]
pub fn file(kind: FileKind, facts: &Facts, words: &Words, size: &str) -> Vec<u8> {
    let source = Source::of(facts, words);
    let plan = || paper(Pack::FullPlan, facts, words);
    match kind {
        FileKind::Json => json::write(&facts.document).into_bytes(),
        // The mark by which spreadsheet programs know UTF-8.
        FileKind::Csv(table) => ["\u{feff}", &tables::csv(&tables::table(table, &source))].concat().into_bytes(),
        FileKind::Xlsx => xlsx::xlsx(&Tidy::ALL.map(|table| tables::table(table, &source))),
        FileKind::Docx => docx::docx(&plan(), size, words.lang()),
        FileKind::Markdown => markdown::markdown(&plan()).into_bytes(),
        FileKind::Ics => ics::ics(&source).into_bytes(),
    }
}
