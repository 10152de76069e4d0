//! What is larger, deeper or stranger than anything of ours: refused in words, or read, and always soon.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use stem_readiness::base::delimited::{self, MOST_ROWS, Written};
use stem_readiness::base::limits::{MOST_DEPTH, MOST_ENTRIES, MOST_TEXT, MOST_VALUES};
use stem_readiness::base::{xml, zip};
use stem_readiness::content;
use stem_readiness::documents::files::{json, xlsx_read};
use stem_readiness::domain::Document;
use stem_readiness::domain::pilot::read::{FaultKind, Read, Sheet, guess, schools};
use stem_readiness::domain::pilot::{MOST_SCHOOLS, Schools};
use stem_readiness::words::Words;

use crate::support::{file, framework_value};

/// Long enough for a build without optimization on a busy machine, and far too short for anything that grows with the
/// square of its input.
const SOON: Duration = Duration::from_secs(20);

fn soon<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let begin = Instant::now();
    let done = work();
    assert!(begin.elapsed() < SOON, "{what}: {:?}", begin.elapsed());
    done
}

/// Why a document is refused, in words.
fn refusal(text: &str) -> String {
    let error = soon("a document", || json::read(text, &content::framework())).expect_err("refused");
    json::refused(&error, &Words::english())
}

fn with(fields: &Value) -> String {
    let mut document = json!({ "format": "stem-readiness", "version": 1 });
    for (name, field) in fields.as_object().expect("an object") {
        document[name] = field.clone();
    }
    document.to_string()
}

