//! The command line: what it reads, what it refuses, and that names stay out.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use stem_readiness::cohort::{TABLES, columns};

use crate::scratch;
use crate::support::{file, root};

/// The day of all runs.
pub(crate) const TODAY: &str = "2026-11-27";

/// A folder of a test, which goes with it.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Folder {
        let path = scratch::folder(name);
        std::fs::create_dir_all(path.join("in")).expect("a folder");
        Folder(path)
    }

    /// A path below the folder.
    pub(crate) fn at(&self, path: &str) -> String {
        self.0.join(path).display().to_string()
    }

    /// Writes a file below `in`.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.0.join("in").join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Runs the program, with something on its standard input.
pub(crate) fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stem-readiness"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // It may end before it has read everything.
    let _ = child.stdin.take().expect("standard input").write_all(input);
    child.wait_with_output().expect("the program ends")
}

/// The rows of a table in the folder `out`.
pub(crate) fn rows(folder: &Folder, table: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(folder.at(&format!("out/{table}.ndjson"))).expect("a table");
    text.lines().map(|line| serde_json::from_str(line).expect("a row")).collect()
}

/// The tables of what lies in the folder `in`, and how the program ended.
fn tables(folder: &Folder, more: &[&str]) -> Option<i32> {
    let (out, from) = (folder.at("out"), folder.at("in"));
    let line = [&["tables", "--format", "ndjson", "--today", TODAY, "--out", &out], more, &[&from]].concat();
    run(&line, b"").status.code()
}

/// Rows of standard output by lines of standard input: the table's name, and the row.
fn piped(input: &[u8]) -> Vec<(String, Value)> {
    let out = run(&["tables", "--out", "-", "--today", TODAY, "--threads", "1", "-"], input);
    let text = String::from_utf8(out.stdout).expect("UTF-8");
    let line = |line: &str| {
        let (table, row) = line.split_once('\t').expect("a table's name");
        (table.to_owned(), serde_json::from_str(row).expect("a row"))
    };
    text.lines().map(line).collect()
}

fn of_table<'a>(lines: &'a [(String, Value)], table: &str) -> Vec<&'a Value> {
    lines.iter().filter(|(name, _)| name == table).map(|(_, row)| row).collect()
}

fn column(rows: &[Value], name: &str) -> Vec<String> {
    rows.iter().map(|row| row[name].as_str().unwrap_or_default().to_owned()).collect()
}

const COMPLETE: &str = "tests/fixtures/complete.json";

#[test]
fn a_document_a_saved_page_and_a_folder_are_read() {
    let folder = Folder::new("kinds");
    let text = file(COMPLETE);
    let kept = text.replace('&', "&amp;").replace('"', "&quot;");
    let page = format!("<!doctype html><title>x</title><stem-readiness><data hidden data-kept value=\"{kept}\">");
    folder.write("a.stem-readiness.json", text.as_bytes());
    folder.write("b/with-mark.json", &[b"\xEF\xBB\xBF", text.as_bytes()].concat());
    folder.write("b/page.html", page.as_bytes());
    folder.write("notes.txt", b"not of ours, and not looked at");
    folder.write(".hidden.json", b"not looked at either");
    assert_eq!(tables(&folder, &[]), Some(0));
    let teams = rows(&folder, "teams");
    assert_eq!(teams.len(), 3);
    assert!(teams.iter().all(|row| row["score_tenths"] == teams[0]["score_tenths"]));
    assert_eq!(rows(&folder, "ratings").len(), 90);
}

