//! What the browser is made to do while a place is drawn.

use serde_json::{Value, json};

use crate::browser::{Browser, complete};
use crate::engine::ENGINES;
use crate::server::{Answer, Server};

const PAGE: &str = "<!doctype html><html lang=en><title>Host</title><link rel=icon href=data:,>
    <script src=stem-readiness.js defer></script><stem-readiness></stem-readiness>";

/// How often the page may be laid out while a place opens: once for the place, and for what comes up over the next frames.
const MOST_LAYOUTS: f64 = 4.0;

/// A card's closed part in which somebody has written is drawn in a frame of its own.
const CLOSED_PARTS: f64 = 6.0;

/// Presses the link with this id by the mouse.
async fn click(browser: &Browser, id: &str) {
    let middle = browser
        .run(
            "const it = root.getElementById(arguments[0]); it.scrollIntoView({ block: 'center' });
            const { x, y, width, height } = it.getBoundingClientRect(); return [x + width / 2, y + height / 2]",
            vec![json!(id)],
        )
        .await;
    for kind in ["mousePressed", "mouseReleased"] {
        let event = json!({ "type": kind, "x": middle[0], "y": middle[1], "button": "left", "clickCount": 1 });
        browser.command("Input.dispatchMouseEvent", event).await;
    }
}

/// A browser in which somebody has typed lays a page out for each field whose text a script sets.
#[tokio::test(flavor = "multi_thread")]
async fn a_place_is_laid_out_once_however_many_fields_it_has() {
    let server = Server::start(|path, _| if path == "/" { Answer::page(PAGE) } else { Answer::missing() });
    for (document, most) in [(Value::Null, MOST_LAYOUTS), (complete(), MOST_LAYOUTS + CLOSED_PARTS)] {
        let browser = Browser::open(&server.at("/")).await;
        if !document.is_null() {
            browser.run("host.document = arguments[0]", vec![document.clone()]).await;
        }
        browser.fill("What they will do", "Abc").await;
        browser.saved().await;
        browser.command("Performance.enable", json!({})).await;
        let before = browser.metrics().await["LayoutCount"];
        click(&browser, "place-readiness").await;
        browser.until("return root.querySelectorAll('.indicator--card').length === 6").await;
        browser.settle().await;
        let count = browser.metrics().await["LayoutCount"] - before;
        assert!(count <= most, "{count} layouts while Readiness opened");
        let notes = browser.run("return [...root.querySelectorAll('textarea')].map((it) => it.value)", vec![]).await;
        let kept = browser.document().await;
        for (at, note) in notes.as_array().expect("texts").iter().enumerate() {
            let kept = &kept["readiness"]["answers"][format!("V{}", at + 1)]["evidence"]["note"];
            assert_eq!(note.as_str(), Some(kept.as_str().unwrap_or_default()), "V{}", at + 1);
        }
        // *Save page as* writes a default into the file, also where its text has been changed since.
        let defaults = "return [...root.querySelectorAll('textarea, input[type=text], input[type=url]')].map((it) => it.defaultValue).join('')";
        assert_eq!(browser.run(defaults, vec![]).await, "", "no answer is a field's default");
        browser.close().await;
    }
}

/// A finger that explores the page with a screen reader finds a radio anywhere in what is drawn for it. The radio itself is
/// neither a layer nor a second ring around the one that its picture has.
#[tokio::test(flavor = "multi_thread")]
async fn a_radio_fills_what_is_drawn_for_it_and_draws_nothing() {
    let server = Server::start(|path, _| if path == "/" { Answer::page(PAGE) } else { Answer::missing() });
    for engine in ENGINES {
        let browser = Browser::open_in(engine, &server.at("/")).await;
        browser.press("Readiness").await;
        browser.until("return root.querySelectorAll('.indicator--card').length === 6").await;
        let outside = "return [...root.querySelectorAll('.level-picker__radio, .chip__box')].filter((it) => {
            it.parentElement.scrollIntoView({ block: 'center' });
            const { x, y, width, height } = it.parentElement.getBoundingClientRect();
            const corners = [[4, 4], [width - 4, 4], [4, height - 4], [width - 4, height - 4]];
            return height > 0 && !corners.every(([right, down]) => root.elementFromPoint(x + right, y + down) === it);
        }).map((it) => it.id || it.value)";
        assert_eq!(browser.run(outside, vec![]).await, json!([]), "{engine:?}");
        let drawn = "return [...root.querySelectorAll('.level-picker__radio, .chip__box')].filter((it) => {
            it.focus({ focusVisible: true });
            const { appearance, opacity, outlineStyle } = getComputedStyle(it);
            return appearance !== 'none' || opacity !== '1' || outlineStyle !== 'none';
        }).map((it) => it.id || it.value)";
        assert_eq!(browser.run(drawn, vec![]).await, json!([]), "{engine:?}");
        browser.close().await;
    }
}

