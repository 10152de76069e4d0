//! Tables that left come back: what was not touched changes nothing, and whatever was changed is one change of the review.

use serde_json::{Value, json};
use stem_readiness::base::{Date, ItemId, delimited};
use stem_readiness::content;
use stem_readiness::documents::FileKind;
use stem_readiness::documents::files::{json as file, xlsx_read};
use stem_readiness::documents::import::{self, Change, Edit, Fault, Left, LeftWhat, Review, Rows, What, Why};
use stem_readiness::documents::tables::Tidy;
use stem_readiness::domain::Document;

use super::files::{deep, made, spiked, text, workbook};
use crate::support::facts;

/// The table as CSV has it.
fn rows(table: Tidy, document: &Document) -> Rows {
    delimited::read(&text(FileKind::Csv(table), document)).rows.into_iter().map(|row| row.cells).collect()
}

fn look_turned(document: &Document, tables: &[Rows], turned: &[&str]) -> Option<Review> {
    let today: Date = "2027-02-15".parse().expect("a day");
    let turned: Vec<String> = turned.iter().map(|key| (*key).to_owned()).collect();
    import::review(tables, &turned, &facts(document, &content::framework(), today))
}

fn look(document: &Document, rows: &Rows) -> Review {
    look_turned(document, std::slice::from_ref(rows), &[]).expect("one of our tables")
}

fn table(cells: &[&[&str]]) -> Rows {
    cells.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
}

fn column(rows: &Rows, name: &str) -> usize {
    rows[0].iter().position(|known| known == name).unwrap_or_else(|| panic!("no column {name}"))
}

fn taken_over(document: &Document, review: &Review) -> Document {
    let mut changed = document.clone();
    let ids = (0..review.nameless_count()).map(|at| ItemId::from(format!("n{at}"))).collect();
    review.apply(&mut changed, ids);
    let again = file::read(&file::write(&changed), &content::framework()).expect("what came of it fits");
    assert_eq!(file::to_value(&again), file::to_value(&changed));
    changed
}

/// The changes as text, for short comparisons: `a1 due_date: "2027-02-26"`.
fn said(review: &Review) -> Vec<String> {
    let edit = |edit: &Edit| format!("{}: {}", edit.column, edit.to);
    let said = review.changes.iter().map(|change| match &change.what {
        What::Edited(one) => format!("{} {}", change.id, edit(one)),
        What::Added(all) => {
            format!("+ {} {}", change.name, all.iter().map(edit).collect::<Vec<_>>().join(", "))
        }
        What::Removed => format!("- {} {}", change.id, change.is_taken),
    });
    said.collect()
}

fn fault(row: usize, column: &str, text: &str, why: Why) -> Fault {
    Fault { row, column: column.to_owned(), text: text.to_owned(), why }
}

const ALL: [Tidy; 6] = Tidy::ALL;

#[test]
fn an_unchanged_table_changes_nothing_whatever_its_texts_hold() {
    let mut odd = spiked();
    odd.plan.actions[0].owner = "'=1\u{b}A\r\nB".to_owned();
    odd.plan.actions[1].measure.baseline = "3.0".to_owned();
    for document in [deep(), odd] {
        for which in ALL {
            assert_eq!(look(&document, &rows(which, &document)), Review::default(), "{which:?}");
            let sheet = xlsx_read::worksheet(&workbook(&document), which.name()).expect("the sheet");
            assert_eq!(look(&document, &sheet), Review::default(), "{which:?}");
        }
    }
    assert!(!made(FileKind::Xlsx, &deep()).is_empty());
}

