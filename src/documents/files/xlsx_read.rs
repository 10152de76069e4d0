//! The reader of a workbook's worksheet, as far as a table of texts, numbers and dates needs one.

use crate::base::xml;

/// The rows of a workbook's worksheet with this name, from its unpacked parts by path: those of ours, and those that a
/// spreadsheet program has saved again.
#[must_use]
pub fn worksheet(parts: &[(String, String)], name: &str) -> Option<Vec<Vec<String>>> {
    let part = |path: &str| parts.iter().find(|(known, _)| known == path).map(|(_, text)| text.as_str());
    let mut relation = None;
    xml::read(part("xl/workbook.xml")?, |met| {
        if let xml::Met::Open("sheet", attributes) = met
            && xml::attribute(attributes, "name").as_deref() == Some(name)
        {
            relation = xml::attribute(attributes, "r:id");
        }
    });
    let mut path = None;
    xml::read(part("xl/_rels/workbook.xml.rels")?, |met| {
        if let xml::Met::Open("Relationship", attributes) = met
            && xml::attribute(attributes, "Id") == relation
        {
            path = xml::attribute(attributes, "Target");
        }
    });
    let path = path?;
    let path = path.strip_prefix('/').map_or_else(|| ["xl/", &path].concat(), str::to_owned);
    Some(cells(part(&path)?, &shared(part("xl/sharedStrings.xml").unwrap_or_default())))
}

/// The texts that cells share.
fn shared(text: &str) -> Vec<String> {
    let (mut all, mut is_text, mut is_reading_aid) = (Vec::new(), false, false);
    xml::read(text, |met| match met {
        xml::Met::Open("si", _) => all.push(String::new()),
        xml::Met::Open("t", _) => is_text = true,
        xml::Met::Close("t") => is_text = false,
        xml::Met::Open("rPh", _) => is_reading_aid = true,
        xml::Met::Close("rPh") => is_reading_aid = false,
        xml::Met::Words(words) if is_text && !is_reading_aid => {
            all.last_mut().into_iter().for_each(|last| last.push_str(&words))
        }
        _ => {}
    });
    all
}

fn cells(text: &str, shared: &[String]) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let (mut place, mut kind, mut value, mut is_value) = (0, String::new(), String::new(), false);
    xml::read(text, |met| match met {
        xml::Met::Open("row", _) => rows.push(Vec::new()),
        xml::Met::Open("c", attributes) => {
            let next = rows.last().map_or(0, Vec::len);
            place = xml::attribute(attributes, "r").and_then(|name| column(&name)).unwrap_or(next);
            kind = xml::attribute(attributes, "t").unwrap_or_default();
            value.clear();
        }
        xml::Met::Open("v" | "t", _) => is_value = true,
        xml::Met::Close("v" | "t") => is_value = false,
        xml::Met::Words(words) if is_value => value.push_str(&words),
        xml::Met::Close("c") => {
            let text = match kind.as_str() {
                "s" => value.parse().ok().and_then(|at: usize| shared.get(at).cloned()).unwrap_or_default(),
                _ => value.clone(),
            };
            if let Some(row) = rows.last_mut().filter(|_| place < 1000) {
                row.resize(row.len().max(place + 1), String::new());
                row[place] = text;
            }
        }
        _ => {}
    });
    rows
}

/// The column of a cell by its name, from 0: `C7` is 2.
fn column(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase);
    let number = letters.fold(0_usize, |number, letter| number.saturating_mul(26) + usize::from(letter - b'A') + 1);
    number.checked_sub(1)
}
