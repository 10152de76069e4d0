//! The schools of a district, brought as people bring them: a file of some kind, looked over, taken, and brought again.

use std::fs;
use std::path::Path;

use serde_json::json;
use stem_readiness::base::zip;

use crate::browser::Browser;
use crate::files::{choose_file, with};
use crate::plan_parts::write;
use crate::scratch;

async fn planner() -> Browser {
    let browser = with(&json!({ "format": "stem-readiness", "version": 1 })).await;
    browser.enter("Plan", "pilot").await;
    browser.until("return root.getElementById('schools-file') != null").await;
    browser
}

async fn schools(browser: &Browser) -> Vec<(String, String)> {
    let rows = browser.document().await["plan"]["pilot"]["schools"]["rows"].clone();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    rows.as_array().into_iter().flatten().map(|row| (text(&row["id"]), text(&row["name"]))).collect()
}

const REPORT: &str = "Riverbend Schools\nSchool ID\tSchool\tStudents\tLow income\n0101\tElm\t412\t61\n0102\tOak\t388\t<10\n0103\tAsh\t640\t45\nTotal\tTotal\t1440\t50\nSource: Office of Data, 2025\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_looked_over_taken_and_brought_again_a_year_later() {
    let browser = planner().await;
    write(&browser, "schools-text", REPORT).await;
    browser.until("return root.querySelector('.import__review') != null").await;
    let words = browser.words().await;
    for said in [
        "3 schools understood in 3 rows.",
        "Row 6: Total Total 1440 50",
        "Row 1: Riverbend Schools",
        "Row 7: Source: Office of Data, 2025",
        "One cell holds a range or a limit in place of a number.",
        "Row 4, Low income: <10",
        "Its title says that it counts students.",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    browser.press("Bring back row 6").await;
    browser.until("return root.querySelector('.import__review').innerText.includes('4 schools understood')").await;
    browser.press("Leave out row 6").await;
    browser.press("Take over 3 schools").await;
    let first = schools(&browser).await;
    browser.press("Change the schools").await;
    write(&browser, "schools-text", "School ID,School,Students\n102,OAK SCHOOL,390\n101,Elm,400\n").await;
    browser.until("return root.querySelector('.import__review')?.innerText.includes('not in this table')").await;
    let words = browser.words().await;
    assert!(words.contains("One school that you have is not in this table, and will go: Ash."), "{words}");
    browser.press("Take over 2 schools").await;
    let second = schools(&browser).await;
    assert_eq!((&second[0].0, &second[1].0), (&first[1].0, &first[0].0), "{first:?} {second:?}");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_read_by_its_bytes_or_refused_with_what_to_do() {
    let browser = planner().await;
    let folder = scratch::folder("schools");
    let page = "<html><table><tr><th>School<th>Students<tr><td>Elm<td>412<tr><td>Oak<td>388</table></html>";
    let files: [(&str, &[u8], &str); 4] = [
        ("ansi.csv", b"School,Students\nPe\xF1a,412\nO\x92Brien,388\n", "Peña · O’Brien"),
        ("page.xls", page.as_bytes(), "Elm · Oak"),
        ("report.pdf", b"%PDF-1.7", "This is a PDF."),
        ("old.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "save it as Excel Workbook (.xlsx) without a password"),
    ];
    for (name, bytes, said) in files {
        let path = folder.join(name);
        fs::write(&path, bytes).expect("written");
        choose_file(&browser, "schools-file", &path).await;
        let script = format!("return root.querySelector('.shell').innerText.includes({})", json!(said));
        browser.until(&script).await;
    }
    another_sheet_of_a_workbook_is_read_and_its_hidden_row(&browser, &folder.join("book.xlsx")).await;
    browser.close().await;
}

async fn another_sheet_of_a_workbook_is_read_and_its_hidden_row(browser: &Browser, path: &Path) {
    fs::write(path, workbook()).expect("written");
    choose_file(browser, "schools-file", path).await;
    browser.until("return root.getElementById('schools-sheet')?.selectedOptions[0].text === 'High'").await;
    browser
        .run(
            "const sheet = root.getElementById('schools-sheet'); sheet.value = '1'; sheet.dispatchEvent(new Event('change', { bubbles: true }))",
            vec![],
        )
        .await;
    browser
        .until("return root.querySelector('.import__review').innerText.includes('One row is hidden in the workbook')")
        .await;
    browser.press("Read hidden rows too").await;
    browser.press("Take over 2 schools").await;
    let names: Vec<String> = schools(browser).await.into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["Elm", "Oak"]);
}

/// A workbook with three high schools on one sheet, and two schools on another, one of them hidden.
fn workbook() -> Vec<u8> {
    let cell = |text: &str| format!("<c t=\"str\"><v>{text}</v></c>");
    let row = |hidden: &str, cells: [&str; 2]| format!("<row {hidden}>{}</row>", cells.map(cell).concat());
    let sheet =
        |rows: &[String]| format!("<worksheet><sheetData>{}</sheetData></worksheet>", rows.concat()).into_bytes();
    let head = || row("", ["School", "Students"]);
    let book =
        "<workbook><sheets><sheet name=\"High\" r:id=\"r1\"/><sheet name=\"Middle\" r:id=\"r2\"/></sheets></workbook>";
    let relations = "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/1.xml\"/><Relationship Id=\"r2\" Target=\"worksheets/2.xml\"/></Relationships>";
    let high = ["Ash", "Fir", "Birch"].map(|name| row("", [name, "900"]));
    zip::write(&[
        ("xl/workbook.xml", book.as_bytes().to_vec()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes().to_vec()),
        ("xl/worksheets/1.xml", sheet(&[&[head()], high.as_slice()].concat())),
        ("xl/worksheets/2.xml", sheet(&[head(), row("", ["Elm", "412"]), row("hidden=\"1\"", ["Oak", "388"])])),
    ])
}
