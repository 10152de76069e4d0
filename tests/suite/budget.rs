//! What a file may weigh: the rule of `cargo xtask ci`, with made-up weights.

use std::collections::BTreeMap;

use crate::xtask_budget::{Weights, faults, next, verdict};

const FILES: [&str; 2] = ["a.js", "b.js"];

fn by_file(entries: &[(&str, Weights)]) -> BTreeMap<String, Weights> {
    entries.iter().map(|(name, weights)| ((*name).to_owned(), *weights)).collect()
}

#[test]
fn a_file_above_its_budget_is_named_with_packing_weight_and_budget() {
    let budgets = by_file(&[("a.js", [100, 90, 80]), ("b.js", [10, 10, 10])]);
    let found = |weights: &[(&str, Weights)]| faults(&FILES, &by_file(weights), &budgets);
    assert_eq!(found(&[("a.js", [100, 90, 80]), ("b.js", [1, 1, 1])]), [""; 0]);
    assert_eq!(
        found(&[("a.js", [100, 91, 80]), ("b.js", [1, 1, 12])]),
        [
            "a.js weighs 91 bytes in brotli 5, 1 more than its budget of 90",
            "b.js weighs 12 bytes in brotli 11, 2 more than its budget of 10"
        ]
    );
}

#[test]
fn a_file_is_missed_and_a_new_one_needs_a_budget() {
    let none = BTreeMap::new();
    assert_eq!(faults(&FILES, &none, &none), ["a.js is missing", "b.js is missing"]);
    let found = faults(&FILES[..1], &by_file(&[("a.js", [1, 1, 1])]), &none);
    assert_eq!(found, ["a.js has no budget: `cargo xtask sizes --set` gives it one"]);
}

#[test]
fn a_budget_goes_down_by_itself_and_up_for_a_reason() {
    let budget = Some([1000, 1000, 1000]);
    assert_eq!(next([900, 990, 2000], budget, false), [909, 999, 1000]);
    assert_eq!(next([900, 990, 2000], budget, true), [909, 999, 2020]);
    assert_eq!(next([900, 990, 2000], None, false), [909, 999, 2020]);
}

#[test]
fn a_target_is_reached_or_missed_by_so_much() {
    assert_eq!(verdict(40, 40), "reached");
    assert_eq!(verdict(41, 40), "missed by 1");
}
