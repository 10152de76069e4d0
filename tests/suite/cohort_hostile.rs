//! What nobody should send the command line: each is a row of `faults` or harmless, and the rest goes on.

use std::io::Write as _;

use expect_test::expect;
use serde_json::{Value, json};

use crate::cohort::{Folder, TODAY, rows, run};
use crate::support::file;

const COMPLETE: &str = "tests/fixtures/complete.json";

/// A zip archive of these entries.
fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut archive = zip::ZipWriter::new(&mut bytes);
    for (name, entry) in entries {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("an entry");
        archive.write_all(entry).expect("an entry");
    }
    archive.finish().expect("an archive");
    bytes.into_inner()
}

/// How the program ended, and what it said.
fn ended(line: &[&str]) -> (Option<i32>, String) {
    let out = run(line, b"");
    (out.status.code(), String::from_utf8_lossy(&out.stderr).into_owned())
}

/// Writes tables as NDJSON, and says how the program ended.
fn tables(folder: &Folder, paths: &[&str]) -> Option<i32> {
    let out = folder.at("out");
    run(&[&["tables", "--format", "ndjson", "--today", TODAY, "--out", &out], paths].concat(), b"").status.code()
}

/// Each fault as `path: reason: message`, below the folder.
fn told(folder: &Folder) -> String {
    let line = |row: Value| {
        let cell = |name: &str| row[name].as_str().unwrap_or_default().replace(&folder.at("in/"), "");
        format!("{}: {}: {}\n", cell("path"), cell("reason"), cell("message"))
    };
    rows(folder, "faults").into_iter().map(line).collect()
}

