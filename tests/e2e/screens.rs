//! What stands on a narrow screen can be read there: tables, grids, lists, and the header beside a long sentence.

use std::fs;

use serde_json::json;

use crate::browser::{Browser, fixture, on_disk};
use crate::files::{choose_file, exported};
use crate::scratch;

/// What cannot be read where somebody is, with every fold open: cells that no scrolling shows whole beside their row's
/// name, texts in columns of a word, buttons whose words break, and a page wider than its window.
const UNREAD: &str = r#"
const found = [];
const tell = (what, it) => found.push([what, it.className, it.textContent.trim().slice(0, 30)].join(': '));
for (const box of root.querySelectorAll('.main .table__box')) {
  const edge = box.getBoundingClientRect();
  for (const at of [0, box.scrollWidth]) {
    box.scrollLeft = at;
    for (const row of box.querySelectorAll('tr')) {
      const [first, ...others] = [...row.cells].map((cell) => cell.getBoundingClientRect());
      if (first.left < edge.left - 1 || first.right > edge.right + 1) tell('names out of sight', row);
      if (others.some((cell) => cell.width > edge.width - first.width + 1)) tell('never in sight', row);
      if (at && others.at(-1)?.right > edge.right + 1) tell('cut', row);
    }
  }
}
for (const it of root.querySelectorAll('.main :not(svg, svg *, option, .visually-hidden)')) {
  const said = [...it.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join('');
  if (said.length < 15 || !it.checkVisibility() || getComputedStyle(it).clipPath !== 'none') continue;
  let box = it;
  while (getComputedStyle(box).display === 'inline') box = box.parentElement;
  const { width, height } = box.getBoundingClientRect();
  if (width < 90 && height > 60) tell('in a column of a word', it);
}
for (const it of root.querySelectorAll('.shell :is(.button, .tab)')) {
  const texts = document.createTreeWalker(it, NodeFilter.SHOW_TEXT);
  while (it.checkVisibility() && texts.nextNode()) {
    for (const { index, 0: word } of texts.currentNode.data.matchAll(/[^\s\-–/]{2,16}/g)) {
      const range = new Range();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      if (range.getClientRects().length > 1) tell(`broken at ${word}`, it);
    }
  }
}
if (document.documentElement.scrollWidth > innerWidth) found.push('the page is too wide');
return found;
"#;

/// Asserts that everything can be read where somebody is, on two phones.
async fn is_read(browser: &Browser, what: &str) {
    for width in [390, 320] {
        browser.size(width, 844).await;
        browser
            .run("root.querySelectorAll('.main details:not([open]) > summary').forEach((it) => it.click())", vec![])
            .await;
        browser.settle().await;
        assert_eq!(browser.run(UNREAD, vec![]).await, json!([]), "{what} at {width} px");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_table_and_list_is_read_on_a_phone() {
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    for name in ["largest", "deep"] {
        browser.run("host.document = arguments[0]", vec![fixture(name)]).await;
        for place in ["Insights", "Plan", "Share"] {
            browser.press(place).await;
            for room in browser.rooms().await {
                browser.run("root.getElementById(arguments[0])?.click()", vec![json!(room)]).await;
                browser.settle().await;
                is_read(&browser, &format!("{place} {room} of {name}")).await;
            }
        }
    }
    what_comes_from_files_is_read(&browser).await;
    browser.close().await;
}

/// Several teams, changes of a table, and the columns of a list of schools.
async fn what_comes_from_files_is_read(browser: &Browser) {
    let folder = scratch::folder("screens");
    let fixtures = ["complete", "half", "largest"]
        .map(|name| format!("{}/tests/fixtures/{name}.json", env!("CARGO_MANIFEST_DIR")));
    browser.enter("Share", "teams").await;
    choose_file(browser, "team-files", fixtures.join("\n").as_ref()).await;
    browser.until("return root.querySelectorAll('.beside__table tbody tr').length > 1").await;
    is_read(browser, "teams side by side").await;
    let plan = exported(browser, "csv", Some("plan")).await;
    let changed = String::from_utf8_lossy(&plan).replace("Coach", "A much longer title for what coaches do");
    fs::write(folder.join("plan.csv"), changed).expect("written");
    browser.enter("Share", "files").await;
    choose_file(browser, "open-file", &folder.join("plan.csv")).await;
    browser.until("return root.getElementById('review-title') != null").await;
    is_read(browser, "changes of a table").await;
    let schools = "School name,NCES id,Enrollment,Share of low-income students,Locale as the state says it\n\
        Riverbend Elementary School of Engineering and Design,120000001,412,0.61,Town: Distant\nOak,120000002,388,0.4,Rural\n";
    fs::write(folder.join("schools.csv"), schools).expect("written");
    browser.run("host.document = { format: 'stem-readiness', version: 1 }", vec![]).await;
    browser.enter("Plan", "pilot").await;
    browser.until("return root.getElementById('schools-file') != null").await;
    choose_file(browser, "schools-file", &folder.join("schools.csv")).await;
    browser.until("return root.querySelector('.import__column') != null").await;
    is_read(browser, "columns of a list of schools").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn names_in_the_header_keep_their_words_whole_beside_the_longest_sentence() {
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    browser.run("host.document = arguments[0]; host.setAttribute('storage', 'none')", vec![fixture("deep")]).await;
    browser.until("return root.querySelector('.header__save').textContent.startsWith('Not saved')").await;
    for width in [320, 390, 480, 600, 768, 820, 900, 1024, 1280] {
        browser.size(width, 900).await;
        let header = "const [header, title] = ['.header', '.header__owner'].map((it) => root.querySelector(it).getBoundingClientRect());
            return [header.height < 200, title.width > 100, document.documentElement.scrollWidth <= innerWidth]";
        assert_eq!(browser.run(header, vec![]).await, json!([true, true, true]), "{width} px");
    }
    browser.close().await;
}
