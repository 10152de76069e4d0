//! Whether a document that is one page must be set smaller to stay one.

use crate::documents::paper::{Block, Pack, Paper};

// More lines than these, counted in tenths, do not fit on the page in its usual size.
const MOST_ON_BOARD: usize = 455;
const MOST_ON_DENSE_BOARD: usize = 520;
const MOST_ON_POSTER: usize = 300;
// Nor do more lines than these in the lists of the page for families.
const MOST_FOR_FAMILIES: usize = 11;

/// Whether a document is set smaller.
pub(super) fn is_dense(paper: &Paper) -> bool {
    match paper.pack {
        Pack::Board => lines(&paper.blocks, LETTERS) > MOST_ON_BOARD,
        Pack::Poster => lines(&paper.blocks, LETTERS) > MOST_ON_POSTER,
        Pack::Family => listed(&paper.blocks) > MOST_FOR_FAMILIES,
        _ => false,
    }
}

/// Whether blocks fit on the board's page, set smaller at most.
pub(in crate::documents) fn is_on_board(blocks: &[Block]) -> bool {
    lines(blocks, LETTERS) <= MOST_ON_DENSE_BOARD
}

/// About how many lines the lists take.
fn listed(blocks: &[Block]) -> usize {
    let of = |block: &Block| match block {
        Block::List(items) => items.iter().map(|item| item.chars().count().div_ceil(LETTERS)).sum(),
        _ => 0,
    };
    blocks.iter().map(of).sum()
}

/// About how many letters stand on a line of the page.
const LETTERS: usize = 105;

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
            _ => 15,
        })
        .sum()
}
