//! Ids are counters, so two copies can give the same one to two things. Theirs then gets another, and what refers to it
//! follows.

use serde_json::Value;

use crate::base::Table;

/// Fields that hold ids of things the team made, one or a list of them.
pub(super) const REFERENCES: [&str; 12] = [
    "action",
    "actions",
    "chosen_draft",
    "excluded",
    "id",
    "locked",
    "measures",
    "respondent",
    "school_ids",
    "schools",
    "sites",
    "source",
];

/// Something with an id: the list it is in, as far as fields name it, and itself.
struct Thing<'a> {
    list: String,
    id: &'a str,
    value: &'a Value,
}

/// Theirs, with new ids for what is new there under an id that ours has given to something else.
///
/// Without a base nothing is known to be new: the same id in the same list then is the same thing.
pub(super) fn renamed(base: Option<&Value>, ours: &Value, mut theirs: Value) -> Value {
    let names = Renaming::of(base, ours, &theirs).names();
    if !names.is_empty() {
        rename(&mut theirs, "", &|id| names.get(id).cloned());
    }
    theirs
}

/// What is new on either side, and which of it has one id and is two things.
struct Renaming<'a> {
    here: Vec<Thing<'a>>,
    there: Vec<Thing<'a>>,
    new: Table<&'a str, ()>,
    twice: Table<&'a str, ()>,
    last: u32,
}

impl<'a> Renaming<'a> {
    fn of(base: Option<&'a Value>, ours: &'a Value, theirs: &'a Value) -> Renaming<'a> {
        let (before, mut here, mut there) = (base.map(things).unwrap_or_default(), things(ours), things(theirs));
        let all = before.iter().chain(&here).chain(&there);
        let last = all.filter_map(|thing| number(thing.id)).max().unwrap_or_default();
        let known: Table<_, _> = before.iter().map(|thing| ((&thing.list, thing.id), ())).collect();
        for side in [&mut here, &mut there] {
            side.retain(|thing| number(thing.id).is_some() && !known.contains_key(&(&thing.list, thing.id)));
        }
        let new = here.iter().chain(&there).map(|thing| (thing.id, ())).collect();
        let at: Table<_, _> = here.iter().map(|thing| (thing.id, thing)).collect();
        let is_twice = |thing: &&Thing<'_>| {
            let other = at.get(thing.id);
            other.is_some_and(|one| one.list != thing.list || (base.is_some() && !one.says_as(thing, &new)))
        };
        let twice = there.iter().filter(is_twice).map(|thing| (thing.id, ())).collect();
        Renaming { here, there, new, twice, last }
    }

    /// The new ids of theirs, by those they have. What was merged before has the id that it got then.
    fn names(mut self) -> Table<String, String> {
        let mut names = Table::new();
        // What has the same id on both sides, and is the same, is nothing else's.
        let both = self.there.iter().map(|thing| thing.id).filter(|id| !self.twice.contains_key(id));
        let mut taken: Table<&str, ()> = both.map(|id| (id, ())).collect();
        for thing in &self.there {
            let is_twice = self.twice.contains_key(thing.id);
            let may_be = |known: &&Thing<'_>| {
                (is_twice || self.twice.contains_key(known.id))
                    && !taken.contains_key(known.id)
                    && known.list == thing.list
            };
            let known = self.here.iter().filter(may_be).find(|known| known.says_as(thing, &self.new));
            if let Some(known) = known {
                taken.insert(known.id, ());
                names.insert(thing.id.to_owned(), known.id.to_owned());
            } else if is_twice {
                self.last = self.last.saturating_add(1);
                names.insert(thing.id.to_owned(), format!("{}{}", &thing.id[..1], self.last));
            }
        }
        names
    }
}

impl Thing<'_> {
    /// Whether both say the same, whatever ids the new things have.
    fn says_as(&self, other: &Thing<'_>, new: &Table<&str, ()>) -> bool {
        let bare = |value: &Value| {
            let mut value = value.clone();
            rename(&mut value, "", &|id| new.contains_key(id).then(String::new));
            value
        };
        bare(self.value) == bare(other.value)
    }
}

/// Everything with an id, in the order of the document.
fn things(document: &Value) -> Vec<Thing<'_>> {
    let mut found = Vec::new();
    collect(document, "", &mut found);
    found
}

fn collect<'a>(value: &'a Value, list: &str, found: &mut Vec<Thing<'a>>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                collect(field, &format!("{list}.{name}"), found);
            }
        }
        Value::Array(entries) => {
            for entry in entries {
                if let Some(id) = entry.get("id").and_then(Value::as_str) {
                    found.push(Thing { list: list.to_owned(), id, value: entry });
                }
                collect(entry, list, found);
            }
        }
        _ => {}
    }
}

/// Gives new ids to what has and to what refers to one.
fn rename(value: &mut Value, name: &str, new: &dyn Fn(&str) -> Option<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                rename(field, name, new);
            }
        }
        Value::Array(entries) => {
            for entry in entries {
                rename(entry, name, new);
            }
        }
        Value::String(id) if REFERENCES.contains(&name) => {
            if let Some(new) = new(id) {
                *id = new;
            }
        }
        _ => {}
    }
}

/// The number of an id that this program has given: a letter and a number. Others are chance, and never meet.
fn number(id: &str) -> Option<u32> {
    id.strip_prefix(['i', 's'])?.parse().ok()
}
