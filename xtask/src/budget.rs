//! What the files that a browser fetches may weigh: the rule alone, apart from where the numbers come from.

use std::collections::BTreeMap;

/// The ways in which hosts pack a file. A saving counts where it saves in each.
pub(crate) const PACKINGS: [&str; 3] = ["gzip 6", "brotli 5", "brotli 11"];

/// Bytes, in the order of [`PACKINGS`].
pub(crate) type Weights = [usize; 3];

/// Why these weights may not be shipped: a sentence for each file that is missing or has no budget, and for each weight
/// above its budget.
pub(crate) fn faults(
    files: &[&str],
    weights: &BTreeMap<String, Weights>,
    budgets: &BTreeMap<String, Weights>,
) -> Vec<String> {
    let mut faults = Vec::new();
    for name in files {
        match (weights.get(*name), budgets.get(*name)) {
            (None, _) => faults.push(format!("{name} is missing")),
            (Some(_), None) => faults.push(format!("{name} has no budget: `cargo xtask sizes --set` gives it one")),
            (Some(weights), Some(budgets)) => faults.extend(above(name, weights, budgets)),
        }
    }
    faults
}

fn above(name: &str, weights: &Weights, budgets: &Weights) -> Vec<String> {
    let columns = PACKINGS.iter().zip(weights.iter().zip(budgets));
    let is_above = columns.filter(|(_, (weight, budget))| weight > budget);
    is_above
        .map(|(packing, (weight, budget))| {
            format!("{name} weighs {weight} bytes in {packing}, {} more than its budget of {budget}", weight - budget)
        })
        .collect()
}

/// The budget that follows from a file's weight: 1% more. It never rises by itself; `may_rise` says that somebody gave a
/// reason.
pub(crate) fn next(weights: Weights, budget: Option<Weights>, may_rise: bool) -> Weights {
    let ample = weights.map(|weight| weight + weight / 100);
    match budget {
        Some(budget) if !may_rise => std::array::from_fn(|at| ample[at].min(budget[at])),
        _ => ample,
    }
}

/// Whether a weight reaches what is wished for, in words.
pub(crate) fn verdict(weight: usize, most: usize) -> String {
    if weight <= most { "reached".to_owned() } else { format!("missed by {}", weight - most) }
}