/// What somebody writes into a column in place of what is there, and what comes of it; `None` for what is worked out.
fn another(which: Tidy, column: &str) -> Option<(&'static str, Value)> {
    let text = || Some(("Something else; with, signs", json!("Something else; with, signs")));
    let day = || Some(("2027-02-26", json!("2027-02-26")));
    match (which, column) {
        (Tidy::Readiness, _)
        | (_, "priority" | "step_id" | "step" | "claimed" | "cost" | "source_ends" | "high_need")
        | (Tidy::Ratings, "title" | "level_name")
        | (Tidy::Cost, "source_id") => None,
        (Tidy::Cost, name) if name.starts_with("cost_") => None,
        (Tidy::Measures, "latest_date") => {
            let old = json!({ "date": "2027-02-01", "value": "19%", "note": "First semester" });
            let new = json!({ "date": "2027-02-15", "value": "19%", "note": "First semester" });
            Some(("2/15/2027", json!([old, new])))
        }
        (Tidy::Measures, "latest_value") => {
            Some(("20%", json!([{ "date": "2027-02-01", "value": "20%", "note": "First semester" }])))
        }
        (Tidy::Measures, "latest_note") => {
            Some(("All", json!([{ "date": "2027-02-01", "value": "19%", "note": "All" }])))
        }
        (Tidy::Measures, "about") => Some(("Engagement", json!("engagement"))),
        (Tidy::Measures, "action_ids") => Some(("a2 a1", json!(["a2", "a1"]))),
        (Tidy::Plan, "indicator_id") => Some(("v2", json!("V2"))),
        (_, "start_date" | "due_date" | "end_date" | "evidence_date") => day(),
        (_, "horizon") => Some(("60-days", json!("60-days"))),
        (_, "status") => Some(("Stopped", json!("stopped"))),
        (_, "effort") => Some(("3.0", json!(3))),
        (_, "latest_date") => {
            let old = json!({ "date": "2026-11-20", "value": "2", "note": "Two candidates have said yes." });
            let new = json!({ "date": "2027-02-15", "value": "2", "note": "Two candidates have said yes." });
            Some(("2/15/2027", json!([old, new])))
        }
        (_, "latest_value") => {
            let new = json!({ "date": "2026-11-20", "value": "4", "note": "Two candidates have said yes." });
            Some(("4", json!([new])))
        }
        (_, "latest_note") => Some(("Four now.", json!([{ "date": "2026-11-20", "value": "2", "note": "Four now." }]))),
        (_, "level" | "target_level") => Some(("4", if column == "level" { json!({ "level": 4 }) } else { json!(4) })),
        (_, "not_applicable") => Some(("No high school", json!({ "not_applicable": { "reason": "No high school" } }))),
        (_, "confidence") => Some(("Guess", json!("guess"))),
        (_, "category") => Some(("staff time", json!("staff_time"))),
        (_, "recurs") => Some(("yearly", json!("yearly"))),
        (_, "quantity") => Some((" 1,250.5 ", json!(125_050))),
        (_, "unit_cost" | "actual") => Some(("$ 1,299.98", json!(129_998))),
        (_, "source") => Some(("Base budget", json!("f2"))),
        (_, "school_ids") => Some(("s3, s1", json!(["s3", "s1"]))),
        (_, "pilot" | "locked" | "excluded") => Some(("TRUE", json!(true))),
        (_, "Students" | "Low income" | "English learners") => Some(("1,234.50", json!("1234.5"))),
        _ => text(),
    }
}

#[test]
fn each_column_comes_back_as_one_change_and_is_written_as_it_was_changed() {
    let mut document = deep();
    document.plan.pilot.excluded.retain(|id| id.as_str() != "s1");
    for which in ALL {
        let before = rows(which, &document);
        for (at, name) in before[0].iter().enumerate().skip(usize::from(which != Tidy::Ratings)) {
            if name.ends_with("_id") && at == column(&before, id_column(which)) {
                continue;
            }
            let mut edited = before.clone();
            let Some((text, to)) = another(which, name) else {
                edited[1][at] = "777".to_owned();
                let review = look(&document, &edited);
                let left = Left { table: which, what: LeftWhat::WorkedOut(vec![name.clone()]) };
                assert_eq!((review.changes.len(), review.left), (0, vec![left]), "{which:?} {name}");
                continue;
            };
            edited[1][at] = text.to_owned();
            let review = look(&document, &edited);
            let [change] = review.changes.as_slice() else { panic!("{which:?} {name}: {review:?}") };
            let What::Edited(edit) = &change.what else { panic!("{which:?} {name}: {review:?}") };
            assert_eq!((&edit.column, &edit.to, review.faults.len()), (name, &to, 0), "{which:?} {name}");
            let changed = taken_over(&document, &review);
            assert_eq!(look(&changed, &edited).changes, [], "{which:?} {name}: it says the same now");
            assert_eq!(said(&look(&document, &rows(which, &changed))), said(&review), "{which:?} {name}");
        }
    }
}

