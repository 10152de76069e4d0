//! Workbooks as no spreadsheet program makes them: a few bytes that stand for many.

use miniz_oxide::deflate::core::{CompressorOxide, create_comp_flags_from_zip_params};
use miniz_oxide::deflate::{compress_to_vec, stream};
use miniz_oxide::{DataFormat, MZFlush};
use stem_readiness::base::zip;
use stem_readiness::documents::files::xlsx_read::{BOOK, RELATIONS};

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// A workbook of one sheet, named `plan`, whose part holds this text.
pub(crate) fn workbook(sheet: &str) -> Vec<u8> {
    of_part(compress_to_vec(sheet.as_bytes(), 9))
}

/// A workbook whose only sheet is so many mebibytes of spaces.
pub(crate) fn bomb(mebibytes: usize) -> Vec<u8> {
    let flags = create_comp_flags_from_zip_params(9, -15, 0);
    let mut packer = CompressorOxide::new(flags);
    packer.set_format_and_level(DataFormat::Raw, 9);
    let mut block = vec![0; 1 << 16];
    let done = stream::deflate(&mut packer, &vec![b' '; 1 << 20], &mut block, MZFlush::Sync);
    block.truncate(done.bytes_written);
    // Blocks end at bytes and know nothing of one another; the last one is empty.
    let mut part = block.repeat(mebibytes);
    part.extend([3, 0]);
    of_part(part)
}

/// A workbook whose directory names its only part 60,000 times.
pub(crate) fn repeated() -> Vec<u8> {
    let count = 60_000_u16;
    let mut bytes = workbook("<row/>");
    let end = bytes.len() - 22;
    let last = (0..end).rev().find(|at| bytes[*at..].starts_with(b"PK\x01\x02")).expect("a directory");
    let entry = bytes[last..end].to_vec();
    let tail = bytes.split_off(end);
    for _ in 3..count {
        bytes.extend(&entry);
    }
    let at = bytes.len();
    bytes.extend(tail);
    bytes[at + 10..at + 12].copy_from_slice(&count.to_le_bytes());
    bytes
}

fn of_part(sheet: Vec<u8>) -> Vec<u8> {
    let book = r#"<workbook><sheets><sheet name="plan" sheetId="1" r:id="r1"/></sheets></workbook>"#;
    let relations = r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let pack = |text: &str| compress_to_vec(text.as_bytes(), 9);
    let mut bytes = zip::write(&[(BOOK, pack(book)), (RELATIONS, pack(relations)), (SHEET, sheet)]);
    // Where a header says how a part is packed: 0 is not at all, 8 is deflated.
    let headers: Vec<(usize, usize)> = (0..bytes.len())
        .filter_map(|at| match &bytes[at..] {
            rest if rest.starts_with(b"PK\x03\x04") => Some((at, 8)),
            rest if rest.starts_with(b"PK\x01\x02") => Some((at, 10)),
            _ => None,
        })
        .collect();
    headers.into_iter().for_each(|(at, method)| bytes[at + method] = 8);
    bytes
}
