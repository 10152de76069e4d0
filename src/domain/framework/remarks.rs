//! Finds what has no effect in a framework file that fits, and probably should have.

use super::fault::fault;
use super::faults::{did_you_mean, take};
use super::{Choice, Framework, FrameworkFault};
use crate::base::{json, near};

/// The most remarks that are told.
const MOST_REMARKS: usize = 50;

/// Fields that were meant for others, tags that lead nowhere, and a language in which the widget says nothing.
pub(super) fn remarks(text: &str, speaks: fn(&str) -> bool) -> Vec<FrameworkFault> {
    let Ok(file) = json::parse(text) else { return Vec::new() };
    let (framework, reader) = take(&file);
    let mut remarks: Vec<FrameworkFault> =
        reader.misnamed.iter().map(|one| fault(one.path.clone(), did_you_mean(one))).collect();
    if !speaks(&framework.lang) {
        let message = format!("is `{}`, in which the widget has no sentences: its own are in English", framework.lang);
        remarks.push(fault("lang".to_owned(), message));
    }
    tags(&framework, &mut remarks);
    remarks.truncate(MOST_REMARKS);
    remarks
}

/// A mission's tags that no indicator carries, and an indicator's that was probably meant to be one of the mission's.
fn tags(framework: &Framework, remarks: &mut Vec<FrameworkFault>) {
    let offered = offered(framework);
    let raised: Vec<&str> = offered.iter().map(|(_, tag)| *tag).collect();
    let carried: Vec<&str> = framework.indicators().flat_map(|one| &one.tags).map(String::as_str).collect();
    for (path, tag) in offered.iter().filter(|(_, tag)| !carried.contains(tag)) {
        let meant = near::nearest(tag, carried.iter().copied());
        let hint = meant.map_or_else(|| "it raises nothing".to_owned(), |meant| format!("did you mean `{meant}`?"));
        remarks.push(fault(path.clone(), format!("is `{tag}`, which no indicator carries: {hint}")));
    }
    for (s, step) in framework.steps.iter().enumerate() {
        for (i, indicator) in step.indicators.iter().enumerate() {
            for (t, tag) in indicator.tags.iter().enumerate().filter(|(_, tag)| !raised.contains(&tag.as_str())) {
                if let Some(meant) = near::nearest(tag, raised.iter().copied()) {
                    let message = format!("is `{tag}`, which nothing in the mission raises: did you mean `{meant}`?");
                    remarks.push(fault(format!("steps[{s}].indicators[{i}].tags[{t}]"), message));
                }
            }
        }
    }
}

/// The tags that the mission raises, each with its path.
fn offered(framework: &Framework) -> Vec<(String, &str)> {
    let mission = &framework.mission;
    let choices = [
        ("focus", &mission.focus),
        ("purposes", &mission.purposes),
        ("partners", &mission.partners),
        ("authors", &mission.authors),
        ("obstacles", &mission.obstacles),
    ];
    let own = [
        ("focus_tags", &mission.focus_tags),
        ("partner_tags", &mission.partner_tags),
        ("author_tags", &mission.author_tags),
        ("stop_tags", &mission.stop_tags),
    ];
    let of =
        |path: String, tags: &[String]| -> Vec<String> { (0..tags.len()).map(|t| format!("{path}[{t}]")).collect() };
    let mut offered = Vec::new();
    for (list, choices) in choices {
        for (index, Choice { tags, .. }) in choices.iter().enumerate() {
            let paths = of(format!("mission.{list}[{index}].tags"), tags);
            offered.extend(paths.into_iter().zip(tags.iter().map(String::as_str)));
        }
    }
    for (list, tags) in own {
        offered.extend(of(format!("mission.{list}"), tags).into_iter().zip(tags.iter().map(String::as_str)));
    }
    offered
}
