//! What the npm package tells TypeScript is what the element has.

use std::fs;

use crate::support::root;

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The attributes of `element.js`: as HTML spells each, and as options do.
fn attributes() -> Vec<(String, String)> {
    let script = read("src/browser/element.js");
    let table = script.split("const ATTRIBUTES = {").nth(1).and_then(|rest| rest.split("};").next());
    let pairs: Vec<(String, String)> = table
        .expect("element.js has a table of attributes")
        .lines()
        .filter_map(|line| line.trim().trim_end_matches(',').split_once(": "))
        .map(|(attribute, option)| (attribute.trim_matches('"').to_owned(), option.trim_matches('"').to_owned()))
        .collect();
    assert!(pairs.len() > 5, "{pairs:?}");
    pairs
}

#[test]
fn every_attribute_has_a_type() {
    let (element, options) = (read("src/package/element.d.ts"), read("src/package/options.d.ts"));
    // The shell colors the accent and hands on the page that phones open; who mounts by hand has a shell of their own.
    let of_the_shell = ["accent", "rateHref"];
    for (attribute, option) in attributes() {
        let spelled = if attribute.contains('-') { format!("\"{attribute}\"") } else { attribute };
        assert!(element.contains(&format!("\n  {spelled}?: ")), "element.d.ts has no attribute {spelled}");
        if !of_the_shell.contains(&option.as_str()) {
            assert!(options.contains(&format!("\n  {option}?: ")), "options.d.ts has no option {option}");
        }
    }
}

#[test]
fn every_event_has_a_type() {
    let types = read("src/package/element.d.ts");
    let sources = read("src/browser/events.rs") + &read("src/browser/element.js");
    let mut events: Vec<&str> = sources
        .split("\"stem-readiness-")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
        .collect();
    events.sort_unstable();
    events.dedup();
    assert!(events.len() >= 5, "{events:?}");
    for event in events {
        assert!(types.contains(&format!("\"stem-readiness-{event}\": CustomEvent<")), "no type for {event}");
    }
}
