//! What a file is, by its first bytes: its name may say something else.

use crate::base::letters;

/// What a file that should hold a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    /// Text, with signs between the cells.
    Text,
    /// A web page, under whatever name.
    Page,
    /// An archive: a workbook, or [`Refusal`] by what is in it ([`packed`]).
    Archive,
    /// Nothing that is read.
    Refused(Refusal),
}

/// Why a file is not read as a table. Each has a sentence that says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A workbook in the format before 2007, or one with a password.
    OldWorkbook,
    /// A workbook in a format that is not read: XML of 2003, binary, OpenDocument, Numbers.
    OtherWorkbook,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A page without a table.
    PageWithoutTable,
    /// Anything else, damaged, or larger than what is read.
    Unread,
}

/// What a file is.
///
/// ```
/// use stem_readiness::documents::files::signature::{Refusal, Signature, signature};
/// assert_eq!(signature(b"School,Students"), Signature::Text);
/// assert_eq!(signature(b"%PDF-1.7"), Signature::Refused(Refusal::Pdf));
/// ```
#[must_use]
pub fn signature(bytes: &[u8]) -> Signature {
    const PICTURES: [&[u8]; 6] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM", b"II*\0", b"MM\0*"];
    let start = |sign: &[u8]| bytes.starts_with(sign);
    if start(b"PK\x03\x04") || start(b"PK\x05\x06") {
        Signature::Archive
    } else if start(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        Signature::Refused(Refusal::OldWorkbook)
    } else if start(b"%PDF") {
        Signature::Refused(Refusal::Pdf)
    } else if is_riff_picture(bytes) || PICTURES.iter().any(|sign| start(sign) && bytes.iter().take(64).any(|b| *b < 9))
    {
        Signature::Refused(Refusal::Picture)
    } else {
        text_kind(bytes)
    }
}

/// What is between `RIFF` and `WEBP`, or before `ftyp`, is a length.
fn is_riff_picture(bytes: &[u8]) -> bool {
    (bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")) || bytes.get(4..8) == Some(b"ftyp")
}

fn text_kind(bytes: &[u8]) -> Signature {
    let near = letters::text(&bytes[..bytes.len().min(4096)]);
    let start = near.trim_start().to_ascii_lowercase();
    if near.contains('\0') {
        Signature::Refused(Refusal::Unread)
    } else if start.starts_with("<?xml")
        && start.contains("urn:schemas-microsoft-com:office:spreadsheet")
        && !start.contains("<html")
    {
        Signature::Refused(Refusal::OtherWorkbook)
    } else if start.starts_with('<') {
        Signature::Page
    } else {
        Signature::Text
    }
}

/// What an archive is, by the paths in it; `None` for a workbook that can be read.
#[must_use]
pub fn packed<'a>(paths: impl IntoIterator<Item = &'a str>) -> Option<Refusal> {
    let mut refusal = Some(Refusal::Unread);
    for path in paths {
        match path {
            super::xlsx_read::BOOK => return None,
            "xl/workbook.bin" | "content.xml" | "Index/Document.iwa" | "Index.zip" => {
                refusal = Some(Refusal::OtherWorkbook)
            }
            _ => {}
        }
    }
    refusal
}
