//! What a check-in says, on screen and on paper.

use super::plan::status;
use super::readiness::level;
use crate::domain::check_in::{CheckIn, Checked, Rerated};
use crate::domain::{Framework, Plan};
use crate::words::{Words, with};

/// What was said on a day: each action with how it goes, why and what is next; what was rated anew, learned, and comes
/// next. Nothing where nothing was said.
pub(crate) fn lines(said: &CheckIn, plan: &Plan, framework: &Framework, words: &Words) -> Vec<String> {
    let mut lines: Vec<String> = said.actions.iter().map(|checked| line(checked, plan, words)).collect();
    lines.extend(said.rerated.iter().map(|rated| rerated(said, rated, framework, words)));
    let texts = [(said.learned.trim(), true), (said.next.trim(), false)];
    lines.extend(texts.into_iter().filter(|(text, _)| !text.is_empty()).map(|(text, is_learned)| {
        if is_learned { words.check_in_was_learned(text) } else { words.check_in_was_next(text) }
    }));
    lines
}

/// An action that is gone from the plan has no title any more.
fn line(checked: &Checked, plan: &Plan, words: &Words) -> String {
    let action = plan.actions.iter().find(|action| action.id == checked.action);
    let title = action.map(|action| action.title.trim().trim_end_matches('.')).filter(|title| !title.is_empty());
    let title = title.map_or_else(|| words.plan_untitled().into_owned(), str::to_owned);
    let now = status(words, checked.status);
    let mut line = match checked.was == checked.status {
        true => words.check_in_line(with::Status(now), with::Title(title)),
        false => {
            words.check_in_line_changed(with::Status(now), with::Title(title), with::Was(status(words, checked.was)))
        }
    };
    if !checked.why.trim().is_empty() {
        line = words.check_in_because(with::Line(line), with::Why(checked.why.trim().trim_end_matches('.')));
    }
    if !checked.next_step.trim().is_empty() {
        line = words.check_in_then(with::Line(line), with::Step(checked.next_step.trim().trim_end_matches('.')));
    }
    line
}

/// "Coaching: from 1 Exploring to 2 Building, Nov 2, 2026".
pub(crate) fn rerated(said: &CheckIn, rated: &Rerated, framework: &Framework, words: &Words) -> String {
    let from = rated.from.map_or_else(|| words.readiness_not_rated().into_owned(), |from| level(framework, from));
    let title = framework.indicator(&rated.indicator).map_or(rated.indicator.as_str(), |known| known.title.as_str());
    words.check_in_rerated(
        with::Date(words.date(said.date)),
        with::From(from),
        with::Title(title),
        with::To(level(framework, rated.to)),
    )
}
