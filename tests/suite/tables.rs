//! Tables of schools as districts have them: every cell is right, or told.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use stem_readiness::base::{decimal, delimited, letters, web_table, zip};
use stem_readiness::documents::files::signature::{Refusal, Signature, packed, signature};
use stem_readiness::documents::files::xlsx_read::{self, BOOK, RELATIONS, SHARED, STYLES, Workbook};
use stem_readiness::domain::pilot::read::{self, FaultKind, Read, Sheet};
use stem_readiness::domain::pilot::{MOST_SCHOOLS, School, Schools};

use crate::support::root;

/// A file's table as text, as the browser reads it.
fn text(bytes: &[u8]) -> Result<String, Refusal> {
    let rows = match signature(bytes) {
        Signature::Text => return Ok(letters::text(bytes)),
        Signature::Page => web_table::largest(&letters::text(bytes)),
        Signature::Archive => workbook(bytes)?,
        Signature::Refused(refusal) => return Err(refusal),
    };
    Ok(read::as_text(&rows))
}

fn workbook(bytes: &[u8]) -> Result<Vec<Vec<String>>, Refusal> {
    let entries = zip::read(bytes).ok_or(Refusal::Unread)?;
    if let Some(refusal) = packed(entries.iter().map(|entry| entry.name.as_str())) {
        return Err(refusal);
    }
    let part = |path: &str| {
        let entry = entries.iter().find(|entry| entry.name == path)?;
        let inflate =
            |bytes: &[u8]| miniz_oxide::inflate::decompress_to_vec_with_limit(bytes, xlsx_read::MOST_UNPACKED);
        Some(letters::text(&if entry.is_deflated { inflate(&entry.bytes).ok()? } else { entry.bytes.clone() }))
    };
    let book = Workbook::new(&part(SHARED).unwrap_or_default(), &part(STYLES).unwrap_or_default());
    let sheets = xlsx_read::shown_sheets(&part(BOOK).unwrap_or_default(), &part(RELATIONS).unwrap_or_default());
    let rows = sheets.iter().filter_map(|(_, path)| book.rows(&part(path)?));
    rows.rev().max_by_key(|rows| read::fit(rows)).ok_or(Refusal::Unread)
}

fn understood(text: &str) -> Read {
    let (sheet, known) = (Sheet::of(delimited::read(text)), Schools::default());
    read::schools(&sheet, &read::guess(&sheet, &known), &known)
}

/// How many cells of a table are right, told, and wrong without a word.
#[derive(Default)]
struct Count {
    right: usize,
    told: usize,
    wrong: Vec<String>,
}

impl Count {
    fn add(&mut self, is_right: bool, is_told: bool, what: impl FnOnce() -> String) {
        match (is_right, is_told) {
            (true, _) => self.right += 1,
            (_, true) => self.told += 1,
            _ => self.wrong.push(what()),
        }
    }
}

/// Whether two cells say the same: numbers by their value, since programs write zeros at their end or leave them out.
fn same(one: &str, other: &str) -> bool {
    one == other || decimal::scaled(one, 6).is_some_and(|number| decimal::scaled(other, 6) == Some(number))
}

/// Compares a table with what was written by hand beside it: a line of titles, where `=id` is the number of the school,
/// and a line for each school.
fn compare(file: &Path, right: &str) -> Count {
    let mut count = Count::default();
    let text =
        text(&fs::read(file).expect("a table")).unwrap_or_else(|refusal| panic!("{}: {refusal:?}", file.display()));
    let read = understood(&text);
    let mut lines = right.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let titles = lines.next().expect("titles");
    let rows: Vec<Vec<&str>> = lines.collect();
    for school in &read.schools.rows {
        let is_right = rows.iter().any(|row| row[0] == school.name);
        count.add(is_right, false, || format!("a school out of thin air: {}", school.name));
    }
    for row in &rows {
        let Some(school) = read.schools.rows.iter().find(|school| school.name == row[0]) else {
            let is_told = read.left_out.iter().any(|left| left.text.contains(row[0]));
            count.add(false, is_told, || format!("{} is not there", row[0]));
            continue;
        };
        for (title, wanted) in titles.iter().zip(row).skip(1) {
            let got = cell(&read, school, title);
            let is_told = got.as_deref() == Some("") && tells(&read, title);
            let is_right = got
                .as_deref()
                .is_some_and(|got| same(got, wanted) || (*title == "=id" && same(wanted.trim_start_matches('0'), got)));
            count.add(is_right, is_told, || format!("{}, {title}: {got:?} for {wanted:?}", row[0]));
        }
    }
    count
}

fn cell(read: &Read, school: &School, title: &str) -> Option<String> {
    if title == "=id" {
        return Some(school.code.clone());
    }
    let column = read.schools.columns.iter().position(|column| column.name == title)?;
    Some(school.values[column].clone())
}

