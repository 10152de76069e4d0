//! Ten tasks of a team, done as a person does them, and counted; and how tall each room is. `docs/measured.md` has both.

use std::cell::Cell;
use std::fs;

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::browser::{Browser, complete, fixture, on_disk};
use crate::files::choose_file;
use crate::scratch;

/// A task with what it took before there were rooms: clicks and keys, and screens that were scrolled.
const TASKS: [(&str, [u32; 2]); 10] = [
    ("Thirty ratings by key", [60, 0]),
    ("An owned, dated action", [7, 0]),
    ("A pilot from a file", [4, 7]),
    ("A cost line", [7, 5]),
    ("A reading", [6, 6]),
    ("A hand-over", [6, 9]),
    ("A check-in begun", [3, 6]),
    ("A board page", [2, 0]),
    ("A workbook saved", [3, 2]),
    ("The workshop begun", [2, 0]),
];

/// How far a person scrolls at once, in pixels: nearly a window.
const SCREEN: f64 = 800.0;

/// Somebody at a window of 1280 by 900 pixels. A click is an act, a key is one, and a text that is typed is one.
struct Person<'a> {
    browser: &'a Browser,
    acts: Cell<u32>,
    screens: Cell<u32>,
}

impl Person<'_> {
    /// Scrolls to what a selector finds.
    async fn seek(&self, selector: &str) -> WebElement {
        let there = format!("return root.querySelector({})?.getClientRects().length > 0", json!(selector));
        self.browser.until(&there).await;
        let script = "const it = document.querySelector('stem-readiness').shadowRoot.querySelector(arguments[0]);
            const { top, bottom } = it.getBoundingClientRect();
            const past = bottom > innerHeight ? bottom - innerHeight : Math.max(0, -top);
            it.scrollIntoView({ block: 'center' }); return [it, past]";
        let found = self.browser.driver.execute(script, vec![json!(selector)]).await.expect("a script");
        let past = found.json()[1].as_f64().unwrap_or_default();
        self.screens.set(self.screens.get() + (past / SCREEN).ceil() as u32);
        let script = "return document.querySelector('stem-readiness').shadowRoot.querySelector(arguments[0])";
        let found = self.browser.driver.execute(script, vec![json!(selector)]).await.expect("a script");
        found.element().expect("an element")
    }

    async fn click(&self, selector: &str) {
        let element = self.seek(selector).await;
        element.click().await.unwrap_or_else(|error| panic!("`{selector}` takes a click: {error}"));
        self.act().await;
    }

    /// Presses the button that is named so.
    async fn press(&self, name: &str) {
        let mark = "const it = named('button', arguments[0]); it?.setAttribute('data-next', ''); return !!it";
        assert_eq!(self.browser.run(mark, vec![json!(name)]).await, true, "there is a button `{name}`");
        self.click("[data-next]").await;
        self.browser.run("root.querySelector('[data-next]')?.removeAttribute('data-next')", vec![]).await;
    }

    /// A key, or a text, into what has the keyboard.
    async fn keys(&self, keys: &str) {
        self.browser.driver.action_chain().send_keys(keys).perform().await.expect("keys");
        self.act().await;
    }

    async fn act(&self) {
        self.acts.set(self.acts.get() + 1);
        self.browser.settle().await;
    }

    async fn enter(&self, room: &str) {
        self.click("#place-plan").await;
        self.click(&format!("#room-{room}")).await;
    }

    /// Waits until a script about the document is true.
    async fn sees(&self, script: &str) {
        self.browser.until(&format!("const at = host.document; return {script}")).await;
    }

    async fn does(&self, task: &str) {
        match task {
            "Thirty ratings by key" => self.rates().await,
            "An owned, dated action" => self.agrees_on_an_action().await,
            "A pilot from a file" => self.chooses_a_pilot().await,
            "A cost line" => {
                self.enter("cost").await;
                self.press("Add a cost").await;
                self.keys("Coach").await;
                self.click("[id$='unit_cost_cents']").await;
                self.keys("84000").await;
                self.sees("at.plan.cost.lines.at(-1).what === 'Coach'").await;
            }
            "A reading" => {
                self.enter("measures").await;
                self.click("[id^='measure-'][id$='reading-value']").await;
                self.keys("41").await;
                self.keys("\u{e007}").await;
                self.sees("JSON.stringify(at.plan.measures).includes('\"41\"')").await;
            }
            "A hand-over" => {
                self.enter("check-in").await;
                self.click("#hand-over-summary").await;
                self.click("#hand-to").await;
                self.keys("P. Nunez").await;
                self.keys("\u{e007}").await;
                self.sees("JSON.stringify(at.plan.actions).includes('P. Nunez')").await;
            }
            "A check-in begun" => {
                self.enter("check-in").await;
                self.click("#check-in-begin").await;
            }
            "A board page" => {
                self.click("#place-share").await;
                self.press("Print the board page").await;
                self.browser.until("return !!root.querySelector('.paper--board')").await;
            }
            "A workbook saved" => {
                self.click("#place-share").await;
                self.click("#room-files").await;
                self.click("#save-xlsx").await;
            }
            _ => {
                self.click(".header__workshop button").await;
                self.browser.until("return !!root.querySelector('#invitation, [id^=team-], .workshop')").await;
            }
        }
    }

    async fn rates(&self) {
        self.click("#place-readiness").await;
        for rated in 1..=30 {
            self.keys("2").await;
            self.sees(&format!("Object.keys(at.readiness.answers).length === {rated}")).await;
        }
    }

    async fn agrees_on_an_action(&self) {
        self.click("#place-plan").await;
        if self.browser.run("return !root.querySelector('.suggestions')?.open", vec![]).await == true {
            self.click(".suggestions__summary").await;
        }
        self.click("[id^='adopt-']").await;
        self.keys("A. Ortiz").await;
        self.keys("\u{e004}").await;
        self.keys("02262027").await;
        self.sees("at.plan.actions.at(-1).owner === 'A. Ortiz' && at.plan.actions.at(-1).due_date === '2027-02-26'")
            .await;
    }

    async fn chooses_a_pilot(&self) {
        let row = |at: usize| format!("S{at},{},{},{}\n", 200 + at * 13, 20 + at * 7 % 60, ["Middle", "High"][at % 2]);
        let path = scratch::path("schools.csv");
        let rows: String = (0..40).map(row).collect();
        fs::write(&path, format!("School,Students,Low income,Level\n{rows}")).expect("the folder can be written");
        self.enter("pilot").await;
        self.seek("label[for='schools-file']").await;
        choose_file(self.browser, "schools-file", &path).await;
        self.press("Take over").await;
        self.browser.until("return !!named('button', 'Agree on these')").await;
        self.press("Agree on these").await;
        self.sees("at.plan.pilot.sites.length > 0").await;
    }
}

