//! Every print of every document, sheet by sheet: nothing past its edge, no word in two, nothing alone on it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::browser::{Browser, complete, fixture, on_disk};
use crate::prints::{clipped, flowed, pages, printed, text_of};

/// What the room *Print* offers, and whether it is one page.
const PRINTS: [(&str, bool); 9] = [
    ("the board page", true),
    ("the full plan", false),
    ("the pilot charter", false),
    ("the cost pages", false),
    ("the progress report", false),
    ("the family page", true),
    ("the mission poster", true),
    ("the step report", false),
    ("blank rating sheets", false),
];

/// What the document on the screen says: its words, its headings and the heads of its tables, and which text of a board
/// page is smaller than 10.5 points.
const SAID: &str = r#"
const paper = root.querySelector('.paper');
const all = (what) => [...paper.querySelectorAll(what)];
const flowed = (element) => element.textContent.trim().replace(/\s+/g, ' ');
const row = (head) => [...head.cells].map(flowed).join(' ').trim();
return {
  words: [paper.innerText, ...all('text').map((text) => text.textContent)].join('\n'),
  headings: [...all('h2, h3, h4, caption').map(flowed), ...all('thead tr').map(row)],
  small: paper.matches('.paper--board')
    ? all('p:not(.paper__head, .paper__note, .paper__key), td, tbody th, dt, dd, li')
        .filter((element) => parseFloat(getComputedStyle(element).fontSize) < 14).map(flowed)
    : [],
};
"#;

/// A link as people paste it, in each place that has little room.
fn with_a_long_link() -> Value {
    let link =
        "https://docs.example.com/document/d/1a2B3c4D5e6F7g8H9i0JkLmNoPqRsTuVwXyZ1234567890abcdEFGH/edit?usp=sharing";
    let mut document = complete();
    document["mission"]["community"] = json!(link);
    document["mission"]["missing"][0]["group"] = json!(link);
    for (action, field) in [(0, "title"), (0, "first_step"), (1, "owner"), (1, "product")] {
        document["plan"]["actions"][action][field] = json!(link);
    }
    document["readiness"]["answers"]["V1"]["evidence"] = json!({ "note": link, "link": link });
    document
}

/// The most of everything: the largest document with sites, costs, measures, check-ins and partners.
fn most() -> Value {
    let (mut document, deep) = (fixture("largest"), fixture("deep"));
    for part in ["pilot", "cost", "measures", "check_ins", "partners"] {
        document["plan"][part] = deep["plan"][part].clone();
    }
    document
}

#[tokio::test(flavor = "multi_thread")]
async fn every_print_of_every_document_stands_well_on_its_sheets() {
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    let documents = [
        ("empty", fixture("empty")),
        ("half", fixture("half")),
        ("complete", complete()),
        ("deep", fixture("deep")),
        ("most", most()),
        ("long link", with_a_long_link()),
    ];
    let mut faults = Vec::new();
    for (name, document) in documents {
        browser.run("host.document = arguments[0]", vec![document]).await;
        for (print, is_one_page) in PRINTS {
            let found = look(&browser, print, is_one_page).await;
            faults.extend(found.into_iter().map(|fault| format!("{print} of {name}: {fault}")));
        }
    }
    browser.close().await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Prints a document on either paper, and tells what is wrong with its sheets.
async fn look(browser: &Browser, print: &str, is_one_page: bool) -> Vec<String> {
    for place in ["mission", "share/print"] {
        browser.run("host.setAttribute('start', arguments[0])", vec![json!(place)]).await;
    }
    browser.press_print(&format!("Print {print}")).await;
    let mut faults = Vec::new();
    for paper in ["letter", "a4"] {
        let script = "const size = labelled('Paper'); size.value = arguments[0]; size.dispatchEvent(new Event('change', { bubbles: true }))";
        browser.run(script, vec![json!(paper)]).await;
        browser.settle().await;
        let found = look_on_paper(browser, is_one_page).await;
        faults.extend(found.into_iter().map(|fault| format!("{paper}: {fault}")));
    }
    faults
}

/// Prints the document that is on the screen, and tells what is wrong with its sheets.
async fn look_on_paper(browser: &Browser, is_one_page: bool) -> Vec<String> {
    let said = browser.run(SAID, vec![]).await;
    let pdf = printed(browser).await;
    let text = text_of(&pdf);
    let sheets = pages(&text);
    let mut faults: Vec<String> = clipped(&pdf).into_iter().map(|word| format!("past the sheet: {word}")).collect();
    faults.extend(strings(&said["small"]).map(|text| format!("smaller than 10.5 points: {text}")));
    if is_one_page && sheets.len() != 1 {
        faults.push(format!("{} pages", sheets.len()));
    }
    let headings: Vec<&str> = strings(&said["headings"]).collect();
    for (at, sheet) in sheets.iter().enumerate() {
        faults.extend(alone(sheet, at, &headings).map(|fault| format!("page {}: {fault}", at + 1)));
    }
    let words = said["words"].as_str().unwrap_or_default();
    faults.extend(torn(&text, words).into_iter().map(|word| format!("a word in two: {word}")));
    faults
}

fn strings(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// What stands alone on a sheet: a heading at its foot, or fewer than three lines between its head and its number.
fn alone(sheet: &str, at: usize, headings: &[&str]) -> Option<String> {
    let mut lines: Vec<String> = sheet.lines().map(flowed).filter(|line| !line.is_empty()).collect();
    lines.pop_if(|line| line.contains(" / ") && line.chars().all(|c| c.is_ascii_digit() || " /".contains(c)));
    let last = lines.last().cloned().unwrap_or_default();
    let is_heading = |heading: &&str| **heading == last || last.contains(' ') && heading.ends_with(&format!(" {last}"));
    if headings.iter().any(is_heading) {
        return Some(format!("`{last}` stands at the foot"));
    }
    // The running head is a line from the second page on.
    (lines.len() < 3 + usize::from(at > 0)).then(|| format!("holds only {lines:?}"))
}

/// A word longer than this, such as a link, may be broken anywhere.
const LONGEST_WORD: usize = 24;

/// The words of a print that are a piece of a word of the document, parted where no mark allows it.
fn torn(print: &str, document: &str) -> BTreeSet<String> {
    let document = document.to_lowercase();
    let words: BTreeSet<&str> = document.split_whitespace().collect();
    let is_piece = |piece: &str| {
        words.iter().any(|word| word.len() > LONGEST_WORD && word.contains(piece))
            || words.iter().any(|word| word.match_indices(piece).any(|(at, _)| is_parted(word, at, at + piece.len())))
    };
    // A mark of direction hides the letter beside it from the reader of the file.
    let print: String =
        print.lines().filter(|line| !line.contains('\u{2068}')).map(|line| format!("{line}\n")).collect();
    let print = print.to_lowercase();
    let pieces = print
        .split_whitespace()
        .filter(|word| word.len() > 1 && word.chars().any(|c| c.is_ascii_alphabetic()) && word.is_ascii());
    pieces.filter(|piece| !words.contains(piece) && !is_piece(piece)).map(str::to_owned).collect()
}

/// Whether a word may be parted before and after a piece: at its ends, and at its marks.
fn is_parted(word: &str, from: usize, to: usize) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let [before, after] = [&word[..from], &word[to..]];
    let piece = &word[from..to];
    let joins = |one: Option<char>, other: Option<char>| is_letter(one) && is_letter(other);
    !joins(before.chars().next_back(), piece.chars().next()) && !joins(piece.chars().next_back(), after.chars().next())
}
