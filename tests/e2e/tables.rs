//! Tables that were changed in other people's programs come back: every column, rows that were added, taken out and moved.

use std::fs;
use std::path::Path;
use std::rc::Rc;

use serde_json::{Value, json};
use stem_readiness::base::{delimited, zip};
use stem_readiness::content;
use stem_readiness::documents::files::{json as file, xlsx_read};
use stem_readiness::documents::import::{self, Review, Rows, What};
use stem_readiness::documents::manuscript::Manuscript;
use stem_readiness::documents::paper::PaperSize;
use stem_readiness::documents::tables::Tidy;
use stem_readiness::documents::{self, FileKind};
use stem_readiness::domain::Facts;
use stem_readiness::words::Words;

use crate::files::{deep, python};
use crate::scratch;

fn facts() -> Facts {
    let framework = content::framework();
    let document = file::read(&deep().to_string(), &framework).expect("the fixture fits");
    let library = content::actions().for_framework(&framework);
    Facts::of(Rc::new(document), framework, library, "2027-02-15".parse().expect("a day"))
}

fn made(kind: FileKind, facts: &Facts) -> Vec<u8> {
    documents::file(kind, &Manuscript::of(facts, &Words::english(), PaperSize::Letter))
}

fn read(text: &[u8]) -> Rows {
    delimited::read(&String::from_utf8_lossy(text)).rows.into_iter().map(|row| row.cells).collect()
}

/// What is changed: every column that is read, a row more, a row less, and another order.
fn edits() -> Value {
    json!({
        "plan": {
            "id": "action_id", "first": "a5", "removed": "a4",
            "added": {
                "action": "Visit the clinic", "indicator_id": "V2", "owner": "J. Lee", "due_date": "2027-05-07", "effort": 2,
            },
            "cells": [
                ["a1", "action", "Train eight teacher coaches"], ["a1", "first_step", "Ask.\nThen write."],
                ["a1", "product", "“Roles”; signed, by all – 8 pages"], ["a1", "owner", "María Peña"],
                ["a1", "helpers", "+ Ms. O’Brien"], ["a1", "informed", "Everybody"],
                ["a1", "latest_date", "2027-02-01"], ["a1", "latest_value", "5"], ["a1", "latest_note", "Five now."],
                ["a2", "start_date", "2027-02-01"], ["a2", "due_date", "2027-04-30"], ["a2", "horizon", "60-days"],
                ["a2", "status", "Done"], ["a2", "effort", 3], ["a2", "measure", "Cycles"], ["a2", "baseline", "1"],
                ["a2", "target", "9 of 10"], ["a3", "gains_first", "Newcomers"], ["a3", "could_be_missed", "Nobody"],
                ["a3", "split", "By school"], ["a3", "indicator_id", "V2"],
            ],
        },
        "ratings": {
            "id": "indicator_id", "first": "R1", "removed": "R2", "added": null,
            "cells": [
                ["V1", "level", 4], ["V2", "not_applicable", "No high school here"], ["V3", "target_level", 4],
                ["V3", "evidence", "A note"], ["V3", "evidence_link", "https://x.example/a"],
                ["V3", "evidence_date", "2027-01-05"], ["V4", "confidence", "certain"], ["V4", "answered_by", "J. Lee"],
            ],
        },
        "measures": {
            "id": "measure_id", "first": "m2", "removed": "m3",
            "added": { "what": "Clinic visits", "about": "partner_value", "latest_date": "2027-02-01", "latest_value": "3" },
            "cells": [
                ["m1", "about", "engagement"], ["m1", "what", "Students"], ["m1", "baseline", "12.5%"],
                ["m1", "target", "60%"], ["m1", "who", "A. Kim"], ["m1", "when", "in May"], ["m1", "split", "grade"],
                ["m1", "action_ids", "a1, a2"], ["m2", "latest_date", "2027-02-09"], ["m2", "latest_value", "7 of 31"],
                ["m2", "latest_note", "Paper form"],
            ],
        },
        "cost": {
            "id": "line_id", "first": "c3", "removed": "c4",
            "added": {
                "what": "A van", "category": "space", "recurs": "once", "quantity": 2, "unit_cost": 1000,
                "source": "State STEM grant",
            },
            "cells": [
                ["c1", "category", "software"], ["c1", "what", "Sensor kits"], ["c1", "recurs", "yearly"],
                ["c1", "quantity", 12.5], ["c1", "unit_cost", 1299.98], ["c1", "start_date", "2026-10-01"],
                ["c1", "end_date", "2029-06-30"], ["c1", "source", "Base budget"], ["c1", "school_ids", "s1 s2"],
                ["c1", "actual", 14000.29],
            ],
        },
        "pilots": {
            "id": "school_id", "first": "s9", "removed": "s5",
            "added": { "school_id": "n77", "school": "New School", "Students": 100, "Level": "High", "locked": "yes" },
            "cells": [
                ["s1", "school", "Alder Grove"], ["s1", "Students", 320], ["s1", "Level", "Middle"],
                ["s1", "Locale", "Town"], ["s1", "Low income", 41.29], ["s1", "English learners", 3],
                ["s1", "locked", "yes"], ["s2", "excluded", "yes"], ["s3", "pilot", "no"], ["s1", "pilot", "yes"],
            ],
        },
    })
}