#[test]
fn an_archive_is_read_and_what_is_wrong_in_it_is_told() {
    let folder = Folder::new("archive");
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut archive = zip::ZipWriter::new(&mut bytes);
    let text = file(COMPLETE);
    let entries: [(&str, &[u8]); 5] = [
        ("state=CO/a.json", text.as_bytes()),
        ("state=CO/cut.json", &text.as_bytes()[..500]),
        ("inner.zip", b"PK\x03\x04"),
        ("__MACOSX/._a.json", b"what macOS adds"),
        ("notes.txt", b"not looked at"),
    ];
    for (name, entry) in entries {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("an entry");
        archive.write_all(entry).expect("an entry");
    }
    archive.finish().expect("an archive");
    folder.write("all.zip", bytes.get_ref());
    assert_eq!(tables(&folder, &[]), Some(3));
    assert_eq!(column(&rows(&folder, "teams"), "state"), ["CO"]);
    assert_eq!(column(&rows(&folder, "faults"), "reason"), ["not-json", "archive-in-archive"]);
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_left() {
    let folder = Folder::new("bomb");
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut archive = zip::ZipWriter::new(&mut bytes);
    let spaces = vec![b' '; 50 << 20];
    for name in ["a.json", "b.json", "c.json"] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("an entry");
        archive.write_all(&spaces).expect("an entry");
    }
    archive.finish().expect("an archive");
    assert!(bytes.get_ref().len() < 400_000);
    folder.write("bomb.zip", bytes.get_ref());
    folder.write("z.json", file(COMPLETE).as_bytes());
    assert_eq!(tables(&folder, &[]), Some(3));
    assert_eq!(rows(&folder, "teams").len(), 1, "what lies beside it is read");
    let reasons = column(&rows(&folder, "faults"), "reason");
    assert_eq!(reasons, ["too-large", "too-large", "too-large"], "two files, then the rest of the archive");
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_and_pipes_are_passed_over() {
    let folder = Folder::new("circle");
    folder.write("a/b/one.json", file(COMPLETE).as_bytes());
    std::os::unix::fs::symlink(folder.at("in"), folder.at("in/a/b/up")).expect("a link");
    let made = Command::new("mkfifo").arg(folder.at("in/pipe.json")).status();
    assert!(made.is_ok_and(|status| status.success()));
    assert_eq!(tables(&folder, &[]), Some(3));
    assert_eq!(rows(&folder, "teams").len(), 1);
    assert_eq!(column(&rows(&folder, "faults"), "reason"), ["unreadable"]);
}

#[test]
fn names_of_people_are_told_on_demand_alone() {
    let folder = Folder::new("names");
    folder.write("a.json", file("tests/fixtures/deep.json").as_bytes());
    let people = ["Ortiz", "Shah", "Bell"];
    let written = || -> String {
        let text = |table: &stem_readiness::cohort::table::Table| {
            std::fs::read_to_string(folder.at(&format!("out/{}.ndjson", table.name))).expect("a table")
        };
        TABLES.iter().map(text).collect()
    };
    assert_eq!(tables(&folder, &[]), Some(0));
    let without = written();
    assert!(people.iter().all(|name| !without.contains(name)));
    assert_eq!(tables(&folder, &["--names"]), Some(0));
    let with = written();
    assert!(people.iter().all(|name| with.contains(name)));
}

#[test]
fn lines_of_standard_input_are_paths_documents_and_files_in_base64() {
    use base64::Engine as _;
    let text = file(COMPLETE);
    let document: Value = serde_json::from_str(&text).expect("a document");
    let packed = |path: &str, bytes: &[u8]| {
        json!({ "path": path, "base64": base64::engine::general_purpose::STANDARD.encode(bytes) }).to_string()
    };
    let lines = [
        root().join(COMPLETE).display().to_string(),
        document.to_string(),
        packed("state=TX/b.json", text.as_bytes()),
        packed("broken.json", b"\xFF\xFE{"),
        "no/such/file.json".to_owned(),
        r#"{"path": "c.json", "base64": "*"}"#.to_owned(),
        String::new(),
        "{".to_owned(),
    ];
    let found = piped(lines.join("\n").as_bytes());
    let teams = of_table(&found, "teams");
    let paths: Vec<&Value> = teams.iter().map(|row| &row["path"]).collect();
    let first = root().join(COMPLETE).display().to_string();
    assert_eq!(paths, [&json!(first), &json!("-:2"), &json!("state=TX/b.json")]);
    assert_eq!(teams[2]["state"], "TX");
    let faults: Vec<&Value> = of_table(&found, "faults").into_iter().map(|row| &row["reason"]).collect();
    assert_eq!(faults, ["not-utf8", "not-found", "unreadable", "not-json"]);
}

#[test]
fn any_number_of_threads_writes_the_same() {
    let folder = Folder::new("threads");
    for number in 0..23 {
        folder.write(
            &format!("{number:02}.json"),
            file(COMPLETE).replace("riverbend", &format!("team-{number}")).as_bytes(),
        );
    }
    let mut written = Vec::new();
    for threads in ["1", "2", "5"] {
        for format in ["parquet", "csv", "ndjson"] {
            let out = folder.at(&format!("out-{threads}"));
            let line = ["tables", "--threads", threads, "--format", format, "--today", TODAY, "--out", &out];
            let from = folder.at("in");
            assert_eq!(run(&[&line[..], &[&from]].concat(), b"").status.code(), Some(0));
        }
        let read = |table: &stem_readiness::cohort::table::Table| {
            let bytes = |format: &str| std::fs::read(folder.at(&format!("out-{threads}/{}.{format}", table.name)));
            ["parquet", "csv", "ndjson"].map(|format| bytes(format).expect("a table"))
        };
        written.push(TABLES.iter().map(read).collect::<Vec<_>>());
    }
    assert!(written.iter().all(|other| *other == written[0]));
}

#[test]
fn what_cannot_be_made_is_said_with_its_own_ending() {
    let folder = Folder::new("endings");
    folder.write("a.json", file(COMPLETE).as_bytes());
    let (from, out) = (folder.at("in"), folder.at("in/a.json/out"));
    let ended = |line: &[&str]| {
        let out = run(line, b"");
        (out.status.code(), String::from_utf8_lossy(&out.stderr).into_owned())
    };
    assert_eq!(ended(&["tables", "--out", &out, &from]).0, Some(1), "a folder inside of a file");
    assert_eq!(ended(&["tables"]).0, Some(2), "nothing to read");
    let (code, said) = ended(&["tables", "--today", "tomorrow", &from]);
    assert_eq!(code, Some(2));
    assert!(said.contains("2027-05-12"), "it says what would be right: {said}");
    let framework = folder.at("in/a.json");
    let (code, said) = ended(&["tables", "--out", &folder.at("out"), "--framework", &framework, &from]);
    assert_eq!(code, Some(1));
    assert!(said.contains("format"), "{said}");
}

/// `docs/cohort.md` holds what `stem-readiness columns --markdown` prints.
#[test]
fn the_columns_are_documented() {
    let page = file("docs/cohort.md");
    assert!(
        page.contains(&columns::markdown()),
        "docs/cohort.md lacks what `stem-readiness columns --markdown` prints"
    );
    let known: Value = serde_json::from_str(&columns::json()).expect("an object");
    assert_eq!(known.as_object().map(serde_json::Map::len), Some(TABLES.len()));
}

#[test]
fn a_line_that_is_too_long_is_passed_over_and_named() {
    let long = ["{\"path\": \"long.json\", \"base64\": \"", &"A".repeat(90 << 20), "\"}"].concat();
    let document: Value = serde_json::from_str(&file(COMPLETE)).expect("a document");
    let found = piped([long, document.to_string()].join("\n").as_bytes());
    let faults = of_table(&found, "faults");
    assert_eq!((&faults[0]["path"], &faults[0]["reason"]), (&json!("long.json"), &json!("too-large")));
    assert_eq!((faults.len(), of_table(&found, "teams").len()), (1, 1));
}

/// The report about so many made-up teams' files.
fn report(count: u64, more: &[&str]) -> String {
    let (folder, content) =
        (Folder::new(&format!("report-{count}-{}", more.len())), crate::made::Content::shipped(&root()));
    for (path, text) in (0..count).map(|number| content.file(number)) {
        folder.write(&path, text.as_bytes());
    }
    folder.write("broken.json", b"{");
    let (out, from) = (folder.at("report.html"), folder.at("in"));
    let done = run(&[&["report", "--today", TODAY, "--out", &out], more, &[&from]].concat(), b"");
    assert_eq!(done.status.code(), Some(3), "{}", String::from_utf8_lossy(&done.stderr));
    std::fs::read_to_string(out).expect("a page")
}

/// The texts between tags.
fn texts(page: &str) -> Vec<&str> {
    let article = &page[page.find("<article").expect("a page")..];
    article.split('>').filter_map(|part| part.split('<').next()).filter(|text| !text.trim().is_empty()).collect()
}

#[test]
fn the_report_is_one_file_that_asks_for_nothing() {
    let page = report(40, &[]);
    let said = texts(&page);
    // Each tenth file is a later one of the team before.
    assert!(said.contains(&"Readiness of 36 teams"), "{said:?}");
    assert!(said.contains(&"One file was not read."), "{said:?}");
    assert!(page.contains("default-src 'none'; style-src 'sha256-"));
    for outside in ["<script", "<link", "<img", "src=", "url(", "@import", "http:", "https:", " style="] {
        assert!(!page.contains(outside), "{outside}");
    }
    let (pictures, tables) = (page.matches("<svg").count(), page.matches("<table").count());
    assert!(pictures == 2 && tables == 4, "{pictures} pictures and {tables} tables");
}

#[test]
fn small_groups_are_not_in_the_report_where_asked() {
    let cells = |page: &str| -> Vec<u64> { texts(page).iter().filter_map(|text| text.parse().ok()).collect() };
    let is_small = |count: &u64| (1..10).contains(count);
    assert!(cells(&report(60, &[])).iter().any(is_small), "there are small groups");
    let hidden = report(60, &["--hide-below", "10"]);
    assert!(!cells(&hidden).iter().any(is_small), "{:?}", texts(&hidden));
    // Of fewer teams than that nothing is told at all.
    assert!(!report(6, &["--hide-below", "10"]).contains("<table"));
}

/// Where no group is large enough, a part says so and draws nothing; that teams have moved is not denied.
#[test]
fn a_part_without_a_group_to_show_says_so() {
    let page = report(12, &["--hide-below", "10"]);
    let said = texts(&page);
    let nothing = "Groups of fewer than 10 teams are not shown, so there is nothing to show.";
    assert_eq!(said.iter().filter(|text| **text == nothing).count(), 4, "{said:?}");
    assert!(!page.contains("<table") && !page.contains("<svg"), "{said:?}");
}
