//! A printed document for word processors: headings, lists and tables in styles that a district can change.
//!
//! The few parts that such a file needs are written here; `docx-rs` takes 245 KB of gzip for them.

use crate::base::text::plain;
use crate::base::{bidi, xml, zip};
use crate::documents::paper::{Block, Paper, PaperSize};

/// The media type.
pub const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const SPACE: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

/// Width of the text, in twentieths of a point, on either paper.
const WIDE: usize = 9360;

/// Writes a document in a language.
#[must_use]
pub fn docx(paper: &Paper, size: PaperSize, lang: &str) -> Vec<u8> {
    let files = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("word/_rels/document.xml.rels", PARTS.to_owned()),
        ("word/document.xml", document(paper, size)),
        ("word/styles.xml", STYLES.replace("LANG", lang)),
        ("word/numbering.xml", NUMBERING.to_owned()),
        ("word/header1.xml", header(paper)),
        ("word/footer1.xml", FOOTER.to_owned()),
    ];
    zip::write(&files.map(|(name, text)| (name, text.into_bytes())))
}

const TYPES: &str = include_str!("docx/content_types.xml");
const RELATIONS: &str = include_str!("docx/relations.xml");
const PARTS: &str = include_str!("docx/document_relations.xml");
const NUMBERING: &str = include_str!("docx/numbering.xml");
const FOOTER: &str = include_str!("docx/footer.xml");
const STYLES: &str = include_str!("docx/styles.xml");

fn header(paper: &Paper) -> String {
    let mut out = format!("{HEAD}<w:hdr {SPACE}>");
    paragraph("Header", &paper.running_head, &mut out);
    out + "</w:hdr>"
}

fn document(paper: &Paper, size: PaperSize) -> String {
    let mut out = format!(
        r#"{HEAD}<w:document {SPACE} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#
    );
    paragraph("Title", &paper.title, &mut out);
    blocks(&paper.blocks, &mut out);
    let (wide, high) = match size {
        PaperSize::Letter => (12_240, 15_840),
        PaperSize::A4 => (11_906, 16_838),
    };
    let side = (wide - WIDE) / 2;
    out + &format!(
        r#"<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="{wide}" w:h="{high}"/><w:pgMar w:top="1200" w:right="{side}" w:bottom="1100" w:left="{side}" w:header="560" w:footer="500" w:gutter="0"/></w:sectPr></w:body></w:document>"#
    )
}

fn blocks(list: &[Block], out: &mut String) {
    list.iter().for_each(|each| block(each, out));
}

fn block(block: &Block, out: &mut String) {
    match block {
        Block::Heading(2, text) => paragraph("Heading1", text, out),
        Block::Heading(3, text) => paragraph("Heading2", text, out),
        Block::Heading(_, text) => paragraph("Heading3", text, out),
        Block::Text(text) => paragraph("Normal", text, out),
        Block::Statement(text) => paragraph("Quote", text, out),
        Block::Note(text) => paragraph("Note", text, out),
        Block::List(items) => items.iter().for_each(|item| paragraph("ListBullet", item, out)),
        Block::Pairs(pairs) | Block::Trace(pairs) => {
            let rows: Vec<Vec<String>> = pairs.iter().map(|(label, text)| vec![label.clone(), text.clone()]).collect();
            table("PlanPairs", &[], &[26, 74], &[], &rows, out);
        }
        Block::Facts(pairs) => facts(pairs, out),
        Block::Blanks(labels) => {
            labels.iter().for_each(|label| paragraph("Normal", &[label, " ____________________"].concat(), out));
        }
        Block::Table { caption, head, widths, numbers, rows } => {
            paragraph("Caption", caption, out);
            table("PlanTable", head, widths, numbers, rows, out);
        }
        // A picture of what the table beside it says.
        Block::Radar(..) | Block::Bars(_) => {}
        Block::Beside(left, right) => {
            blocks(left, out);
            blocks(right, out);
        }
        Block::Together(list) => blocks(list, out),
        Block::RatingBox { heading, question, levels, unknown, evidence } => {
            paragraph("Heading2", heading, out);
            paragraph("Normal", question, out);
            levels.iter().for_each(|(name, text)| paragraph("Normal", &["☐ ", name, " ", text].concat(), out));
            paragraph("Normal", &["☐ ", unknown].concat(), out);
            paragraph("Normal", &[evidence, " ____________________"].concat(), out);
        }
        Block::PageBreak => *out += r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#,
    }
}

fn paragraph(style: &str, text: &str, out: &mut String) {
    *out += &format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#);
    run(text, false, out);
    *out += "</w:p>";
}

/// Labels in bold and their texts, one after the other.
fn facts(pairs: &[(String, String)], out: &mut String) {
    *out += r#"<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr>"#;
    for (label, text) in pairs {
        piece("", &[label, ": "].concat(), true, out);
        piece("", &[&bidi::isolated(text, false), "   "].concat(), false, out);
    }
    *out += "</w:p>";
}

/// Words, with a line break where a line ends.
fn run(text: &str, is_bold: bool, out: &mut String) {
    for (at, line) in plain(text).trim().lines().enumerate() {
        piece(if at > 0 { "<w:br/>" } else { "" }, line, is_bold, out);
    }
}

/// Words of a line, after a sign that comes before them.
fn piece(before: &str, line: &str, is_bold: bool, out: &mut String) {
    *out += if is_bold { "<w:r><w:rPr><w:b/></w:rPr>" } else { "<w:r>" };
    *out += before;
    *out += r#"<w:t xml:space="preserve">"#;
    xml::escape(&bidi::closed(line), out);
    *out += "</w:t></w:r>";
}

/// A table; a head is repeated on every page, and no row is broken. Without one, the first column holds labels.
fn table(style: &str, head: &[String], widths: &[u8], numbers: &[usize], rows: &[Vec<String>], out: &mut String) {
    let look = if head.is_empty() { r#"w:firstRow="0""# } else { r#"w:firstRow="1""# };
    *out += &format!(
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{WIDE}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook {look}/></w:tblPr><w:tblGrid>"#
    );
    let wide = |at: usize| WIDE * usize::from(widths.get(at).copied().unwrap_or(20)) / 100;
    for at in 0..widths.len() {
        *out += &format!(r#"<w:gridCol w:w="{}"/>"#, wide(at));
    }
    *out += "</w:tblGrid>";
    let mut line = |cells: &[String], is_head: bool| {
        *out += if is_head {
            "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        } else {
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        };
        for (at, cell) in cells.iter().enumerate() {
            *out += &format!(
                r#"<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/>{}</w:pPr>"#,
                wide(at),
                if numbers.contains(&at) { r#"<w:jc w:val="right"/>"# } else { "" }
            );
            run(cell, is_head || (head.is_empty() && at == 0), out);
            *out += "</w:p></w:tc>";
        }
        *out += "</w:tr>";
    };
    if !head.is_empty() {
        line(head, true);
    }
    rows.iter().for_each(|cells| line(cells, false));
    *out += "</w:tbl>";
    // Two tables in a row would be one.
    *out += r#"<w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr></w:p>"#;
}