fn nested(depth: usize) -> String {
    let value = "[".repeat(depth - 1) + &"]".repeat(depth - 1);
    format!(r#"{{"format":"stem-readiness","version":1,"from_later":{value}}}"#)
}

fn check_refused(text: &str, told: &str) {
    let refusal = refusal(text);
    assert!(refusal.contains(told), "{refusal}\n{told}");
}

#[test]
fn a_file_that_is_no_json_is_refused_with_its_line_and_column() {
    let text = "{".to_owned() + &" ".repeat(126) + "oops";
    check_refused(&text, "cannot be read from line 1, column 128 on");
}

#[test]
fn a_document_with_too_much_is_refused_with_the_place_and_what_would_be_right() {
    let actions: Vec<Value> = (0..=MOST_ENTRIES).map(|at| json!({ "id": format!("a{at}") })).collect();
    check_refused(&with(&json!({ "plan": { "actions": actions } })), "at plan.actions: a list of at most 2,000");
    let partners = json!({ "plan": { "partners": [{ "name": "x".repeat(MOST_TEXT + 1) }] } });
    check_refused(&with(&partners), "at plan.partners[0].name: a text of at most 100,000 characters would be right");
    let answers: serde_json::Map<String, Value> =
        (0..=MOST_ENTRIES).map(|at| (format!("X{at}"), json!({ "reason": "r" }))).collect();
    check_refused(
        &with(&json!({ "readiness": { "answers": answers } })),
        "at readiness.answers: a list of at most 2,000",
    );
    check_refused(&with(&json!({ "from_later": vec![0; MOST_VALUES] })), "more than 250,000 values");
    check_refused(&nested(MOST_DEPTH + 1), "line 1, column 116 on, its values lie more");
    check_refused(&nested(1_000_000), "more than 64 deep");
    check_refused(&" ".repeat(9 << 20), "8 MB is the most");
}

#[test]
fn the_longest_text_and_the_deepest_field_that_are_read_are_written_again() {
    let framework = content::framework();
    let text = with(&json!({ "mission": { "what": "é".repeat(MOST_TEXT) } }));
    let found = json::read(&text, &framework).expect("as long as a text may be");
    assert_eq!(json::read(&json::write(&found), &framework), Ok(found));
    let found = json::read(&nested(MOST_DEPTH), &framework).expect("as deep as a document may be");
    assert_eq!(json::read(&json::write(&found), &framework), Ok(found.clone()));
    let record = json!({ "document": json::to_value(&found) }).to_string();
    let record: Value = serde_json::from_str(&record).expect("a record around it can be read");
    assert_eq!(json::from_kept(record["document"].clone(), &framework), Ok(found));
}

#[test]
fn a_kept_copy_opens_however_long_its_texts_are() {
    let mut document = Document::new(&content::framework(), "team".to_owned());
    document.mission.what = "x".repeat(MOST_TEXT + 1);
    assert_eq!(json::from_kept(json::to_value(&document), &content::framework()), Ok(document));
}

#[test]
fn many_faults_and_long_names_are_told_briefly() {
    let name = "k".repeat(100_000);
    let answers = json!({ "readiness": { "answers": { name: { "reason": 3 } } } });
    assert!(refusal(&with(&answers)).len() < 300);
    let faults = vec![json!({ "title": 1, "owner": 2, "product": 3 }); MOST_ENTRIES];
    let (_, found) = stem_readiness::base::json::read_on::<Document>(
        serde_json::from_str(&with(&json!({ "plan": { "actions": faults } }))).expect("JSON"),
        4,
    );
    assert!(found.len() <= 500, "{}", found.len());
}

#[test]
fn a_framework_with_too_much_is_refused_soon() {
    let refused = |value: &Value| {
        let text = value.to_string();
        let faults = soon("a framework", || content::read_framework(&text)).expect_err("refused");
        faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let rows: Vec<String> = (0..2000).map(|at| format!("A{} 3 A{} 2", at % 100 + 2, at % 100 + 1)).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let mut framework = framework_value(4, &[102, 2], &rows);
    assert!(refused(&framework).contains("foundations: has 2000 rows, expected at most 400"));
    framework = framework_value(4, &[2, 2], &[]);
    framework["words"] = json!({ "common_title": "{n, plural, other {".repeat(5000) });
    assert!(refused(&framework).contains("plurals lie more than 4 deep"));
    framework = framework_value(4, &[20_000, 2], &[]);
    assert!(refused(&framework).contains("steps[0].indicators: has 20000, expected at most 2000 entries"));
    let deep = "[".repeat(100_000);
    assert!(content::read_framework(&deep).expect_err("refused")[0].message.contains("at most 64 deep"));
}

#[test]
fn entities_without_an_end_are_words() {
    let text = format!("<t>{}</t>", "&".repeat(2_000_000));
    let mut words = 0;
    soon("entities", || {
        xml::read(&text, |met| {
            if let xml::Met::Words(found) = met {
                words += found.len();
            }
        });
    });
    assert_eq!(words, 2_000_000);
}

/// An archive whose directory names one part so many times.
fn repeated(count: u16) -> Vec<u8> {
    let mut bytes = zip::write(&[("xl/media/x", vec![7; 100_000])]);
    let end = bytes.len() - 22;
    let start = 30 + "xl/media/x".len() + 100_000;
    let entry = bytes[start..end].to_vec();
    let tail = bytes.split_off(end);
    for _ in 1..count {
        bytes.extend(&entry);
    }
    let at = bytes.len();
    bytes.extend(tail);
    bytes[at + 10..at + 12].copy_from_slice(&count.to_le_bytes());
    bytes
}

#[test]
fn an_archive_whose_entries_share_bytes_is_refused() {
    assert!(zip::read(&repeated(1)).is_some());
    assert_eq!(soon("two entries", || zip::read(&repeated(2))), None);
    assert_eq!(soon("60,000 entries", || zip::read(&repeated(60_000))), None);
    let many: Vec<String> = (0..=zip::MOST_ENTRIES).map(|at| at.to_string()).collect();
    let many: Vec<(&str, Vec<u8>)> = many.iter().map(|name| (name.as_str(), Vec::new())).collect();
    assert_eq!(zip::read(&zip::write(&many)), None);
}

#[test]
fn a_sheet_that_holds_too_much_is_refused() {
    let shared = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1 << 20));
    let cells = r#"<c t="s"><v>0</v></c>"#.repeat(200);
    let rows = soon("shared texts", || xlsx_read::rows(&format!("<row>{cells}</row>"), &shared));
    assert_eq!(rows, None, "200 MB of shared text");
    let far = r#"<row><c r="IU1"><v>1</v></c></row>"#.repeat(2000);
    assert_eq!(soon("far cells", || xlsx_read::rows(&far, "")), None, "500,000 cells");
    let rows = "<row></row>".repeat(MOST_ROWS + 1);
    assert_eq!(soon("rows", || xlsx_read::rows(&rows, "")), None);
    let outside = r#"<row><c r="ZZZZZZZZZZZZZZZ1"><v>1</v></c><c r="A1"><v>2</v></c></row>"#;
    assert_eq!(xlsx_read::rows(outside, ""), Some(vec![vec!["2".to_owned()]]));
    let attributes = format!("<row {}><c><v>1</v></c></row>", "a=\"b\" ".repeat(300_000));
    assert_eq!(soon("attributes", || xlsx_read::rows(&attributes, "")).map(|rows| rows.len()), Some(1));
}

