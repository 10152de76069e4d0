//! A printed document for word processors: headings, lists and tables in styles that a district can change.
//!
//! The few parts that such a file needs are written here; `docx-rs` takes 245 KB of gzip for them.

use crate::base::{xml, zip};
use crate::documents::paper::{Block, Paper, PaperSize};

/// What stands for a document among file types.
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

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

const PARTS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>"#;

const NUMBERING: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

const FOOTER: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="right"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> / </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"#;

const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="21"/><w:lang w:val="LANG"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:spacing w:after="200"/></w:pPr><w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="320" w:after="100"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="260" w:after="80"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="25"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/><w:sz w:val="22"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="120" w:after="200"/><w:ind w:left="300" w:right="300"/></w:pPr><w:rPr><w:i/><w:sz w:val="26"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="160" w:after="60"/></w:pPr><w:rPr><w:b/><w:sz w:val="20"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Note"><w:name w:val="Note"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="18"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Table Text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="19"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="17"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="17"/></w:rPr></w:style><w:style w:type="table" w:styleId="PlanTable"><w:name w:val="Plan Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:color="808080"/><w:bottom w:val="single" w:sz="4" w:color="808080"/><w:insideH w:val="single" w:sz="4" w:color="C0C0C0"/></w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style><w:style w:type="table" w:styleId="PlanPairs"><w:name w:val="Plan Pairs"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:insideH w:val="single" w:sz="2" w:color="D0D0D0"/></w:tblBorders></w:tblPr></w:style></w:styles>"#;

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
            table("PlanPairs", &[], &[26, 74], &rows, out);
        }
        Block::Blanks(labels) => {
            labels.iter().for_each(|label| paragraph("Normal", &[label, " ____________________"].concat(), out));
        }
        Block::Table { caption, head, widths, rows } => {
            paragraph("Caption", caption, out);
            table("PlanTable", head, widths, rows, out);
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

/// Words, with a line break where a line ends.
fn run(text: &str, is_bold: bool, out: &mut String) {
    for (at, line) in text.trim().lines().enumerate() {
        *out += if is_bold { "<w:r><w:rPr><w:b/></w:rPr>" } else { "<w:r>" };
        *out += if at > 0 { "<w:br/>" } else { "" };
        *out += r#"<w:t xml:space="preserve">"#;
        xml::escape(line, out);
        *out += "</w:t></w:r>";
    }
}

/// A table; a head is repeated on every page, and no row is broken. Without one, the first column holds labels.
fn table(style: &str, head: &[String], widths: &[u8], rows: &[Vec<String>], out: &mut String) {
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
                r#"<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr>"#,
                wide(at)
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