/// Counts the elements that are made in each task of the page. Each takes a millisecond, as on a processor four times as slow
/// as a laptop's, and no time passes otherwise: a task draws the same on every machine.
const COUNT_BY_TASK: &str = "window.tasks = [];
    let made = 0, now = Date.now();
    Date.now = () => now;
    const note = () => {
        now += 1;
        if ((made += 1) > 1) return;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (tasks.push(made), (made = 0), port1.close());
        port2.postMessage(0);
    };
    for (const [kind, name] of [[Document, 'createElement'], [Document, 'createElementNS'], [Node, 'cloneNode']]) {
        const real = kind.prototype[name];
        kind.prototype[name] = function (...given) { note(); return real.apply(this, given) };
    }";

/// How many elements a task may make at the start: those of a tenth of a second.
const MOST_IN_A_TASK: u64 = 100;

/// A page that draws everything at once answers nobody meanwhile.
#[tokio::test(flavor = "multi_thread")]
async fn the_start_is_drawn_in_small_tasks() {
    for (start, least) in [("mission", 300), ("readiness", 500)] {
        let server = Server::start(move |path, _| match path {
            "/" => Answer::page(PAGE.replace("<stem-readiness", &format!("<stem-readiness start={start}"))),
            _ => Answer::missing(),
        });
        let browser = Browser::start().await;
        browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": COUNT_BY_TASK })).await;
        browser.driver.goto(server.at("/")).await.expect("the page opens");
        browser.until("return host.document != null").await;
        let tasks = browser.run("return tasks", vec![]).await;
        let tasks: Vec<u64> = serde_json::from_value(tasks).expect("numbers");
        let made: u64 = tasks.iter().sum();
        assert!(made >= least, "{start}: the first look and the live one are drawn: {tasks:?}");
        assert!(tasks.iter().all(|made| *made <= MOST_IN_A_TASK), "{start}: {tasks:?}");
        browser.close().await;
    }
}

/// Notes of each step of drawing how many elements the place has, and whether it is said to be under way.
const STAGES: &str = "window.stages = [];
    new MutationObserver(() => {
        const main = root.querySelector('.main');
        stages.push([main.querySelectorAll('*').length, main.getAttribute('aria-busy'), main.querySelector('#place-title') != null]);
    }).observe(root, { subtree: true, childList: true });";

/// How many elements of a room may be drawn first: 150, and what is in the components among them.
const MOST_IN_SIGHT: u64 = 330;

/// Somebody reads the top of a room while the rest of it is drawn.
#[tokio::test(flavor = "multi_thread")]
async fn a_room_is_drawn_as_far_as_it_is_in_sight_and_then_whole() {
    let server = Server::start(|path, _| if path == "/" { Answer::page(PAGE) } else { Answer::missing() });
    let deep: Value = serde_json::from_str(include_str!("../fixtures/deep.json")).expect("a document");
    let browser = Browser::open(&server.at("/")).await;
    browser.run("host.document = arguments[0]", vec![deep]).await;
    browser.settle().await;
    browser.run(STAGES, vec![]).await;
    for link in ["place-plan", "room-cost", "room-check-in"] {
        browser.run("stages.length = 0; root.getElementById(arguments[0]).click()", vec![json!(link)]).await;
        browser.settle().await;
        let stages = browser.run("return stages", vec![]).await;
        let (first, last) = (&stages[0], stages.as_array().and_then(|all| all.last()).expect("a drawing"));
        assert_eq!(first[1], "true", "{link}: the rest is said to follow: {stages}");
        assert_eq!(first[2], true, "{link}: the heading is there at once: {stages}");
        assert!(first[0].as_u64() < Some(MOST_IN_SIGHT), "{link}: {stages}");
        assert!(first[0].as_u64() < last[0].as_u64(), "{link}: more follows: {stages}");
        assert_eq!(last[1], Value::Null, "{link}: it is said to be whole: {stages}");
    }
    // Whoever goes on and comes back at once, before anything is painted, sees all of the room as well.
    let there_and_back = "for (const id of ['room-pilot', 'room-cost', 'room-pilot']) {
        root.getElementById(id).click();
        await Promise.resolve();
    }";
    browser.run(&format!("(async () => {{ {there_and_back} }})()"), vec![]).await;
    browser.settle().await;
    assert_eq!(browser.run("return root.getElementById('pilot-charter') != null", vec![]).await, true);
    browser.close().await;
}
