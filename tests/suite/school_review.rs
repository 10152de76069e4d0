//! The review of a table of schools: what a person says about it, and what its file does.

use stem_readiness::base::delimited;
use stem_readiness::documents::files::xlsx_read::Workbook;
use stem_readiness::domain::pilot::Schools;
use stem_readiness::domain::pilot::read::{FaultKind, Origin, Read, Reason, Sheet, as_text, guess, schools};

fn read(text: &str, known: &Schools, corrections: &str) -> Read {
    let sheet = Sheet::of(delimited::read(text));
    schools(&sheet, &guess(&sheet, known).corrected(corrections), known)
}

fn column<'a>(read: &'a Read, name: &str) -> Vec<&'a str> {
    let at = read.schools.columns.iter().position(|column| column.name == name).expect("a column");
    read.schools.rows.iter().map(|school| school.values[at].as_str()).collect()
}

#[test]
fn parts_of_one_are_taken_as_percents_where_somebody_says_so() {
    let table = "School,Students,Low income\nElm,412,0.61\nAsh,388,0.075\nOak,100,1\nFir,90,\n";
    let as_it_is = read(table, &Schools::default(), "");
    assert_eq!(column(&as_it_is, "Low income"), ["0.61", "0.075", "1", ""]);
    assert!(as_it_is.faults.iter().any(|fault| matches!(fault.what, FaultKind::SharesOfOne { at: 2, .. })));
    assert_eq!(column(&read(table, &Schools::default(), "2 percent\n"), "Low income"), ["61", "7.5", "100", ""]);
    assert_eq!(read(table, &Schools::default(), "2 percent\n2 as-is\n"), as_it_is, "and back");
}

#[test]
fn in_a_column_of_percents_only_the_parts_of_one_become_percents() {
    let table = "School,Students,Low income\nElm,412,61%\nAsh,388,0.4\nOak,100,0.5%\n";
    assert_eq!(column(&read(table, &Schools::default(), ""), "Low income"), ["61", "0.4", "0.5"]);
    assert_eq!(column(&read(table, &Schools::default(), "2 percent\n"), "Low income"), ["61", "40", "0.5"]);
}

#[test]
fn rows_that_a_workbook_hides_are_left_out_until_somebody_wants_them() {
    let cell = |text: &str| format!("<c t=\"str\"><v>{text}</v></c>");
    let row = |attributes: &str, cells: [&str; 2]| format!("<row {attributes}>{}</row>", cells.map(cell).concat());
    let sheet = [
        row("r=\"1\"", ["School", "Students"]),
        row("r=\"2\"", ["Elm", "412"]),
        row("r=\"3\" hidden=\"1\"", ["Ash", "388"]),
        row("r=\"5\" hidden=\"true\"", ["Oak", "100"]),
        row("r=\"6\" hidden=\"0\"", ["Fir", "90"]),
    ];
    let found = Workbook::default().worksheet(&sheet.concat()).expect("a sheet");
    assert_eq!(found.hidden, [3, 5]);
    let sheets = vec!["Notes".to_owned(), "Schools\n2026".to_owned()];
    let told = Origin { sheets, sheet: 1, hidden: found.hidden }.corrections();
    let text = as_text(&found.rows);
    let names = |corrections: &str| {
        let read = read(&text, &Schools::default(), corrections);
        let hidden = read.left_out.iter().filter(|left| left.why == Reason::Hidden).map(|left| left.line);
        (read.schools.rows.iter().map(|school| school.name.clone()).collect::<Vec<_>>(), hidden.collect::<Vec<_>>())
    };
    assert_eq!(names(&told), (vec!["Elm".into(), "Fir".into()], vec![3, 5]));
    assert_eq!(names(&format!("{told}row5 in\n")), (vec!["Elm".into(), "Oak".into(), "Fir".into()], vec![3]));
    assert_eq!(names(&format!("{told}hidden in\n")).1, [0; 0]);
    assert_eq!(names(&format!("{told}hidden in\nhidden out\n")).1, [3, 5]);
    let reading = guess(&Sheet::of(delimited::read(&text)), &Schools::default()).corrected(&told);
    assert_eq!((reading.origin.sheet, reading.origin.sheets), (1, vec!["Notes".to_owned(), "Schools 2026".to_owned()]));
}

#[test]
fn a_school_under_another_name_and_number_is_found_by_hand_and_keeps_its_id() {
    let known = read("School,NCES ID,Students\nElm,0100,412\nAsh,0200,388\n", &Schools::default(), "").schools;
    let next = "School,NCES ID,Students\nAsh,0200,390\nElm River Academy,0900,400\nOak,0300,100\n";
    let ids = |read: &Read| read.schools.rows.iter().map(|school| school.id.to_string()).collect::<Vec<_>>();
    let first = read(next, &known, "");
    assert_eq!(
        (ids(&first), &first.lost, &first.fresh),
        (vec!["s2".into(), "s3".into(), "s4".into()], &vec![0], &vec![3, 4])
    );
    let by_hand = read(next, &known, "same s1 3\n");
    assert_eq!((ids(&by_hand), &by_hand.lost), (vec!["s2".into(), "s1".into(), "s3".into()], &vec![]));
    assert_eq!(by_hand.fresh, [3, 4], "it can be said otherwise");
    let one_line_for_one = read(next, &known, "same s1 3\nsame s1 4\n");
    assert_eq!(ids(&one_line_for_one), ["s2", "s3", "s1"]);
    assert_eq!(read(next, &known, "same s1 3\nsame s1 0\nsame s9 4\nsame s1 77\n"), first, "nobody, nowhere");
}
