//! What the widget's files hold, and what comes back from them. Other people's programs open them in `tests/e2e/files.rs`.

use stem_readiness::base::{Date, zip};
use stem_readiness::content;
use stem_readiness::documents;
use stem_readiness::documents::FileKind;
use stem_readiness::documents::files::{json, xlsx_read};
use stem_readiness::documents::manuscript::Manuscript;
use stem_readiness::documents::paper::PaperSize;
use stem_readiness::documents::tables::Tidy;
use stem_readiness::domain::Document;
use stem_readiness::domain::pilot::Kind;
use stem_readiness::words::Words;

use crate::support::{facts, file};

pub(crate) fn deep() -> Document {
    json::read(&file("tests/fixtures/deep.json"), &content::framework()).expect("the fixture fits")
}

pub(crate) fn made(kind: FileKind, document: &Document) -> Vec<u8> {
    let today: Date = "2027-02-15".parse().expect("a day");
    let facts = facts(document, &content::framework(), today);
    documents::file(kind, &Manuscript::of(&facts, &Words::english(), PaperSize::Letter))
}

pub(crate) fn text(kind: FileKind, document: &Document) -> String {
    String::from_utf8(made(kind, document)).expect("text")
}

pub(crate) fn workbook(document: &Document) -> Vec<(String, String)> {
    let entries = zip::read(&made(FileKind::Xlsx, document)).expect("a zip");
    entries.into_iter().map(|entry| (entry.name, String::from_utf8(entry.bytes).expect("text"))).collect()
}

#[test]
fn texts_that_look_like_formulas_are_held_and_numbers_are_not() {
    let csv = text(FileKind::Csv(Tidy::Plan), &deep());
    assert!(csv.starts_with("\u{feff}\"action_id\","));
    assert!(csv.contains(",\"'=HYPERLINK(\"\"https://x\"\",\"\"M. Ortiz\"\")\","));
    assert!(csv.contains(",\"'-12 volunteers, \"\"river\"\"; team\","));
    assert!(csv.contains(",2027-01-29,"), "dates are bare");
    let cost = text(FileKind::Csv(Tidy::Cost), &deep());
    assert!(cost.contains(",\"'+ batteries, filters\nand reagents\",\"yearly\",40,18.5,740,2027-08-15,2030-06-01,"));
}

/// A document whose numbers are formulas and whose texts hold what other programs stumble over.
pub(crate) fn spiked() -> Document {
    let mut document = deep();
    let formula = r#"=HYPERLINK("https://x","1")"#;
    let mut schools = (*document.plan.pilot.schools).clone();
    schools.columns[0].kind = Kind::Number;
    schools.columns[0].name = "@SUM(1)".to_owned();
    for (row, value) in schools.rows.iter_mut().zip([formula, "-12.5", "1e5", "2</v>", "1234567890123456", "\u{b}=1"]) {
        row.values[0] = value.to_owned();
    }
    document.plan.pilot.schools = schools.into();
    document.plan.actions[0].title =
        "Train coaches\u{b}at river\u{2028}and\u{85}now\u{1e}please\u{1}stop\u{fffe}.\r\nSoon\rNow".to_owned();
    document.plan.actions[0].first_step = format!("a{}", "😀".repeat(20_000));
    document.document_id = "x\r\nATTACH:1".to_owned();
    document
}

#[test]
fn a_number_that_is_none_is_a_text_in_every_table() {
    let document = spiked();
    let csv = text(FileKind::Csv(Tidy::Pilots), &document);
    for cell in [
        "\"'@SUM(1)\"",
        "\"'=HYPERLINK(\"\"https://x\"\",\"\"1\"\")\"",
        ",-12.5,",
        "\"1e5\"",
        "\"1234567890123456\"",
        "\"2</v>\"",
    ] {
        assert!(csv.contains(cell), "{cell}\n{csv}");
    }
    let sheets = workbook(&document);
    let sheet = sheets.iter().map(|(_, sheet)| sheet).find(|sheet| sheet.contains("-12.5")).expect("the sheet");
    let numbers: Vec<&str> = sheet.split("<v>").skip(1).filter_map(|rest| rest.split("</v>").next()).collect();
    assert!(numbers.iter().all(|number| number.parse::<f64>().is_ok()), "{numbers:?}");
    assert!(sheet.contains("<v>-12.5</v>") && !sheet.contains("<f>"));
}

