//! Several teams' files, chosen at once, seen side by side.

use std::fs;

use serde_json::json;

use crate::browser::{Browser, complete};
use crate::files::{choose_file, with};
use crate::scratch;

async fn order(browser: &Browser) -> String {
    let script = "return [...root.querySelectorAll('.beside__table tbody th')].map((name) => name.textContent).join()";
    browser.run(script, vec![]).await.as_str().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn files_stand_side_by_side_sort_by_any_column_and_one_that_does_not_fit_is_named() {
    let browser = with(&json!({ "format": "stem-readiness", "version": 1 })).await;
    let folder = scratch::folder("teams");
    let mut paths = Vec::new();
    for (name, level) in [("Birch", 1), ("Ash", 4), ("Cedar", 2)] {
        let mut team = complete();
        (team["document_id"], team["mission"]["community"]) = (json!(name), json!(name));
        for answer in team["readiness"]["answers"].as_object_mut().expect("answers").values_mut() {
            answer["response"] = json!({ "level": level });
        }
        let path = folder.join(format!("{name}.json"));
        fs::write(&path, team.to_string()).expect("written");
        paths.push(path.display().to_string());
    }
    fs::write(folder.join("notes.json"), "Notes of Monday").expect("written");
    paths.push(folder.join("notes.json").display().to_string());
    browser.enter("Share", "teams").await;
    choose_file(&browser, "team-files", paths.join("\n").as_ref()).await;
    browser.until("return root.querySelectorAll('.beside__table tbody tr').length === 3").await;
    assert_eq!(order(&browser).await, "Ash,Birch,Cedar");
    let words = browser.words().await;
    assert!(
        words.contains("One file is not shown.") && words.contains("notes.json: This file is damaged or cut short"),
        "{words}"
    );
    assert!(words.contains("Scores from 1.0 to 4.0, the middle one 2.0"), "{words}");
    for (wanted, sort) in [("Ash,Cedar,Birch", "descending"), ("Birch,Cedar,Ash", "ascending")] {
        browser.press("Overall").await;
        let state = format!("return root.querySelector('.beside__table th:last-child').ariaSort === '{sort}'");
        browser.until(&state).await;
        assert_eq!(order(&browser).await, wanted);
    }
    browser.press("Print the table").await;
    browser.until("return root.querySelector('.preview .paper table') != null").await;
    assert!(browser.words().await.contains("Readiness of 3 teams by step"));
    browser.close().await;
}
