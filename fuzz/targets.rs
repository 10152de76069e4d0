//! What every input from outside must hold, whatever its bytes: it is read or refused, never a panic; and what was read
//! is written and read again as the same. libFuzzer runs these (`cargo xtask fuzz`), and so does the suite.

#![allow(dead_code, reason = "each of libFuzzer's programs takes one target")]

use std::collections::BTreeSet;
use std::rc::Rc;

use serde_json::Value;
use stem_readiness::base::{delimited, letters, web_table, zip};
use stem_readiness::content;
use stem_readiness::documents::files::signature::{Signature, signature};
use stem_readiness::documents::files::{json, xlsx_read};
use stem_readiness::documents::import::{self, Rows};
use stem_readiness::domain::panel::Scope;
use stem_readiness::domain::pilot::Schools;
use stem_readiness::domain::pilot::read;
use stem_readiness::domain::rating_code::{IndicatorSet, JoinCode, RatingCode, in_fragment};
use stem_readiness::domain::{Facts, Framework};

/// A target: what it reads, by name.
pub(crate) type Target = fn(&[u8]);

/// All targets. Each has a folder of inputs in `fuzz/corpus`.
pub(crate) const TARGETS: [(&str, Target); 8] = [
    ("document", document),
    ("framework", framework),
    ("rating_code", rating_code),
    ("fragment", fragment),
    ("delimited", delimited),
    ("schools", schools),
    ("workbook", workbook),
    ("page", page),
];

thread_local! {
    static FRAMEWORK: Rc<Framework> = content::framework();
    static FACTS: Facts = fixture();
}

/// What follows from the answers of a team that has filled every part of the plan.
fn fixture() -> Facts {
    let framework = content::framework();
    let document = json::read(include_str!("../tests/fixtures/deep.json"), &framework).expect("the fixture fits");
    let library = content::actions().for_framework(&framework);
    let today = "2027-02-15".parse().expect("a day");
    Facts::of(Rc::new(document), framework, library, today)
}

fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

/// A team's file.
pub(crate) fn document(data: &[u8]) {
    FRAMEWORK.with(|framework| {
        if let Ok(document) = json::read(&text(data), framework) {
            let again = json::read(&json::write(&document), framework).expect("what was written is read");
            let (one, other) = (json::to_value(&document), json::to_value(&again));
            assert!(same(&one, &other), "what was read is written and read again: {one} {other}");
        }
    });
}

/// Whether two values are the same. The last digit of a number in an unknown field may differ: to read them exactly takes
/// tables that the widget does without.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(name, one)| other.get(name).is_some_and(|other| same(one, other)))
        }
        (Value::Number(one), Value::Number(other)) if one.is_f64() => {
            let (one, other) = (one.as_f64().unwrap_or_default(), other.as_f64().unwrap_or_default());
            (one - other).abs() <= one.abs() * 1e-14
        }
        (one, other) => one == other,
    }
}

/// A framework of one's own.
pub(crate) fn framework(data: &[u8]) {
    if let Ok(framework) = content::read_framework(&text(data)) {
        assert!(framework.indicators().count() > 0 && framework.level_count() >= 2);
        let set = IndicatorSet::of(&framework, Scope::Full);
        let code = RatingCode { round: 1, rater: 2, revision: 3, ratings: vec![None; set.ids.len()] };
        assert_eq!(RatingCode::read(&code.write(&set), &set, 1), Ok(code), "its rating codes can be read");
    }
}

/// A rating code, for the round that its first three bytes name, and a pasted list of them.
pub(crate) fn rating_code(data: &[u8]) {
    let (round, rest) = data.split_at(data.len().min(3));
    let round = round.iter().fold(0, |round, byte| round << 8 | u32::from(*byte));
    FRAMEWORK.with(|framework| {
        let set = IndicatorSet::of(framework, Scope::Full);
        for line in text(rest).lines() {
            if let Ok(code) = RatingCode::read(line, &set, round) {
                assert_eq!(RatingCode::read(&code.write(&set), &set, round), Ok(code));
            }
        }
    });
}

/// The fragment of a link, and the join code in it or by itself.
pub(crate) fn fragment(data: &[u8]) {
    let text = text(data);
    let found = in_fragment(&text);
    if let Some((_, others)) = &found {
        assert_eq!(in_fragment(&format!("#{others}")), None, "the code is out of the address");
    }
    for code in [text.as_str()].into_iter().chain(found.as_ref().map(|(code, _)| code.as_str())) {
        if let Ok(join) = JoinCode::read(code) {
            assert_eq!(JoinCode::read(&join.write()), Ok(join));
        }
    }
}

