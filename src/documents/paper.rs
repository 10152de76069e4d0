//! A printed document: a small tree that is drawn on screen, printed, and written into files.

use super::picture::bars::Bars;
use super::picture::radar::Radar;
use crate::base::choice::choice;

/// A document a team can print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pack {
    /// One page for the board.
    Board,
    /// Everything decided.
    FullPlan,
    /// The mission alone.
    Poster,
    /// What each step's ratings say.
    StepReport,
    /// The rubric to fill in by hand.
    RatingSheets,
    /// What the facilitator does, part by part.
    Script,
    /// What the pilot asks, where, and what decides.
    Charter,
    /// The cost sketch.
    Costs,
    /// Said, done, changed, learned, next.
    Progress,
    /// One page for families, in plain language.
    Family,
    /// Several teams side by side.
    Teams,
}

impl Pack {
    /// The packs of one team, in the order they are offered.
    pub const ALL: [Pack; 10] = [
        Pack::Board,
        Pack::FullPlan,
        Pack::Charter,
        Pack::Costs,
        Pack::Progress,
        Pack::Family,
        Pack::Poster,
        Pack::StepReport,
        Pack::RatingSheets,
        Pack::Script,
    ];
}

choice! {
    /// A size of paper.
    #[derive(Default)]
    pub enum PaperSize as "paper_size" {
        /// 8.5 × 11 inches.
        #[default]
        Letter = "letter",
        /// 210 × 297 mm.
        A4 = "a4",
    }
}

/// A document ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// Which pack it is.
    pub pack: Pack,
    /// The title, also the suggested file name.
    pub title: String,
    /// The line above the title and at the head of every page.
    pub running_head: String,
    /// The body.
    pub blocks: Vec<Block>,
}

/// A part of a document. A line end inside a text begins a new line.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading below the title: 2, 3 or 4.
    Heading(u8, String),
    /// A paragraph.
    Text(String),
    /// The mission's statement, large.
    Statement(String),
    /// A small note.
    Note(String),
    /// Items with a bullet.
    List(Vec<String>),
    /// Labels and their texts, in two columns.
    Pairs(Vec<(String, String)>),
    /// Labels and their texts, one after the other in a paragraph.
    Facts(Vec<(String, String)>),
    /// Labels and their texts, each leading to the next, on one line.
    Trace(Vec<(String, String)>),
    /// Labels, each with a line to write on.
    Blanks(Vec<String>),
    /// A table; each column's share of the width is given in percent.
    Table {
        /// What the table shows.
        caption: String,
        /// Head cells.
        head: Vec<String>,
        /// Width of each column, in percent.
        widths: Vec<u8>,
        /// The columns of numbers, by their places: their cells end at one edge.
        numbers: Vec<usize>,
        /// Rows of cells.
        rows: Vec<Vec<String>>,
    },
    /// The radar of the steps, and which line is which.
    Radar(Radar, String),
    /// Bars of several parts.
    Bars(Bars),
    /// Two parts beside each other, kept on one page.
    Beside(Vec<Block>, Vec<Block>),
    /// Parts kept together on a page.
    Together(Vec<Block>),
    /// An indicator to rate by hand: heading, question, and each level with its box.
    RatingBox {
        /// Id and title.
        heading: String,
        /// What is asked.
        question: String,
        /// "1 Exploring" and its descriptor.
        levels: Vec<(String, String)>,
        /// The choice of someone who cannot see it.
        unknown: String,
        /// The label of the line left for evidence.
        evidence: String,
    },
    /// The next part begins a page.
    PageBreak,
}