fn id_column(which: Tidy) -> &'static str {
    match which {
        Tidy::Readiness => "step_id",
        Tidy::Ratings => "indicator_id",
        Tidy::Plan => "action_id",
        Tidy::Measures => "measure_id",
        Tidy::Cost => "line_id",
        Tidy::Pilots => "school_id",
    }
}

#[test]
fn each_cell_that_is_emptied_takes_the_value_away_where_there_can_be_none() {
    let document = deep();
    for which in [Tidy::Ratings, Tidy::Plan, Tidy::Measures, Tidy::Cost, Tidy::Pilots] {
        let before = rows(which, &document);
        let read = |name: &&String| another(which, name).is_some() && **name != id_column(which);
        for name in before[0].iter().filter(read) {
            let mut edited = before.clone();
            let cell = &mut edited[1][column(&before, name)];
            if cell.is_empty() || *cell == "no" || name.starts_with("latest") || name == "target_level" {
                continue;
            }
            cell.clear();
            let review = look(&document, &edited);
            if ["status", "category", "recurs", "about"].contains(&name.as_str()) {
                assert_eq!(review.faults, [fault(2, name, "", Why::Cell)]);
                continue;
            }
            assert_eq!((review.changes.len(), review.faults.len()), (1, 0), "{which:?} {name}");
            assert_eq!(look(&taken_over(&document, &review), &edited).changes, [], "{which:?} {name}");
        }
    }
}

#[test]
fn changes_are_told_one_by_one_and_what_is_not_understood_by_its_row() {
    let document = deep();
    let table = table(&[
        &["Action ID ", "OWNER", "Due date", "status", "Notes"],
        &["a1", "", "2/26/2027", "On track", "x"],
        &["a2", "'-12 volunteers, \"river\"; team", "3/12/2027", "halted"],
        &["a3", "D. Shah", "46374", "done"],
        &["", "", "", ""],
        &["zz", "x", "", ""],
    ]);
    let review = look(&document, &table);
    let edits: Vec<String> = said(&review).into_iter().filter(|said| !said.starts_with('-')).collect();
    // 46374 is December 18, 2026, as a spreadsheet counts, and no change.
    let told = ["a1 owner: \"\"", "a1 due_date: \"2027-02-26\"", "a1 status: \"on_track\"", "a3 status: \"done\""];
    assert_eq!(edits, told);
    assert_eq!(review.faults, [fault(3, "status", "halted", Why::Cell), fault(6, "action_id", "zz", Why::Unknown)]);
    assert_eq!(review.left, [Left { table: Tidy::Plan, what: LeftWhat::Unknown(vec!["Notes".to_owned()]) }]);
}

