//! The parts of the plan, as people come to it: a leader six months on, and a district with forty schools.

use serde_json::{Value, json};

use crate::browser::{Browser, complete, on_disk};
use crate::files::{deep, with};
use crate::prints::{flowed, printed, text_of};

/// Prints a pack, and gives its words. The file is kept for looking at.
async fn print(browser: &Browser, name: &str, file: &str) -> String {
    browser.enter("Share", "print").await;
    browser.press_print(name).await;
    browser.until("return root.querySelector('.paper') != null").await;
    let pdf = printed(browser).await;
    let kept = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/prints");
    std::fs::create_dir_all(&kept).expect("the folder can be made");
    std::fs::copy(&pdf, kept.join(file)).expect("copied");
    browser.press("Back to Share").await;
    browser.until("return root.querySelector('.preview') == null").await;
    flowed(&text_of(&pdf))
}

/// Writes into the control of this id, as typing does.
pub(crate) async fn write(browser: &Browser, id: &str, text: &str) {
    let script = "const it = root.getElementById(arguments[0]); it.value = arguments[1];
        it.dispatchEvent(new InputEvent('input', { bubbles: true })); it.dispatchEvent(new Event('change', { bubbles: true }))";
    browser.run(script, vec![json!(id), json!(text)]).await;
    browser.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_leader_six_months_on_opens_the_file_checks_in_and_prints_the_report() {
    let browser = with(&complete()).await;
    browser.enter("Plan", "check-in").await;
    browser.press("Begin a check-in").await;
    let actions = browser.document().await["plan"]["actions"].clone();
    let id = |at: usize| actions[at]["id"].as_str().unwrap_or_default().to_owned();
    write(&browser, &format!("check-{}-status", id(0)), "done").await;
    write(&browser, &format!("check-{}-why", id(0)), "All six coaches were trained in January.").await;
    write(&browser, &format!("check-{}-status", id(1)), "stuck").await;
    write(&browser, &format!("check-{}-next", id(1)), "Move the release days to Tuesdays.").await;
    browser.run("root.querySelectorAll('.room details').forEach((one) => { one.open = true })", vec![]).await;
    write(&browser, &format!("check-{}-reading", id(0)), "6").await;
    write(&browser, "rerate-T3", "2").await;
    browser.fill("What we learned", "Release days on Fridays cost twice.").await;
    browser.fill("What comes next", "A second cycle in March.").await;
    write(&browser, "hand-from", "J. Lee").await;
    write(&browser, "hand-to", "P. Nunez").await;
    browser.press("Hand over").await;
    browser.run("root.getElementById('hand-over-now').click()", vec![]).await;
    browser.settle().await;

    let document = browser.document().await;
    let check_in = &document["plan"]["check_ins"][0];
    assert_eq!(check_in["actions"][0]["status"], "done");
    assert_eq!(check_in["rerated"][0]["to"], 2);
    assert_eq!(document["readiness"]["answers"]["T3"]["response"]["level"], 2, "what is rated anew counts at once");
    assert_eq!(document["plan"]["actions"][0]["status"], "done");
    assert_eq!(document["plan"]["actions"][1]["owner"], "P. Nunez", "open actions go to the other person");
    let text = print(&browser, "Print the progress report", "progress.pdf").await;
    for words in [
        "What we said",
        "All six coaches were trained in January.",
        "What is done",
        "Six trained coaches",
        "What changed",
        "Coaching: from 1",
        "What we learned",
        "Release days on Fridays cost twice.",
        "What comes next",
        "P. Nunez: Move the release days to Tuesdays.",
        "A second cycle in March.",
    ] {
        assert!(text.contains(words), "`{words}` is not in the report:\n{text}");
    }
    let family = print(&browser, "Print the family page", "family.pdf").await;
    assert!(family.contains("What we want for every student"), "{family}");
    browser.close().await;
}

/// The table of the deep fixture's schools, as a district would send it.
fn forty_schools(document: &Value) -> String {
    let mut text = String::from("School;Students;Level;Locale;Low income;English learners\r\n");
    for school in document["plan"]["pilot"]["schools"]["rows"].as_array().expect("schools") {
        let cell = |at: usize| school["values"][at].as_str().unwrap_or_default().to_owned();
        let name = school["name"].as_str().unwrap_or_default();
        text += &format!(
            "\"{name}; school\";{};{};{};{} %;{}\r\n",
            cell(0),
            cell(1),
            cell(2),
            cell(3),
            cell(4).replace('.', ",")
        );
    }
    text + ";12;High;City;1 %;0\r\n"
}

#[tokio::test(flavor = "multi_thread")]
async fn forty_schools_from_a_table_to_a_printed_charter_and_cost_pages() {
    let browser = with(&complete()).await;
    browser.enter("Plan", "pilot").await;
    write(&browser, "schools-text", &forty_schools(&deep())).await;
    browser.until("return root.querySelector('.import__review') != null").await;
    let words = browser.words().await;
    assert!(words.contains("40 schools understood"), "{words}");
    assert!(words.contains("One row names no school and is left out."), "{words}");
    assert!(words.contains("Row 42: 12 High City"), "{words}");
    browser.press("Take over 40 schools").await;
    write(&browser, "pilot-count", "6").await;
    browser.until("return root.querySelector('.pilot__sites')?.innerText.startsWith('6 suggested sites')").await;
    let suggested = browser.run("return root.querySelector('.pilot__sites').innerText", vec![]).await;
    browser.run("root.getElementById('pilot-schools').open = true", vec![]).await;
    let first =
        browser.run("return root.querySelector('.pilot__school .pilot__name').childNodes[0].textContent", vec![]).await;
    let out = format!("Keep out {}", first.as_str().expect("a name"));
    browser.press(&out).await;
    let keeps_out = "return root.querySelector('.pilot__sites') && !root.querySelector('.pilot__sites').innerText.includes(root.querySelector('[aria-pressed=true]').getAttribute('aria-label').slice(9))";
    browser.until(keeps_out).await;
    assert_ne!(
        browser.run("return root.querySelector('.pilot__sites').innerText", vec![]).await,
        suggested,
        "it answers at once"
    );
    browser.press("Agree on these sites").await;
    let sites = browser.document().await["plan"]["pilot"]["sites"].clone();
    assert_eq!(sites.as_array().map(Vec::len), Some(6));

    browser.press("Pilot charter and waves").await;
    browser.fill("What the pilot should answer", "Can two coaching cycles put a project into every room?").await;
    browser.fill("We stop if", "fewer than three sites finish the first cycle").await;
    browser.enter("Plan", "cost").await;
    browser.press("Add a source").await;
    browser.fill("Source", "State STEM grant").await;
    let grant = browser.document().await["plan"]["cost"]["sources"][0]["id"].clone();
    let grant = grant.as_str().expect("an id");
    write(&browser, &format!("plan.cost.sources.{grant}.end_date"), "2028-05-31").await;
    browser.press("Add a cost").await;
    let line = browser.document().await["plan"]["cost"]["lines"][0]["id"].clone();
    let line = line.as_str().expect("an id");
    browser.press("Dates, kind, schools, spent").await;
    for (field, text) in [
        ("what", "Half a coach"),
        ("recurs", "yearly"),
        ("quantity_hundredths", "0,5"),
        ("unit_cost_cents", "84,000.50"),
        ("start_date", "2026-09-01"),
        ("source", grant),
    ] {
        write(&browser, &format!("plan.cost.lines.{line}.{field}"), text).await;
    }
    let kept = browser.document().await["plan"]["cost"]["lines"][0].clone();
    assert_eq!((&kept["quantity_hundredths"], &kept["unit_cost_cents"]), (&json!(50), &json!(8_400_050)));
    write(&browser, &format!("plan.cost.lines.{line}.unit_cost_cents"), "84 thousand").await;
    assert_eq!(browser.document().await["plan"]["cost"]["lines"][0], kept, "what is no amount changes nothing");
    assert!(browser.words().await.contains("Write a number, such as 1,250.50."));
    write(&browser, &format!("plan.cost.lines.{line}.unit_cost_cents"), "84,000.50").await;
    assert!(browser.words().await.contains("From 2028–29, $42,000.25 a year has no money."));
    write(&browser, "what-if-end", "2029-12-31").await;
    assert!(
        browser.words().await.contains("From 2030–31, $42,000.25 a year has no money."),
        "what if is told, and changes nothing"
    );
    assert_eq!(browser.document().await["plan"]["cost"]["sources"][0]["end_date"], "2028-05-31");

    let text = print(&browser, "Print the pilot charter", "charter.pdf").await;
    for words in [
        "Can two coaching cycles put",
        "6 sites",
        "How well the pilots mirror the district",
        "Low income",
        "We stop if",
    ] {
        assert!(text.contains(words), "`{words}` is not in the charter:\n{text}");
    }
    let text = print(&browser, "Print the cost pages", "costs.pdf").await;
    for words in [
        "From 2028–29, $42,000.25 a year has no money.",
        "State STEM grant",
        "2030–31",
        "What it costs for a student, school by school",
    ] {
        assert!(text.contains(words), "`{words}` is not in the cost pages:\n{text}");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn several_teams_on_one_device_and_side_by_side() {
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    browser.run("host.document = arguments[0]", vec![complete()]).await;
    browser.saved().await;
    let first = browser.document().await;
    browser.enter("Share", "teams").await;
    browser.press("Begin a new team").await;
    assert_eq!(browser.document().await["mission"], Value::Null, "the new team begins empty");
    browser.press("Mission").await;
    browser.fill("Your district or team", "Hill County").await;
    browser.saved().await;
    browser.enter("Share", "teams").await;
    browser.press("Show the teams on this device").await;
    let words = browser.words().await;
    assert!(words.contains("Hill County") && words.contains("Riverbend"), "{words}");
    browser.press("Open Riverbend").await;
    let mut again = browser.document().await;
    for counted in ["revision", "marks"] {
        again[counted] = first[counted].clone();
    }
    assert_eq!(again, first, "the first team is as it was left");
    browser.go(&on_disk("dist/stem-readiness.html")).await;
    assert_eq!(browser.document().await["document_id"], first["document_id"], "the open team stays open");
    browser.enter("Share", "teams").await;
    browser.press("Remove Hill County from this device").await;
    assert!(!browser.words().await.contains("Open Hill County"));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_planner_answers_for_two_thousand_schools_while_people_type() {
    let took = crate::pilot_bench::planned(2000).await;
    assert!(took[0] > 0.0, "{took:?}");
}

/// Enter and the arrow keys go through the cells of the cost lines; a table that is pasted into one fills them.
#[tokio::test(flavor = "multi_thread")]
async fn the_cost_grid_takes_keys_and_a_table_that_is_pasted() {
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    browser.enter("Plan", "cost").await;
    let at = |row: usize, field: &str| {
        format!(
            "const lines = host.document.plan.cost?.lines ?? [];
            return lines.length > {row} && root.activeElement?.id === `plan.cost.lines.${{lines[{row}].id}}.{field}`"
        )
    };
    let keys = async |text: &str| {
        browser.driver.action_chain().send_keys(text).perform().await.expect("keys");
    };
    browser.run("root.getElementById('plan.cost.lines.add').click()", vec![]).await;
    browser.until(&at(0, "what")).await;
    keys("Coach").await;
    keys("\u{e007}").await; // Enter begins the next line.
    browser.until(&at(1, "what")).await;
    keys("\u{e013}").await; // Up, and to the right from the end of the text.
    browser.until(&at(0, "what")).await;
    keys("\u{e010}\u{e014}").await;
    browser.until(&at(0, "quantity_hundredths")).await;
    keys("\u{e015}").await;
    browser.until(&at(1, "quantity_hundredths")).await;
    keys("\u{e012}").await;
    browser.until(&at(1, "what")).await;
    let paste = "const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', 'Sensors\\t12\\t$1,299.99\\nKits\\t2\\t40');
        root.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }))";
    browser.run(paste, vec![]).await;
    browser.until("return host.document.plan.cost.lines.length === 3").await;
    let lines = "return host.document.plan.cost.lines.map((line) => [line.what, line.quantity_hundredths ?? null, line.unit_cost_cents ?? null])";
    let right = json!([["Coach", null, null], ["Sensors", 1200, 129_999], ["Kits", 200, 4000]]);
    assert_eq!(browser.run(lines, vec![]).await, right);
    browser.close().await;
}
