//! The three-way merge of trees: objects by field, lists by entry, everything else as a whole.

use serde_json::{Map, Value};

use super::conflict::{Conflict, Step};
use super::order::{Rows, order};

/// Values whose parts mean something together only.
const WHOLES: [&str; 5] = ["columns", "framework", "levels", "response", "values"];

/// Lists of plain values whose order means something.
const RANKED: [&str; 1] = ["priorities"];

/// What the room looks at: nobody is asked whether it was this or that.
const PASSING: [&str; 1] = ["talk"];

/// The same place in three copies.
#[derive(Clone, Copy)]
struct Place<'a> {
    base: Option<&'a Value>,
    ours: Option<&'a Value>,
    theirs: Option<&'a Value>,
}

/// How a place is merged.
enum Kind {
    Fields,
    List,
    Whole,
}

/// Merges two trees, and tells where they touch. Without a base everything in them is new.
pub(super) fn merged(base: Option<&Value>, ours: &Value, theirs: &Value) -> (Value, Vec<Conflict>) {
    let mut merging = Merging::default();
    let place = Place { base, ours: Some(ours), theirs: Some(theirs) };
    let value = merging.merged(place).unwrap_or_else(|| Value::Object(Map::new()));
    (value, merging.conflicts)
}

#[derive(Default)]
struct Merging {
    way: Vec<Step>,
    /// The key of the entry before the one that is merged, in theirs.
    after: Option<String>,
    conflicts: Vec<Conflict>,
}

impl Merging {
    fn merged(&mut self, place: Place<'_>) -> Option<Value> {
        let Place { base, ours, theirs } = place;
        if ours == theirs || theirs == base {
            return ours.cloned();
        }
        if ours == base {
            return theirs.cloned();
        }
        match self.kind(place) {
            Kind::Fields => self.fields(place),
            Kind::List => self.list(place),
            Kind::Whole => {
                if !self.way.last().is_some_and(|step| PASSING.contains(&step.name())) {
                    self.note(self.conflicts.len(), place);
                }
                ours.cloned()
            }
        }
    }

    /// An absent field is an empty one; an absent entry was removed, which touches whatever was done to it.
    fn kind(&self, place: Place<'_>) -> Kind {
        let is_entry = matches!(self.way.last(), Some(Step::Entry(_)));
        let all = |is: fn(&Value) -> bool| {
            let fits = |side: Option<&Value>| side.map_or(!is_entry, is);
            fits(place.ours) && fits(place.theirs)
        };
        if self.is_whole(place) {
            Kind::Whole
        } else if all(Value::is_object) {
            Kind::Fields
        } else if all(Value::is_array) {
            Kind::List
        } else {
            Kind::Whole
        }
    }

    /// A table of schools can be merged by row while every copy has the same columns.
    fn is_whole(&self, place: Place<'_>) -> bool {
        let Some(Step::Field(name)) = self.way.last() else { return false };
        let columns = |side: Option<&'_ Value>| side.and_then(|side| side.get("columns")).cloned();
        let is_other_table = || {
            let ours = columns(place.ours);
            ours != columns(place.theirs) || ours != columns(place.base)
        };
        WHOLES.contains(&name.as_str()) || (name == "schools" && columns(place.ours).is_some() && is_other_table())
    }

    fn fields(&mut self, place: Place<'_>) -> Option<Value> {
        let names = |side: Option<&Value>| -> Vec<String> {
            side.and_then(Value::as_object).into_iter().flat_map(Map::keys).cloned().collect()
        };
        let mut all = names(place.ours);
        all.extend(
            names(place.theirs).into_iter().filter(|name| place.ours.is_none_or(|ours| ours.get(name).is_none())),
        );
        let mut merged = Map::new();
        for name in all {
            let inner = Place {
                base: place.base.and_then(|side| side.get(&name)),
                ours: place.ours.and_then(|side| side.get(&name)),
                theirs: place.theirs.and_then(|side| side.get(&name)),
            };
            if let Some(value) = self.within(Step::Field(name.clone()), inner) {
                merged.insert(name, value);
            }
        }
        (!merged.is_empty()).then_some(Value::Object(merged))
    }

    fn list(&mut self, place: Place<'_>) -> Option<Value> {
        let (base, ours, theirs) = (Rows::of(place.base), Rows::of(place.ours), Rows::of(place.theirs));
        let order = order(&base, &ours, &theirs);
        let first = self.conflicts.len();
        let mut merged = Map::new();
        for key in &order.keys {
            self.after = theirs.before(key);
            let inner = Place { base: base.get(key), ours: ours.get(key), theirs: theirs.get(key) };
            if let Some(value) = self.within(Step::Entry(key.clone()), inner) {
                merged.insert(key.clone(), value);
            }
        }
        let listed = |keys: &[String]| -> Value { keys.iter().filter_map(|key| merged.get(key).cloned()).collect() };
        let all = listed(&order.keys);
        if let Some(other) = order.theirs.filter(|_| self.is_ranked(&all)) {
            self.note(first, Place { base: place.base, ours: Some(&all), theirs: Some(&listed(&other)) });
        }
        (!merged.is_empty()).then_some(all)
    }

    /// Whether the order of a list means something.
    fn is_ranked(&self, list: &Value) -> bool {
        let is_named = self.way.last().is_some_and(|step| RANKED.contains(&step.name()));
        is_named || list.get(0).is_some_and(Value::is_object)
    }

    fn within(&mut self, step: Step, place: Place<'_>) -> Option<Value> {
        self.way.push(step);
        let merged = self.merged(place);
        self.way.pop();
        merged
    }

    /// Notes a conflict. The one about a list's order comes before those about its entries.
    fn note(&mut self, at: usize, place: Place<'_>) {
        let [base, ours, theirs] = [place.base, place.ours, place.theirs].map(Option::<&Value>::cloned);
        let after = self.after.clone();
        self.conflicts.insert(at, Conflict { base, ours, theirs, after, ..Conflict::at(self.way.clone()) });
    }
}