/// What was changed, as the values that come of it.
fn said(review: &Review) -> Vec<String> {
    let edit = |edit: &import::Edit| format!("{}: {}", edit.column, edit.to);
    let said = review.changes.iter().map(|change| match &change.what {
        What::Edited(one) => format!("{} {}", change.id, edit(one)),
        What::Added(all) => format!("+ {}: {}", change.name, all.iter().map(edit).collect::<Vec<_>>().join(", ")),
        What::Removed => format!("- {}", change.id),
    });
    said.collect()
}

/// The tables with the changes made in their rows, as no program but ours has seen them.
fn changed(facts: &Facts, edits: &Value) -> Vec<Rows> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let table = |which: &Tidy| {
        let mut rows = read(&made(FileKind::Csv(*which), facts));
        let edit = &edits[which.name()];
        if edit.is_null() {
            return rows;
        }
        let head = rows[0].clone();
        let column = |name: &Value| head.iter().position(|known| *known == *name).expect("the column");
        let id = column(&edit["id"]);
        for cell in edit["cells"].as_array().expect("cells") {
            let row = rows.iter_mut().find(|row| row[id] == cell[0]).expect("the row");
            row[column(&cell[1])] = text(&cell[2]);
        }
        if let Some(added) = edit["added"].as_object() {
            rows.push(head.iter().map(|name| added.get(name).map_or_else(String::new, text)).collect());
        }
        rows.retain(|row| edit["removed"] != row[id]);
        rows[1..].sort_by_key(|row| edit["first"] != row[id]);
        rows
    };
    Tidy::ALL.iter().map(table).collect()
}

/// The tables in the files of a folder.
fn tables(folder: &Path) -> Vec<Rows> {
    let book = folder.join("book.xlsx");
    if !book.exists() {
        let file = |name: &str| fs::read(folder.join(format!("{name}.csv")));
        let named = |which: &Tidy| file(which.name()).or_else(|_| file(&format!("book-{}", which.name())));
        return Tidy::ALL.iter().map(|which| read(&named(which).expect("the table"))).collect();
    }
    let entries = zip::read(&fs::read(book).expect("the workbook")).expect("a zip");
    let part = |entry: zip::Entry| {
        let unpacked = if entry.is_deflated {
            miniz_oxide::inflate::decompress_to_vec(&entry.bytes).expect("it unpacks")
        } else {
            entry.bytes
        };
        (entry.name, String::from_utf8_lossy(&unpacked).into_owned())
    };
    let parts: Vec<(String, String)> = entries.into_iter().map(part).collect();
    Tidy::ALL.iter().map(|which| xlsx_read::worksheet(&parts, which.name()).expect("the sheet")).collect()
}

#[test]
fn every_column_and_row_that_other_programs_changed_comes_back() {
    let (facts, edits) = (facts(), edits());
    let review = |tables: &[Rows]| import::review(tables, &[], &facts).expect("our tables");
    let expected = review(&changed(&facts, &edits));
    assert_eq!(expected.faults, []);
    // Three columns are one reading, twice; and a row of each of four tables is added and taken out.
    let cells: usize = Tidy::ALL.iter().filter_map(|which| edits[which.name()]["cells"].as_array()).map(Vec::len).sum();
    assert_eq!(expected.changes.len(), cells - 4 + 2 * 4, "{:#?}", said(&expected));
    let folder = scratch::folder("tables");
    fs::write(folder.join("book.xlsx"), made(FileKind::Xlsx, &facts)).expect("written");
    fs::write(folder.join("edits.json"), edits.to_string()).expect("written");
    python("edit_tables.py", &folder);
    let ways = [
        "openpyxl",
        "from 1904",
        "libreoffice",
        "libreoffice ods",
        "libreoffice csv",
        "libreoffice shown",
        "excel csv",
    ];
    for way in ways {
        let found = review(&tables(&folder.join(way)));
        assert_eq!((said(&found), found.faults), (said(&expected), Vec::new()), "{way}");
        assert_eq!(found.left, expected.left, "{way}");
        println!("{way}: {} changes", found.changes.len());
    }
    let mut document = (*facts.document).clone();
    expected.apply(&mut document, (0..expected.nameless_count()).map(|at| format!("n{at}").into()).collect());
    let after = Facts::of(Rc::new(document), content::framework(), Rc::clone(&facts.library), facts.today);
    let again = import::review(&tables(&folder.join("libreoffice")), &[], &after).expect("our tables");
    assert!(
        said(&again).iter().all(|said| said.starts_with('-')),
        "taken over, they say the same: {:#?}",
        said(&again)
    );
    let _ = fs::remove_dir_all(&folder);
}