#[test]
fn a_table_that_holds_too_much_is_read_as_far_as_it_goes_and_told() {
    let spaces = format!("School\n{}x{}", " ".repeat(500_000), "\"".repeat(500_000));
    assert_eq!(soon("spaces and quotes", || delimited::read(&spaces)).rows.len(), 2);
    let rows = "Elm,3\n".repeat(MOST_ROWS + 5);
    let table = soon("rows", || delimited::read(&rows));
    assert_eq!((table.rows.len(), table.cut_at), (MOST_ROWS, Some(MOST_ROWS as u32 + 1)));
    let wide = format!("{}\n{}", ",".repeat(1_000_000), "x\n".repeat(20_000));
    let table = soon("columns", || delimited::read(&wide));
    soon("a guess", || guess(&Sheet::of(table.clone()), &Schools::default()));
    let names: String = (0..MOST_SCHOOLS + 10).map(|at| format!("S{at},{at}\n")).collect();
    let table = delimited::read(&format!("School,Students\n{names}"));
    let found = soon("schools", || schools_of(&table));
    assert_eq!((found.schools.rows.len(), found.faults.len()), (MOST_SCHOOLS, 1));
    let large = format!("School,Note\nElm,{}\nAsh,1\n", "y".repeat(delimited::MOST_BYTES));
    let table = soon("a large table", || delimited::read(&large));
    let faults = schools_of(&table).faults;
    assert_eq!(faults.last().map(|fault| (fault.line, &fault.what)), Some((2, &FaultKind::TooLarge)));
}

fn schools_of(table: &delimited::Delimited) -> Read {
    let (sheet, known) = (Sheet::of(table.clone()), Schools::default());
    schools(&sheet, &guess(&sheet, &known), &known)
}

#[test]
fn a_page_of_tags_is_searched_soon() {
    let tags = "<data value=".repeat(500_000);
    assert_eq!(soon("tags", || json::in_page(&tags)), None);
    let page = r#"<data class="a" value="3"></data><data hidden="" data-kept="" value="{&quot;a>b&quot;:1}"></data>"#;
    assert_eq!(json::in_page(page).as_deref(), Some(r#"{"a>b":1}"#), "after other data, and as browsers save it");
}

#[test]
fn a_table_that_people_type_is_read_as_it_was_written() {
    let mut out = String::new();
    let cells = ["-9", "=1", "a;b", "say \"x\"", "'x"];
    delimited::write(cells.map(|cell| Written::Typed(cell.to_owned())), &mut out);
    assert_eq!(delimited::read(&out).rows[0].cells, cells);
}

#[test]
fn a_version_comes_with_a_frozen_file() {
    use stem_readiness::domain::document::VERSION;
    // The checksum of each file, which never changes again.
    let frozen: [u32; VERSION as usize] = [0x1de4_bff2];
    for (version, sum) in (1..).zip(frozen) {
        let text = file(&format!("tests/fixtures/versions/{version}.json"));
        let digest = text.bytes().fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        assert_eq!(digest, sum, "the file of version {version} has changed: {digest:#x}");
        let value: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(value["version"], version);
        let opened = json::read(&text, &content::framework()).unwrap_or_else(|error| panic!("{version}: {error}"));
        assert_eq!(opened.version, VERSION);
        assert_eq!(opened.readiness.answers.len(), 30, "its answers are there");
        assert_eq!(json::read(&json::write(&opened), &content::framework()), Ok(opened));
    }
}