#[test]
fn what_is_not_read_is_said_with_what_would_be_right() {
    let folder = Folder::new("faults");
    folder.write("a-good.json", file(COMPLETE).as_bytes());
    folder.write("broken.zip", b"PK\x03\x04 and no more");
    folder.write("cut.json", b"{");
    folder.write("empty.json", b"");
    folder.write("latin.json", b"{\"a\": \"\xE9\"}");
    folder.write("nested.zip", &archive(&[("inner.zip", b"PK")]));
    folder.write("other.json", b"{\"a\": 1}");
    folder.write("page.html", b"<!doctype html><title>x</title>");
    let paths = [folder.at("in"), folder.at("in/none.json"), folder.at("in/*.xml"), "[".to_owned()];
    assert_eq!(tables(&folder, &paths.each_ref().map(String::as_str)), Some(3));
    assert_eq!(rows(&folder, "teams").len(), 1);
    expect![[r#"
        broken.zip: damaged-archive: Expected a whole zip archive without a password: invalid Zip archive: Could not find EOCD.
        cut.json: not-json: This file is damaged or cut short: it cannot be read from line 1, column 1 on. Open an earlier copy, or ask for the file again.
        empty.json: not-json: This file is damaged or cut short: it cannot be read from line 1, column 0 on. Open an earlier copy, or ask for the file again.
        latin.json: not-utf8: Expected a file in UTF-8, as the widget saves it.
        nested.zip!/inner.zip: archive-in-archive: Expected documents: unpack the outer archive first.
        other.json: other-format: This is not a STEM readiness file. Open a file whose name ends in .stem-readiness.json, or a saved page.
        page.html: no-answers: Expected a saved page with answers in it, or a file that ends with .stem-readiness.json.
        none.json: not-found: There is no such file or folder. Expected the path of a document, a saved page, a zip archive, or a folder of them.
        *.xml: not-found: No file fits this pattern. Expected one such as 'files/**/*.json', in quotes.
        [: not-found: This is no pattern: Pattern syntax error near position 0: invalid range pattern. Expected one such as 'files/**/*.json', in quotes.
    "#]].assert_eq(&told(&folder));
}

#[test]
fn what_cannot_be_made_is_said_with_what_would_help() {
    let folder = Folder::new("failures");
    folder.write("a.json", file(COMPLETE).as_bytes());
    let at = |path: &str| folder.at(path);
    let (from, out) = (at("in"), at("out"));
    let lines: [&[&str]; 8] = [
        &["tables", "--out", &at("in/a.json/out"), &from],
        &["report", "--out", &at("none/report.html"), &from],
        &["report", "--out", "/dev/full", &from],
        &["tables", "--out", &out, "--framework", &at("none.json"), &from],
        &["tables", "--out", &out, "--framework", &at("in/a.json"), &from],
        &["tables", "--out", &out, "--formt", "csv", &from],
        &["tables", "--out", &out, "--today", "tomorrow", &from],
        &["tables", "--out", &out],
    ];
    let mut said = String::new();
    for line in lines {
        let (code, sentence) = ended(line);
        said +=
            &format!("{}: {}\n", code.unwrap_or(-1), sentence.replace(&at(""), "").lines().next().unwrap_or_default());
    }
    expect![[r#"
        1: stem-readiness: in/a.json/out cannot be written: Not a directory (os error 20). Name a place that you may write with --out.
        1: stem-readiness: none/report.html cannot be written: No such file or directory (os error 2). Name a place that you may write with --out.
        1: stem-readiness: The disk is full, and /dev/full is not whole. Make room, or name another place with --out.
        1: stem-readiness: The framework none.json cannot be read: No such file or directory (os error 2). Name the file of a framework with --framework.
        1: stem-readiness: The framework does not fit, and so no document is read:
        2: error: unexpected argument '--formt' found
        2: error: invalid value 'tomorrow' for '--today <DAY>': `tomorrow` is not a day, expected a date such as 2027-05-12
        2: error: the following required arguments were not provided:
    "#]].assert_eq(&said);
}

/// The tables that are there stay as they are until all is written.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_tables_that_are_there() {
    let folder = Folder::new("full");
    folder.write("a.json", file(COMPLETE).as_bytes());
    for format in ["parquet", "csv", "ndjson"] {
        let out = folder.at(format);
        let line = ["tables", "--format", format, "--out", &out, &folder.at("in")];
        assert_eq!(ended(&line).0, Some(0));
        let table = folder.at(&format!("{format}/teams.{format}"));
        let before = std::fs::read(&table).expect("a table");
        std::os::unix::fs::symlink("/dev/full", folder.at(&format!("{format}/ratings.{format}.part"))).expect("a link");
        let (code, said) = ended(&line);
        assert_eq!(code, Some(1), "{format}");
        assert!(said.contains(&format!("The disk is full, and {out} is not whole.")), "{format}: {said}");
        assert_eq!(std::fs::read(&table).expect("a table"), before, "{format}");
    }
}

#[test]
fn names_that_mean_something_elsewhere_mean_nothing_here() {
    let folder = Folder::new("odd-names");
    let document = file(COMPLETE);
    let named =
        ["=cmd|' /C calc'!A0.json", "two\nlines.json", "quo\"te, comma.json", "école \u{202e}txt.json", "-out.json"];
    for name in named {
        folder.write(name, document.replace("\"community\": \"", "\"community\": \"=1+1\u{2028}").as_bytes());
    }
    let up = archive(&[
        ("../../up.json", document.as_bytes()),
        ("/etc/state=XX/a.json", document.as_bytes()),
        ("..\\b.json", b"{"),
    ]);
    folder.write("up.zip", &up);
    assert_eq!(tables(&folder, &[&folder.at("in")]), Some(0));
    let paths: Vec<String> = rows(&folder, "teams")
        .iter()
        .map(|row| row["path"].as_str().unwrap_or_default().replace(&folder.at("in/"), ""))
        .collect();
    assert_eq!(paths.len(), named.len() + 2, "{paths:?}");
    assert!(named.iter().all(|name| paths.contains(&(*name).to_owned())), "{paths:?}");
    assert!(paths.contains(&"up.zip!/../../up.json".to_owned()), "{paths:?}");
    let above =
        std::path::Path::new(&folder.at("up.json")).exists() || std::path::Path::new(&folder.at("../up.json")).exists();
    assert!(!above, "nothing is unpacked to a place");

    let line = ["tables", "--format", "csv", "--out", &folder.at("csv"), &folder.at("in")];
    assert_eq!(ended(&line).0, Some(0));
    let csv = std::fs::read_to_string(folder.at("csv/teams.csv")).expect("a table");
    let cells: Vec<&str> = csv.split(',').map(|cell| cell.trim_start_matches(['"', '\r', '\n'])).collect();
    let is_formula = |cell: &&&str| cell.starts_with(['=', '+', '-', '@', '\t']);
    assert_eq!(cells.iter().find(is_formula), None);
    assert!(csv.contains("quo\"\"te, comma.json"), "a quote is doubled");
}

/// Three kinds of loops: a link to a folder above, a link to itself, and one that leads nowhere.
#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_are_told_and_loops_end() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("loops");
    folder.write("a/b/one.json", file(COMPLETE).as_bytes());
    symlink(folder.at("in"), folder.at("in/a/b/up")).expect("a link");
    symlink(folder.at("in/self.json"), folder.at("in/self.json")).expect("a link");
    symlink(folder.at("in/none"), folder.at("in/gone.json")).expect("a link");
    // A pattern that goes through the circle ends too.
    let pattern = folder.at("in/**/*.json");
    for path in [folder.at("in"), pattern] {
        assert_eq!(tables(&folder, &[&path]), Some(3), "{path}");
        let found = rows(&folder, "faults");
        assert!(found.len() == 2 && found.iter().all(|row| row["reason"] == "unreadable"), "{path}: {found:?}");
        assert_eq!(rows(&folder, "teams").len(), 1, "{path}");
    }
}

/// An archive whose entries are the same bytes, over and over, and one that says it has more than it has.
#[test]
fn an_archive_that_lies_is_told() {
    let folder = Folder::new("lies");
    let good = archive(&[("a.json", file(COMPLETE).as_bytes())]);
    let mut cut = good.clone();
    cut.truncate(good.len() / 2);
    let mut wrong = good.clone();
    wrong[60] ^= 0xFF;
    let mut counted = good.clone();
    let end = counted.len() - 22;
    counted[end + 8..end + 12].copy_from_slice(&[0xFE; 4]);
    for (name, bytes) in [("counted.zip", &counted), ("cut.zip", &cut), ("good.zip", &good), ("wrong.zip", &wrong)] {
        folder.write(name, bytes);
    }
    assert_eq!(tables(&folder, &[&folder.at("in")]), Some(3));
    let path =
        |row: &Value| row["path"].as_str().unwrap_or_default().rsplit("/in/").next().unwrap_or_default().to_owned();
    assert!(rows(&folder, "teams").iter().any(|row| path(row) == "good.zip!/a.json"));
    let refused: Vec<String> = rows(&folder, "faults").iter().map(path).collect();
    assert!(["cut.zip", "wrong.zip!/a.json"].iter().all(|name| refused.contains(&(*name).to_owned())), "{refused:?}");
}

/// What a run was like up to the end of its input: its most memory at once, in KB, and what it wrote to standard output.
#[cfg(target_os = "linux")]
fn fed(line: &[&str], input: impl Fn(&mut dyn std::io::Write) -> std::io::Result<()>) -> (u64, String) {
    use std::process::{Command, Stdio};
    let mut command = Command::new(env!("CARGO_BIN_EXE_stem-readiness"));
    command.args(["tables", "--today", TODAY, "--threads", "1"]).args(line).arg("-");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
    let mut pipe = child.stdin.take().expect("standard input");
    input(&mut pipe).expect("the program reads");
    // More than the pipe holds: once it is taken, all before it was read.
    pipe.write_all(&vec![b'\n'; 1 << 20]).expect("the program reads on");
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).expect("the program runs");
    drop(pipe);
    let out = child.wait_with_output().expect("the program ends");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
    (peak.expect("the kernel tells"), String::from_utf8_lossy(&out.stdout).into_owned())
}

/// Half a gigabyte on one line: it goes by, in no more memory than the largest file needs.
#[cfg(target_os = "linux")]
#[test]
fn a_line_without_an_end_takes_no_memory() {
    let block = vec![b'{'; 1 << 20];
    let (peak, said) = fed(&["--out", "-"], |pipe| {
        (0..512).try_for_each(|_| pipe.write_all(&block))?;
        pipe.write_all(b"\nno/such/file.json\n")
    });
    assert!(peak < 320 << 10, "{peak} KB");
    let row = |line: &str| serde_json::from_str::<Value>(line.split_once('\t').expect("a table").1).expect("a row");
    let reasons: Vec<Value> = said.lines().map(|line| row(line)["reason"].clone()).collect();
    assert_eq!(reasons, [json!("too-large"), json!("not-found")]);
}

/// Of a document nothing is left in memory.
#[cfg(target_os = "linux")]
#[test]
fn four_times_the_documents_take_as_much_memory() {
    let folder = Folder::new("flat");
    folder.write("a.json", file(COMPLETE).as_bytes());
    let path = folder.at("in/a.json") + "\n";
    let peak = |count: usize| {
        fed(&["--format", "csv", "--out", &folder.at("out")], |pipe| pipe.write_all(path.repeat(count).as_bytes())).0
    };
    let (few, many) = (peak(100), peak(400));
    assert!(many * 4 <= few * 5, "{few} KB for 100 documents, {many} KB for 400");
}
