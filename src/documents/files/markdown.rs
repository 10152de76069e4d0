//! A printed document as Markdown.

use crate::base::bidi;
use crate::base::text::plain;
use crate::documents::paper::{Block, Paper};

/// Writes a document as Markdown, with tables as GitHub's dialect has them.
#[must_use]
pub fn markdown(paper: &Paper) -> String {
    let mut out = format!("# {}\n\n{}\n", one_line(&paper.title), escaped(&paper.running_head));
    blocks(&paper.blocks, &mut out);
    out
}

fn blocks(list: &[Block], out: &mut String) {
    list.iter().for_each(|each| block(each, out));
}

fn block(block: &Block, out: &mut String) {
    match block {
        Block::Heading(level, text) => {
            paragraph(&[&"#".repeat(usize::from(*level)), " ", &one_line(text)].concat(), out);
        }
        Block::Text(text) => paragraph(&lines(text), out),
        Block::Statement(text) => paragraph(&["> ", &lines(text).replace('\n', "\n> ")].concat(), out),
        Block::Note(text) => paragraph(&["*", &lines(text), "*"].concat(), out),
        Block::List(items) => list(items.iter().map(|item| lines(item)), out),
        Block::Pairs(pairs) | Block::Trace(pairs) => {
            list(pairs.iter().map(|(label, text)| ["**", &escaped(label), "**: ", &lines(text)].concat()), out);
        }
        Block::Facts(pairs) => paragraph(&facts(pairs), out),
        Block::Blanks(labels) => list(labels.iter().map(|label| [&escaped(label), ": \\_\\_\\_\\_"].concat()), out),
        Block::Table { caption, head, numbers, rows, .. } => {
            paragraph(&["**", &escaped(caption), "**"].concat(), out);
            out.push('\n');
            row(head, out);
            out.push('|');
            for at in 0..head.len() {
                out.push_str(if numbers.contains(&at) { " ---: |" } else { " --- |" });
            }
            out.push('\n');
            rows.iter().for_each(|cells| row(cells, out));
        }
        Block::Radar(..) | Block::Bars(_) => {}
        Block::Beside(left, right) => {
            blocks(left, out);
            blocks(right, out);
        }
        Block::Together(list) => blocks(list, out),
        Block::RatingBox { heading, question, levels, unknown, .. } => {
            paragraph(&["### ", &escaped(heading)].concat(), out);
            paragraph(&lines(question), out);
            let options = levels.iter().map(|(name, text)| ["[ ] **", &escaped(name), "** ", &lines(text)].concat());
            list(options.chain([["[ ] ", &escaped(unknown)].concat()]), out);
        }
        Block::PageBreak => paragraph("---", out),
    }
}

fn paragraph(text: &str, out: &mut String) {
    out.extend(["\n", text, "\n"]);
}

/// Labels in bold and their texts, one after the other.
fn facts(pairs: &[(String, String)]) -> String {
    let fact = |(label, text): &(String, String)| {
        ["**", &escaped(label), "**: ", &escaped(&bidi::isolated(text, false))].concat()
    };
    pairs.iter().map(fact).collect::<Vec<_>>().join(" ")
}

fn list(items: impl Iterator<Item = String>, out: &mut String) {
    out.push('\n');
    for item in items {
        out.extend(["- ", &item.replace('\n', "\n  "), "\n"]);
    }
}

fn row(cells: &[String], out: &mut String) {
    out.push('|');
    for cell in cells {
        out.extend([" ", &escaped(&bidi::isolated(cell.trim(), false)).replace('\n', "<br>"), " |"]);
    }
    out.push('\n');
}

/// A text on one line, for a heading.
fn one_line(text: &str) -> String {
    escaped(text).replace('\n', " ")
}

/// A text whose lines stay lines.
fn lines(text: &str) -> String {
    escaped(text.trim()).replace('\n', "  \n")
}

/// A text in which no sign means anything. What HTML is made of is written as entities, which every reader of Markdown
/// knows; not every one lets `\` take the meaning of `<`.
fn escaped(text: &str) -> String {
    let text = plain(text);
    let mut out = String::new();
    let mut begins = true;
    for c in bidi::closed(&text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => out.extend(['\\', c]),
            '#' | '-' | '+' | '=' if begins => out.extend(['\\', c]),
            c => out.push(c),
        }
        begins = c == '\n' || (begins && c.is_whitespace());
    }
    out
}
