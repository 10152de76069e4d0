//! The browser is killed at random moments, in the middle of typing: what was called saved is there afterwards.
//!
//! `KILLS` says how often, and `SEED` repeats the rhythm of a run. `cargo xtask trials` does it hundreds of times.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::{Engine, Setup};
use crate::scratch;
use crate::server::{Answer, Server};

const PAGE: &str = "<!doctype html><html lang=en><title>Host</title><link rel=icon href=data:,>
    <script src=stem-readiness.js defer></script><stem-readiness></stem-readiness>";

/// Types one numbered edit after another, with these pauses between them, and tells the server of each, and of each that
/// the widget calls saved while the document holds it.
const TYPE: &str = r"
const [first, pauses] = arguments;
const field = labelled('Who');
let told = 0;
const look = () => {
  const held = Number(host.document?.mission?.who?.split(' ')[1] ?? 0);
  if (host.status.saved === 'saved' && held > told) fetch(`/saved/${(told = held)}`);
};
host.addEventListener('stem-readiness-saved', look);
setInterval(look, 5);
let number = first;
const type = () => {
  field.value = `edit ${number}`;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  fetch(`/typed/${number}`);
  number += 1;
  if (pauses.length) setTimeout(type, pauses.shift());
};
type();
";

/// The shortest and the longest time from the first edit to the kill, in milliseconds.
const KILLED_AFTER_MS: (u64, u64) = (50, 3000);

#[tokio::test(flavor = "multi_thread")]
async fn chromium_killed_while_typing_keeps_what_was_called_saved() {
    killed_while_typing(Engine::Chromium, 6).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn firefox_killed_while_typing_keeps_what_was_called_saved() {
    killed_while_typing(Engine::Firefox, 3).await;
}

async fn killed_while_typing(engine: Engine, usual_kills: u64) {
    let kills = number_from("KILLS").unwrap_or(usual_kills);
    let seed = number_from("SEED").unwrap_or_else(seed_of_the_moment);
    let mut chance = Chance(seed);
    let told = Arc::new(Mutex::new(Told::default()));
    let server = serve(Arc::clone(&told));
    let setup = Setup { profile: Some(scratch::folder("kept-profile")), ..Setup::default() };
    let mut tally = Tally::default();
    let mut browser = open(engine, &setup, &server).await;
    for _ in 0..kills {
        let first = told.lock().expect("no thread panicked").highest + 1;
        browser.run(TYPE, vec![json!(first), json!(chance.pauses())]).await;
        tokio::time::sleep(Duration::from_millis(chance.between(KILLED_AFTER_MS))).await;
        browser.kill().await;
        let killed = Instant::now();
        browser = open(engine, &setup, &server).await;
        let kept = number_in(&browser.document().await);
        tally.add(&mut told.lock().expect("no thread panicked"), kept, killed);
        println!("{engine}, SEED={seed}: {tally}");
    }
    browser.close().await;
    let _ = setup.profile.map(std::fs::remove_dir_all);
    assert_eq!(tally.lost, 0, "{engine} lost edits that had been called saved, SEED={seed}: {tally}");
}

async fn open(engine: Engine, setup: &Setup, server: &Server) -> Browser {
    let browser = Browser::start_with(engine, setup).await;
    browser.go(&server.at("/")).await;
    browser
}

/// The number of the edit that a document holds; 0 when there is none.
fn number_in(document: &Value) -> u64 {
    let words = document["mission"]["who"].as_str().unwrap_or_default();
    words.strip_prefix("edit ").and_then(|number| number.parse().ok()).unwrap_or_default()
}

/// What the page has told, before it was killed.
#[derive(Default)]
struct Told {
    /// When each edit since the last kill was typed.
    typed: BTreeMap<u64, Instant>,
    /// The highest number that an edit has had, whether it was kept or not.
    highest: u64,
    /// The latest edit that was called saved.
    saved: u64,
    /// How often edits were called saved.
    times_saved: usize,
}

impl Told {
    fn hear(&mut self, path: &str) -> Option<()> {
        let (what, number) = path.strip_prefix('/')?.split_once('/')?;
        let number = number.parse().ok()?;
        self.highest = self.highest.max(number);
        if what == "saved" {
            self.saved = self.saved.max(number);
            self.times_saved += 1;
        } else {
            self.typed.insert(number, Instant::now());
        }
        Some(())
    }
}

fn serve(told: Arc<Mutex<Told>>) -> Server {
    Server::start(move |path, _| {
        if path == "/" {
            return Answer::page(PAGE);
        }
        told.lock().expect("no thread panicked").hear(path).map_or_else(Answer::missing, |()| Answer::page(""))
    })
}

/// What the kills have cost so far.
#[derive(Default)]
struct Tally {
    typed: usize,
    times_saved: usize,
    /// Edits that had been called saved, and are gone.
    lost: u64,
    /// The most edits that had not been called saved and went with one kill.
    most_edits: usize,
    /// How long before each kill the typing began that went with it.
    gone: Vec<Duration>,
}

impl Tally {
    /// Compares what is kept after a kill with what had been told before it.
    fn add(&mut self, told: &mut Told, kept: u64, killed: Instant) {
        self.lost += told.saved.saturating_sub(kept);
        self.times_saved += std::mem::take(&mut told.times_saved);
        self.typed += told.typed.len();
        let gone = std::mem::take(&mut told.typed).split_off(&(kept + 1));
        self.most_edits = self.most_edits.max(gone.len());
        let since = gone.values().next().map(|typed| killed.saturating_duration_since(*typed));
        self.gone.push(since.unwrap_or_default());
        // What was lost is counted once.
        told.saved = kept;
        told.highest = told.highest.max(kept);
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tally { typed, times_saved, lost, most_edits, gone } = self;
        let mut gone_ms: Vec<u128> = gone.iter().map(Duration::as_millis).collect();
        gone_ms.sort_unstable();
        let (kills, median) = (gone_ms.len(), gone_ms.get(gone_ms.len() / 2).unwrap_or(&0));
        let (longest, long) = (gone_ms.last().unwrap_or(&0), gone_ms.iter().filter(|gone| **gone > 1000).count());
        write!(
            f,
            "{kills} kills, {typed} edits, saved {times_saved} times; {lost} edits lost that had been called saved; \
             of what had not, at most {most_edits} edits, typed in the last {median} ms (median), {longest} ms (longest), \
             more than a second in {long} kills"
        )
    }
}

/// Numbers that look like chance and are the same for the same seed (xorshift).
struct Chance(u64);

impl Chance {
    fn between(&mut self, (low, high): (u64, u64)) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        low + self.0 % (high - low + 1)
    }

    /// The pauses between edits, in milliseconds, for longer than until the kill: runs of keys, and now and then a thought
    /// in which the widget has time to save.
    fn pauses(&mut self) -> Vec<u64> {
        let mut pauses = Vec::new();
        while pauses.iter().sum::<u64>() < KILLED_AFTER_MS.1 {
            let is_thought = self.between((1, 8)) == 1;
            pauses.push(self.between(if is_thought { (350, 900) } else { (15, 200) }));
        }
        pauses
    }
}

fn number_from(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Never 0, of which xorshift makes nothing else.
fn seed_of_the_moment() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |time| time.as_nanos() as u64 | 1)
}