#[test]
fn rows_are_added_moved_and_taken_away() {
    let document = deep();
    let mut edited = rows(Tidy::Plan, &document);
    let (title, owner, id) = (column(&edited, "action"), column(&edited, "owner"), column(&edited, "action_id"));
    let gone = edited.remove(2);
    edited.swap(1, 2);
    let blank = vec![String::new(); edited[0].len()];
    edited.push(blank.clone());
    let new = |id_text: &str, name: &str| {
        let mut row = blank.clone();
        (row[id], row[title], row[owner]) = (id_text.to_owned(), name.to_owned(), "A. New".to_owned());
        row
    };
    edited.extend([new("", "Visit a clinic"), new("x-1", "Visit a dam"), new("a1", "A row that was copied")]);
    let review = look(&document, &edited);
    assert_eq!(
        said(&review),
        [
            r#"+ Visit a clinic action: "Visit a clinic", owner: "A. New""#,
            r#"+ Visit a dam action: "Visit a dam", owner: "A. New""#,
            r#"+ A row that was copied action: "A row that was copied", owner: "A. New""#,
            "- a2 false",
        ]
    );
    assert_eq!(review.left, [Left { table: Tidy::Plan, what: LeftWhat::Order }]);
    let changed = taken_over(&document, &review);
    let ids: Vec<&str> = changed.plan.actions.iter().rev().take(3).map(|action| action.id.as_str()).collect();
    assert_eq!(ids, ["n1", "x-1", "n0"]);
    assert!(changed.plan.actions.iter().any(|action| action.id.as_str() == gone[id]), "nothing goes by itself");
    // The same file again finds the new rows by their names.
    assert_eq!(said(&look(&changed, &edited)), ["- a2 false"]);
    let keys: Vec<String> = review.changes.iter().map(Change::key).collect();
    let review = look_turned(&document, &[edited], &[&keys[0], &keys[3]]).expect("the plan");
    let changed = taken_over(&document, &review);
    assert!(changed.plan.actions.iter().all(|action| action.id.as_str() != "a2" && action.title != "Visit a clinic"));
}

#[test]
fn a_row_that_stands_twice_changes_nothing() {
    let document = deep();
    let mut edited = rows(Tidy::Plan, &document);
    edited.push(edited[1].clone());
    let number = edited.len();
    let review = look(&document, &edited);
    assert_eq!((review.changes.len(), review.faults), (0, vec![fault(number, "action_id", "a1", Why::Twice)]));
}

#[test]
fn all_sheets_of_a_workbook_are_looked_over_together() {
    let mut document = deep();
    (document.plan.pilot.locked, document.plan.pilot.excluded) = (Vec::new(), vec!["s3".into()]);
    let mut tables: Vec<Rows> = Tidy::ALL.iter().map(|which| rows(*which, &document)).collect();
    let at = |tables: &[Rows], sheet: usize, name: &str| column(&tables[sheet], name);
    let (level, owner) = (at(&tables, 1, "level"), at(&tables, 2, "owner"));
    let (quantity, locked) = (at(&tables, 4, "quantity"), at(&tables, 5, "locked"));
    tables[1][1][level] = "1".to_owned();
    tables[2][1][owner] = "A. New".to_owned();
    tables[4][1][quantity] = "13".to_owned();
    tables[5][3][locked] = "yes".to_owned();
    let review = look_turned(&document, &tables, &[]).expect("our tables");
    assert_eq!(said(&review).len(), 4, "{review:?}");
    let changed = taken_over(&document, &review);
    assert_eq!(changed.readiness.level(&"V1".into()).map(|level| level.number()), Some(1));
    assert!(changed.plan.pilot.locked.contains(&"s3".into()));
    assert!(!changed.plan.pilot.excluded.contains(&"s3".into()), "held in is not kept out");
}

#[test]
fn a_row_that_is_added_to_any_table_comes_into_being() {
    let document = deep();
    for which in [Tidy::Plan, Tidy::Measures, Tidy::Cost, Tidy::Pilots] {
        let mut edited = rows(which, &document);
        let mut row = edited[2].clone();
        let (id, name) = (column(&edited, id_column(which)), if which == Tidy::Plan { 3 } else { 1 });
        let name = edited[0].iter().position(|known| known == "what").unwrap_or(name);
        (row[id], row[name]) = ("x-1".to_owned(), "Something new".to_owned());
        edited.push(row);
        let changed = taken_over(&document, &look(&document, &edited));
        assert_eq!(look(&changed, &edited).changes, [], "{which:?}: all of it is kept");
    }
}

#[test]
fn schools_that_are_gone_leave_every_list() {
    let mut document = deep();
    document.plan.pilot.locked = vec!["s2".into()];
    let mut edited = rows(Tidy::Pilots, &document);
    edited.remove(2);
    let review = look_turned(&document, &[edited], &["pilots/s2"]).expect("the schools");
    let changed = taken_over(&document, &review);
    assert!(changed.plan.pilot.schools.row(&"s2".into()).is_none());
    assert!(changed.plan.pilot.locked.is_empty() && !changed.plan.pilot.sites.contains(&"s2".into()));
}

