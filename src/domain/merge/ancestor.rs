//! Which of our earlier states another copy goes back to.
//!
//! A copy does not say where it came from, and a wrong ancestor would take its older values for edits. So a state counts
//! as its ancestor only where the copy shows it: it holds something that came with that state, and lacks nothing that came
//! with it or before. Without such a state there is no ancestor, and what differs is a choice.

use std::rc::Rc;

use serde_json::Value;

use super::content::content;
use super::order::Rows;
use crate::domain::Document;

/// How many states are looked at, from the newest.
const MOST_STATES: usize = 40;

/// What a copy shows of one step from a state to the next.
#[derive(Clone, Copy, Debug, Default)]
struct Shown {
    /// It has something that came with the step.
    has: bool,
    /// It has something as it was before the step.
    lacks: bool,
}

/// The newest state of our own line that a copy goes back to, where the copy shows that. The oldest state comes first.
#[must_use]
pub fn ancestor(line: &[Rc<Document>], copy: &Document) -> Option<Rc<Document>> {
    let is_older = |state: &&Rc<Document>| {
        state.document_id == copy.document_id && state.revision <= copy.revision && !state.is_empty()
    };
    let states: Vec<&Rc<Document>> = line.iter().filter(is_older).collect();
    let states = &states[states.len().saturating_sub(MOST_STATES)..];
    let (contents, theirs): (Vec<Value>, _) = (states.iter().map(|state| content(state)).collect(), content(copy));
    if let Some(same) = contents.iter().rposition(|state| *state == theirs) {
        return Some(Rc::clone(states[same]));
    }
    let mut found = None;
    for (at, pair) in contents.windows(2).enumerate() {
        let mut shown = Shown::default();
        shown.compare(Some(&pair[0]), Some(&pair[1]), Some(&theirs));
        if shown.lacks {
            break;
        }
        if shown.has {
            found = Some(Rc::clone(states[at + 1]));
        }
    }
    found
}

impl Shown {
    fn compare(&mut self, before: Option<&Value>, after: Option<&Value>, copy: Option<&Value>) {
        if before == after {
            return;
        }
        let all = |is: fn(&Value) -> bool| [before, after, copy].into_iter().all(|side| side.is_some_and(is));
        if all(Value::is_object) {
            let names = [before, after].into_iter().flatten().filter_map(Value::as_object).flat_map(|one| one.keys());
            for name in names.collect::<std::collections::BTreeSet<_>>() {
                let [before, after, copy] = [before, after, copy].map(|side| side.and_then(|side| side.get(name)));
                self.compare(before, after, copy);
            }
        } else if all(Value::is_array) {
            let (before, after, copy) = (Rows::of(before), Rows::of(after), Rows::of(copy));
            for key in before.keys().iter().chain(after.keys().iter().filter(|key| before.get(key).is_none())) {
                self.compare(before.get(key), after.get(key), copy.get(key));
            }
        } else {
            self.has |= copy == after;
            self.lacks |= copy == before;
        }
    }
}
