//! Whether a document that is one page must be set smaller to stay one, and what it holds so that it does.

use crate::documents::manuscript::Manuscript;
use crate::documents::paper::{Block, Pack, Paper};

// More lines than these, counted in tenths, do not fit on the page in its usual size.
const MOST_ON_BOARD: usize = 455;
const MOST_ON_DENSE_BOARD: usize = 520;
const MOST_ON_POSTER: usize = 300;
const MOST_ON_DENSE_POSTER: usize = 440;
const MOST_FOR_FAMILIES: usize = 430;
const MOST_ON_DENSE_FAMILY_PAGE: usize = 600;

/// Whether a document is set smaller.
pub(super) fn is_dense(paper: &Paper) -> bool {
    match paper.pack {
        Pack::Board => height(paper) > MOST_ON_BOARD,
        Pack::Poster => height(paper) > MOST_ON_POSTER,
        Pack::Family => height(paper) > MOST_FOR_FAMILIES,
        _ => false,
    }
}

/// A document that is one page, made with less and less room: the first with which it holds everything is taken, or else
/// the last.
pub(in crate::documents) fn fitted<Room>(
    manuscript: &Manuscript<'_>,
    pack: Pack,
    title: impl Into<String>,
    rooms: &[Room],
    page: impl Fn(&Room) -> Vec<Block>,
) -> Paper {
    let mut paper = manuscript.paper(pack, title, Vec::new());
    for room in rooms {
        manuscript.cut.set(false);
        paper.blocks = page(room);
        if is_one_page(&paper) {
            break;
        }
    }
    paper
}

/// Whether a document fits on the page of its pack, set smaller at most.
fn is_one_page(paper: &Paper) -> bool {
    let most = match paper.pack {
        Pack::Poster => MOST_ON_DENSE_POSTER,
        Pack::Family => MOST_ON_DENSE_FAMILY_PAGE,
        _ => MOST_ON_DENSE_BOARD,
    };
    height(paper) <= most
}

/// About how many lines a document takes, in tenths, beside the first of its title and of its running head.
fn height(paper: &Paper) -> usize {
    let letters = if paper.pack == Pack::Family { FAMILY_LETTERS } else { LETTERS };
    let more = |text: &str, letters: usize| text.chars().count().saturating_sub(1) / letters;
    more(&paper.title, letters * 9 / 20) * 18 + more(&paper.running_head, letters) * 8 + lines(&paper.blocks, letters)
}

/// About how many letters stand on a line of the page.
const LETTERS: usize = 105;
const FAMILY_LETTERS: usize = 85;

/// About how many lines some blocks take, in tenths, where so many letters stand on a line.
fn lines(blocks: &[Block], letters: usize) -> usize {
    let of = |text: &str, letters: usize| -> usize {
        text.lines().map(|line| line.chars().count().div_ceil(letters.max(1)) * 10).sum()
    };
    blocks
        .iter()
        .map(|block| match block {
            Block::Statement(text) => of(text, letters * 7 / 10) * 3 / 2 + 8,
            Block::Heading(..) => 26,
            Block::Text(text) | Block::Note(text) => of(text, letters) + 6,
            Block::Pairs(pairs) => pairs.iter().map(|(_, text)| of(text, letters / 2) + 14).sum::<usize>() / 2 + 10,
            Block::Table { widths, rows, .. } => {
                let row = |row: &Vec<String>| {
                    let cells = row.iter().zip(widths);
                    cells.map(|(text, width)| of(text, letters * usize::from(*width) / 100)).max().unwrap_or_default()
                        + 6
                };
                16 + rows.iter().map(row).sum::<usize>()
            }
            Block::Radar(..) | Block::Bars(_) => 140,
            Block::Beside(left, right) => lines(left, letters).max(lines(right, letters * 3 / 5)),
            Block::Together(blocks) => lines(blocks, letters),
            Block::List(items) => items.iter().map(|item| of(item, letters) + 2).sum::<usize>() + 6,
            _ => 15,
        })
        .sum()
}