#[test]
fn control_characters_are_breaks_or_spaces_in_every_file() {
    let document = spiked();
    let csv = Tidy::ALL.map(FileKind::Csv);
    for kind in [FileKind::Xlsx, FileKind::Docx, FileKind::Markdown, FileKind::Ics].into_iter().chain(csv) {
        let bytes = made(kind, &document);
        let texts = match zip::read(&bytes) {
            Some(entries) => entries.into_iter().map(|entry| entry.bytes).collect(),
            None => vec![bytes],
        };
        for text in texts.iter().map(|bytes| String::from_utf8_lossy(bytes)) {
            let is_wrong =
                |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t') || matches!(c, '\u{fffe}' | '\u{2028}');
            assert_eq!(text.chars().find(|c| is_wrong(*c)), None, "{kind:?}");
            assert!(
                !text.contains("coachesat") && !text.contains("riverand") && !text.contains("pleasestop"),
                "{kind:?}"
            );
        }
    }
    let ics = text(FileKind::Ics, &document);
    assert!(ics.split("\r\n").all(|line| !line.chars().any(char::is_control) && !line.starts_with("ATTACH")), "{ics}");
    assert!(ics.contains("SUMMARY:Train coaches\\nat river\\nand\\nnow\\nplease stop .\\nSoon\\nNow"), "{ics}");
}

#[test]
fn a_text_too_long_for_a_cell_is_cut_where_it_says_so() {
    let mut document = spiked();
    let cell = |document: &Document| {
        let sheet = xlsx_read::worksheet(&workbook(document), "plan").expect("the sheet");
        let column = sheet[0].iter().position(|name| name == "first_step").expect("the column");
        sheet[1][column].clone()
    };
    let cut = cell(&document);
    assert!(cut.ends_with("😀 [...]") && cut.encode_utf16().count() <= 32_767 && cut.encode_utf16().count() > 32_760);
    document.plan.actions[0].first_step = "word ".repeat(4000) + "END";
    assert_eq!(cell(&document).len(), 20_003, "what fits is whole");
}

#[test]
fn groups_below_the_limit_are_in_no_table_and_no_paper() {
    let document = deep();
    let group = "newcomer students in engineering";
    assert!(document.mission.missing.iter().any(|row| row.group == group && row.is_below_limit()));
    let kinds = [FileKind::Xlsx, FileKind::Docx, FileKind::Markdown, FileKind::Ics];
    let csv = Tidy::ALL.map(FileKind::Csv);
    for kind in kinds.into_iter().chain(csv) {
        let bytes = made(kind, &document);
        let found = String::from_utf8_lossy(&bytes).to_lowercase().contains(group);
        assert!(!found, "{kind:?}");
    }
    assert!(text(FileKind::Json, &document).contains(group), "the team's own file keeps it");
}

#[test]
fn markdown_has_headings_tables_and_no_markup_of_the_teams_own() {
    let mut document = deep();
    document.plan.actions[0].title = "Use *stars* | bars_and <b>tags</b>".to_owned();
    let text = text(FileKind::Markdown, &document);
    assert!(text.starts_with("# "));
    assert!(text.contains("\n## ") && text.contains("| --- |"));
    assert!(text.contains("Use \\*stars\\* \\| bars\\_and &lt;b&gt;tags&lt;/b&gt;"));
}

#[test]
fn calendar_entries_keep_their_ids_and_count_their_changes() {
    let mut document = deep();
    let before = text(FileKind::Ics, &document);
    document.plan.actions[0].title = "Another title".to_owned();
    document.revision += 1;
    let after = text(FileKind::Ics, &document);
    let ids = |text: &str| text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(ids(&before), ids(&after));
    assert!(after.contains(&format!("SEQUENCE:{}\r\n", document.revision)));
}

#[test]
fn a_calendar_is_folded_between_letters_whatever_they_are() {
    let mut document = deep();
    document.plan.actions[0].title = "Zürich – 東京 👩🏽‍🔬 ".repeat(40);
    document.plan.actions[0].first_step = "\u{b}tab\tand\u{7}bell\u{2028}line; with, signs \\ n".to_owned();
    let ics = made(FileKind::Ics, &document);
    for line in ics.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        assert!(line.len() <= 75 && std::str::from_utf8(line).is_ok_and(|line| !line.contains(char::is_control)));
    }
    let unfolded = String::from_utf8(ics).expect("text").replace("\r\n ", "");
    let title = document.plan.actions[0].title.trim();
    assert!(unfolded.contains(&format!("\r\nSUMMARY:{title}\r\n")), "{unfolded}");
    assert!(unfolded.contains("tab and bell\\nline\\; with\\, signs \\\\ n"));
}

#[test]
fn days_before_a_spreadsheet_counts_are_texts_and_the_others_are_days() {
    let mut document = deep();
    let day = |text: &str| text.parse::<Date>().ok();
    (document.plan.actions[0].start_date, document.plan.actions[0].due_date) = (day("1889-05-01"), day("1900-03-01"));
    let parts = workbook(&document);
    let sheet = &parts.iter().find(|(path, _)| path == "xl/worksheets/sheet3.xml").expect("the plan").1;
    assert!(sheet.contains(">1889-05-01</t>") && sheet.contains("<v>61</v>"));
}