/// What a cell for a day becomes in a table whose other row tells the order; and whether it is refused.
fn due(text: &str, other: &str) -> (Option<String>, bool) {
    let document = deep();
    let review = look(&document, &table(&[&["action_id", "due_date"], &["a1", text], &["a2", other]]));
    let is_refused = review.faults.iter().any(|fault| fault.row == 2);
    let due = review.changes.iter().find_map(|change| match &change.what {
        What::Edited(edit) if change.id == "a1" => Some(edit.to.as_str()?.to_owned()),
        _ => None,
    });
    (due, is_refused)
}

#[test]
fn a_day_in_a_table_is_one_that_can_be_meant() {
    let days = [
        ("0027-03-02", Some("2027-03-02")),
        ("3/2/27", Some("2027-03-02")),
        ("3/2/0027", Some("2027-03-02")),
        ("3/2/2027 0:00", Some("2027-03-02")),
        ("3/2/2027 12:00:00 AM", Some("2027-03-02")),
        ("2027-03-02T00:00:00", Some("2027-03-02")),
        ("2027/3/2", Some("2027-03-02")),
        ("2-Mar-27", Some("2027-03-02")),
        ("Tuesday, March 2, 2027", Some("2027-03-02")),
        ("46448", Some("2027-03-02")),
        ("46448.0", Some("2027-03-02")),
        ("3/2/1889", None),
        ("3/2/202", None),
        ("1889-03-02", None),
        // What a spreadsheet makes of 27 days since 1900, and of a year too many.
        ("27", None),
        ("32873", None),
        ("73051", None),
        ("2/30/2027", None),
        ("someday", None),
        ("Marketing 2 27", None),
    ];
    for (text, meant) in days {
        let meant = (meant.map(str::to_owned), meant.is_none());
        assert_eq!(due(text, "2/26/2027"), meant, "{text}");
    }
    assert_eq!(due("2.3.2027", "26.2.2027").0.as_deref(), Some("2027-03-02"), "days first");
    // a2 is due on March 12: what was not touched tells how the rest is written.
    assert_eq!(due("3/2/2027", "3/12/2027").0.as_deref(), Some("2027-03-02"));
    assert_eq!(due("3/2/2027", "12/3/2027").0.as_deref(), Some("2027-02-03"));
}

#[test]
fn a_day_whose_order_nothing_tells_is_not_guessed() {
    let review = look(&deep(), &table(&[&["action_id", "due_date"], &["a1", "2/3/2027"]]));
    assert_eq!(review.faults, [fault(2, "due_date", "2/3/2027", Why::Cell)]);
}

#[test]
fn what_spreadsheet_programs_do_to_a_table_is_no_change() {
    let mut document = deep();
    document.plan.actions[0].measure.baseline = "007".to_owned();
    let mut edited = rows(Tidy::Plan, &document);
    let head = edited[0].clone();
    for row in edited.iter_mut().skip(1) {
        for (name, cell) in head.iter().zip(row.iter_mut()) {
            match name.as_str() {
                "start_date" | "due_date" | "latest_date" if !cell.is_empty() => {
                    let parts: Vec<u32> = cell.split('-').map(|part| part.parse().expect("a number")).collect();
                    *cell = format!("{}/{}/{}", parts[1], parts[2], parts[0]);
                }
                "baseline" if cell == "007" => *cell = "7".to_owned(),
                "effort" => cell.push_str(".0"),
                "owner" => *cell = cell.trim_start_matches('\'').to_owned(),
                _ => {}
            }
        }
        row.push(String::new());
    }
    edited[0].iter_mut().for_each(|name| *name = name.to_uppercase() + " ");
    edited[0].push(String::new());
    edited.insert(0, vec!["Our plan".to_owned()]);
    assert_eq!(look(&document, &edited), Review::default());
    let mut cost = rows(Tidy::Cost, &document);
    let unit = column(&cost, "unit_cost");
    cost[1][unit] = "1299.9899999999998".to_owned();
    assert_eq!(look(&document, &cost), Review::default());
}