fn document(task: &str) -> Option<Value> {
    match task {
        "Thirty ratings by key" => None,
        "An owned, dated action" => {
            let mut half = fixture("half");
            half["plan"]["actions"] = json!([]);
            Some(half)
        }
        "A reading" | "A hand-over" => Some(fixture("deep")),
        _ => Some(complete()),
    }
}

/// The table that `docs/measured.md` has: `cargo test --test e2e tasks:: -- --nocapture`.
#[tokio::test(flavor = "multi_thread")]
async fn ten_tasks_take_a_third_fewer_acts_and_none_takes_more() {
    let mut table =
        "| Task | Acts before | Acts now | Screens before | Screens now |\n|---|---|---|---|---|\n".to_owned();
    let mut sums = [0; 4];
    let browser = Browser::start().await;
    for (task, [acts, screens]) in TASKS {
        browser.go(&on_disk("dist/stem-readiness.html")).await;
        browser.size(1280, 900).await;
        browser.run("host.reset()", vec![]).await;
        if let Some(document) = document(task) {
            browser.run("host.document = arguments[0]", vec![document]).await;
        }
        browser.settle().await;
        let person = Person { browser: &browser, acts: Cell::new(0), screens: Cell::new(0) };
        person.does(task).await;
        let row = [acts, person.acts.get(), screens, person.screens.get()];
        table += &format!("| {task} | {} | {} | {} | {} |\n", row[0], row[1], row[2], row[3]);
        sums = std::array::from_fn(|at| sums[at] + row[at]);
        assert!(row[1] <= row[0] && row[3] <= row[2], "worse than before:\n{table}");
        browser.saved().await;
    }
    browser.close().await;
    println!("{table}| All | {} | {} | {} | {} |", sums[0], sums[1], sums[2], sums[3]);
    assert!(sums[1] * 3 <= sums[0] * 2, "less than a third is saved:\n{table}");
}

/// The other table that `docs/measured.md` has: `cargo test --test e2e -- --ignored the_height --nocapture`.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "measures, and asserts nothing"]
async fn the_height_of_each_room() {
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    browser.run("host.document = arguments[0]", vec![fixture("largest")]).await;
    println!("| Place and room | 390 px | 820 px | 1280 px |\n|---|---|---|---|");
    for place in ["Mission", "Readiness", "Insights", "Plan", "Share"] {
        browser.size(1280, 900).await;
        browser.press(place).await;
        let ids = "return [...root.querySelectorAll('.rail__rooms a, .rail__steps a')].map((it) => it.id)";
        let mut ids: Vec<String> = serde_json::from_value(browser.run(ids, vec![]).await).expect("ids");
        if ids.is_empty() {
            ids.push(String::new());
        }
        for id in ids {
            let room = id.split_once('-').map(|(_, room)| format!(", {room}")).unwrap_or_default();
            let mut row = Vec::new();
            for (width, height) in [(390, 844), (820, 1000), (1280, 900)] {
                browser.size(width, height).await;
                browser.run("root.getElementById(arguments[0])?.click()", vec![json!(id)]).await;
                browser.settle().await;
                let tall = browser.run("return Math.round(host.getBoundingClientRect().height)", vec![]).await;
                row.push(tall.to_string());
            }
            println!("| {place}{room} | {} |", row.join(" | "));
        }
    }
    browser.close().await;
}