/// Whether a cell of a column is told to be no number.
fn tells(read: &Read, title: &str) -> bool {
    read.faults.iter().any(|fault| match &fault.what {
        FaultKind::NoNumber { column, .. } | FaultKind::Range { column, .. } => column == title,
        FaultKind::Rounded { .. } => title == "=id",
        _ => false,
    })
}

fn compare_all(files: &[(PathBuf, PathBuf)]) {
    let mut all = Count::default();
    for (file, right) in files {
        let count = compare(file, &fs::read_to_string(right).expect("what is right"));
        println!("{:>5} right {:>4} told {:>4} wrong  {}", count.right, count.told, count.wrong.len(), file.display());
        (all.right, all.told) = (all.right + count.right, all.told + count.told);
        all.wrong.extend(count.wrong.into_iter().map(|wrong| format!("{}: {wrong}", file.display())));
    }
    println!("{:>5} right {:>4} told {:>4} wrong  in {} tables", all.right, all.told, all.wrong.len(), files.len());
    assert!(all.wrong.is_empty(), "wrong without a word:\n{}", all.wrong.join("\n"));
}

/// The tables of a folder, each with what is right about it.
fn tables(folder: &Path) -> Vec<(PathBuf, PathBuf)> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().map(|file| file.expect("a file").path()).collect();
    files.retain(|file| file.extension().is_some_and(|kind| kind != "right"));
    files.sort();
    let right = |file: &PathBuf| {
        let stem = file.file_name().and_then(|name| name.to_str()?.split('.').next()).expect("a name");
        root().join("tests/fixtures/tables").join(format!("{stem}.right"))
    };
    files.into_iter().map(|file| (file.clone(), right(&file))).collect()
}

#[test]
fn every_cell_of_a_districts_table_is_right_or_told() {
    let files = tables(&root().join("tests/fixtures/tables"));
    assert!(files.len() > 30);
    compare_all(&files);
}

/// What `tests/tools/save_tables_again.py` has made of them with LibreOffice, where it ran.
#[test]
fn every_cell_is_right_or_told_after_a_spreadsheet_program_has_saved_it() {
    compare_all(&tables(&root().join("target/tables")));
}

/// A hundred thousand rows are read as far as the limits go, within a second or two of an unoptimized program.
#[test]
fn a_table_of_a_hundred_thousand_rows_is_read_as_far_as_it_goes_soon() {
    let rows: String = (0..100_000).map(|at| format!("School {at},{at:012},{},{}.5\n", at % 900, at % 100)).collect();
    let begin = Instant::now();
    let read = understood(&format!("School,NCES ID,Students,Low income\n{rows}"));
    println!("100,000 rows: {:?}", begin.elapsed());
    assert_eq!(read.schools.rows.len(), MOST_SCHOOLS);
    assert!(read.faults.iter().any(|fault| fault.what == FaultKind::TooMany));
    assert!(begin.elapsed() < Duration::from_secs(20));
}

/// Lines of real tables with letters changed, left out, doubled and moved: read, each school named by a cell of its line.
#[test]
fn no_school_comes_out_of_thin_air() {
    let lines: usize = std::env::var("TABLE_LINES").ok().and_then(|lines| lines.parse().ok()).unwrap_or(20_000);
    let files = tables(&root().join("tests/fixtures/tables"));
    let texts: Vec<String> =
        files.iter().filter_map(|(file, _)| text(&fs::read(file).expect("a table")).ok()).collect();
    let (mut chance, mut mutated) = (7_u64, 0);
    let mut next = |below: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) as usize % below.max(1)
    };
    while mutated < lines {
        let mut signs: Vec<char> = texts[next(texts.len())].chars().collect();
        for _ in 0..1 + next(12) {
            const SIGNS: [char; 12] = ['"', ',', ';', '\t', '\n', '\r', '|', '0', '=', '†', '\u{feff}', ' '];
            let (at, sign) = (next(signs.len()), SIGNS[next(12)]);
            match next(3) {
                0 => signs.insert(at, sign),
                1 => signs[at] = sign,
                _ => drop(signs.remove(at)),
            }
        }
        let text: String = signs.into_iter().collect();
        mutated += text.lines().count();
        let sheet = Sheet::of(delimited::read(&text));
        let known = Schools::default();
        let read = read::schools(&sheet, &read::guess(&sheet, &known), &known);
        assert!(read.schools.rows.len() <= sheet.rows.len());
        for school in &read.schools.rows {
            let is_cell = |cell: &String| school.name.starts_with(cell.as_str());
            assert!(sheet.rows.iter().any(|row| row.cells.iter().any(is_cell)), "{}: {text}", school.name);
        }
    }
    println!("{mutated} lines");
}