#[test]
fn letters_that_a_program_does_not_have_are_no_change_and_no_text_of_a_person() {
    let mut document = deep();
    document.plan.actions[0].owner = "Ján Ťažký 😀 – 東京".to_owned();
    let mut edited = rows(Tidy::Plan, &document);
    let owner = column(&edited, "owner");
    for worn in ["Ján ?ažký ?? – ??", "J\u{fffd}n \u{fffd}\u{fffd}a\u{fffd}k\u{fffd} \u{fffd} \u{fffd} \u{fffd}"] {
        edited[1][owner] = worn.to_owned();
        assert_eq!(look(&document, &edited), Review::default(), "{worn}");
    }
    for (text, is_taken) in [("J?n ?ažký ?? – ??", true), ("Mar\u{fffd}a", false), ("#NAME?", false), ("Who?", true)]
    {
        edited[1][owner] = text.to_owned();
        let review = look(&document, &edited);
        assert_eq!(
            (review.changes.len(), review.faults.len()),
            (usize::from(is_taken), usize::from(!is_taken)),
            "{text}"
        );
    }
}

#[test]
fn a_table_with_none_of_our_ids_or_names_is_none_of_ours() {
    assert_eq!(look_turned(&deep(), &[table(&[&["owner"]])], &[]), None);
    assert_eq!(look_turned(&deep(), &[table(&[&["School", "Students"], &["Alder", "319"]])], &[]), None);
    // The ids were taken out: rows are found by their names.
    let document = deep();
    let mut edited = rows(Tidy::Plan, &document);
    let (id, owner) = (column(&edited, "action_id"), column(&edited, "owner"));
    edited[2][owner] = "A. New".to_owned();
    edited.iter_mut().for_each(|row| drop(row.remove(id)));
    assert_eq!(said(&look(&document, &edited)), [r#"a2 owner: "A. New""#]);
}

#[test]
fn a_level_and_not_applicable_say_one_thing() {
    let document = deep();
    let before = rows(Tidy::Ratings, &document);
    let with = |cells: &[(&str, &str)]| {
        let mut edited = before.clone();
        cells.iter().for_each(|(name, text)| edited[1][column(&before, name)] = (*text).to_owned());
        look(&document, &edited)
    };
    let review = with(&[("level", ""), ("not_applicable", "yes")]);
    assert_eq!(said(&review), [r#"V1 not_applicable: {"not_applicable":{"reason":""}}"#]);
    let review = with(&[("level", "Sustaining")]);
    assert_eq!(said(&review), [r#"V1 level: {"level":4}"#]);
    let review = with(&[("level", "4"), ("not_applicable", "no high school")]);
    assert_eq!((review.changes.len(), review.faults), (1, vec![fault(2, "level", "4", Why::Both)]));
    let review = with(&[("level", "5")]);
    assert_eq!(review.faults, [fault(2, "level", "5", Why::Cell)]);
}

#[test]
fn a_table_of_two_thousand_schools_is_looked_over_in_no_time() {
    let mut document = deep();
    let mut schools = (*document.plan.pilot.schools).clone();
    let one = schools.rows[0].clone();
    schools.rows = (0..2000)
        .map(|at| {
            let mut school = one.clone();
            (school.id, school.name) = (format!("n{at:07}").as_str().into(), format!("School {at}"));
            school
        })
        .collect();
    document.plan.pilot.schools = schools.into();
    let mut edited = rows(Tidy::Pilots, &document);
    let students = column(&edited, "Students");
    edited.iter_mut().skip(1).for_each(|row| row[students] = "777".to_owned());
    let begun = std::time::Instant::now();
    let review = look(&document, &edited);
    let changed = taken_over(&document, &review);
    assert_eq!((review.changes.len(), changed.plan.pilot.schools.rows.len()), (2000, 2000));
    // Unoptimized, on a machine that does other things; in the browser it is a few hundredths of it.
    let took = begun.elapsed();
    println!("{took:?}");
    assert!(took < std::time::Duration::from_secs(30), "{took:?}");
}