/// A table as text: of schools, or of the plan.
pub(crate) fn delimited(data: &[u8]) {
    let table = delimited::read(&text(data));
    let sheet = read::Sheet::of(table.clone());
    let reading = read::guess(&sheet, &Schools::default());
    let schools = read::schools(&sheet, &reading, &Schools::default()).schools;
    let written = delimited::read(&read::text(&schools, "School", "School ID"));
    assert_eq!(
        written.rows.len(),
        if schools.columns.is_empty() && schools.rows.is_empty() { 1 } else { 1 + schools.rows.len() }
    );
    look_over(&table.rows.into_iter().map(|row| row.cells).collect::<Vec<_>>());
}

/// A file with a table of schools, which also serves as what somebody says about it; and the same table once more, when
/// its schools are known.
pub(crate) fn schools(data: &[u8]) {
    let text = match signature(data) {
        Signature::Text => letters::text(data),
        Signature::Page => read::as_text(&web_table::largest(&letters::text(data))),
        Signature::Archive | Signature::Refused(_) => return,
    };
    let sheet = read::Sheet::of(delimited::read(&text));
    let mut known = Schools::default();
    for _ in 0..2 {
        let reading = read::guess(&sheet, &known).corrected(&text);
        let found = read::schools(&sheet, &reading, &known);
        assert!(found.schools.rows.len() <= sheet.rows.len(), "no school comes out of thin air");
        assert_eq!(found.lines.len(), found.schools.rows.len());
        let ids: BTreeSet<_> = found.schools.rows.iter().map(|school| &school.id).collect();
        assert_eq!(ids.len(), found.schools.rows.len(), "each school has an id of its own");
        known = found.schools;
    }
}

/// What a table changes is taken over whole, and the outcome still fits.
fn look_over(rows: &Rows) {
    // Every table is made for the comparison, so that those without any id are left out here.
    if !rows.iter().take(10).flatten().any(|cell| cell.contains("_id")) {
        return;
    }
    FACTS.with(|facts| {
        let Some(review) = import::review(std::slice::from_ref(rows), &[], facts) else { return };
        let mut changed = (*facts.document).clone();
        review.apply(&mut changed, (0..review.nameless_count()).map(|at| format!("new{at}").into()).collect());
        let again = json::read(&json::write(&changed), &facts.framework).expect("what came of it fits");
        assert_eq!(json::to_value(&again), json::to_value(&changed));
    });
}

/// A workbook: its archive, its parts as far as they are unpacked, and its rows.
pub(crate) fn workbook(data: &[u8]) {
    let Some(entries) = zip::read(data) else { return };
    assert!(entries.iter().map(|entry| entry.bytes.len()).sum::<usize>() <= data.len(), "parts share no bytes");
    let mut left = xlsx_read::MOST_UNPACKED;
    let mut parts = Vec::new();
    for entry in entries.into_iter().filter(|entry| entry.name.starts_with("xl/")) {
        let unpacked = if entry.is_deflated { unpacked(&entry.bytes, left) } else { Some(entry.bytes) };
        let Some(bytes) = unpacked.filter(|bytes| bytes.len() <= left) else { return };
        left -= bytes.len();
        parts.push((entry.name, text(&bytes)));
    }
    for (_, text) in &parts {
        let sheet = xlsx_read::Workbook::default().worksheet(text).unwrap_or_default();
        assert!(
            sheet.hidden.iter().all(|row| (1..=sheet.rows.len()).contains(&(*row as usize))),
            "hidden rows are rows"
        );
    }
    if let Some(rows) = xlsx_read::worksheet(&parts, "plan") {
        assert!(rows.iter().map(Vec::len).sum::<usize>() <= xlsx_read::MOST_CELLS);
        look_over(&rows);
    }
}

fn unpacked(bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    miniz_oxide::inflate::decompress_to_vec_with_limit(bytes, most).ok()
}

/// A saved page, and the answers that it carries.
pub(crate) fn page(data: &[u8]) {
    let text = text(data);
    if let Some(inner) = json::in_page(&text) {
        assert!(inner.len() <= text.len());
        document(inner.as_bytes());
    }
}
