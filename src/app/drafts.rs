//! What a person has written or chosen and not handed in yet: half a reading, a search, a table under review.
//!
//! Drafts are no answers. They are kept on the device apart from the document, so that a change of place and a reload
//! leave them as they were; they are in no file, no print and no page copy, and Undo does not reach them. What must
//! stay secret until a reveal is no draft: it is kept with its round ([`crate::domain::panel::Sealed`]).

use std::rc::Rc;

use serde_json::{Map, Value};

use crate::base::json::{Json, Reader};

/// The text of a whole document that somebody pastes.
pub const PASTED_DOCUMENT: &str = "text-paste";

/// Tables that came back and wait for a look: their rows, as JSON.
pub const TABLES: &str = "tables";

/// The changes of these tables about which somebody has decided otherwise than proposed: their keys, as JSON.
pub const TURNED: &str = "tables-turned";

/// The order of the teams that stand side by side.
pub const TEAMS_ORDER: &str = "teams-order";

/// What begins the keys of what is being settled after a reveal.
pub const SETTLE: &str = "settle";

/// A list of people that is pasted and not added yet.
pub const PEOPLE: &str = "people-list";

/// Codes that are typed after the reveal and not taken yet.
pub const LATE_CODES: &str = "settle-codes";

/// The code of a round that somebody types on a phone.
pub const JOIN_CODE: &str = "join-code";

/// The most drafts of one team; the oldest goes first.
const MOST: usize = 200;

/// How much text is kept on the device, in bytes. What is longer lasts until the page is closed.
const MOST_BYTES: usize = 512 * 1024;

/// The drafts of the open team, and of those that were open before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafts {
    now: Texts,
    /// By the ids of their documents.
    aside: Vec<(String, Texts)>,
}

/// Texts by their keys, the one written last at the end. A key is the id of a control, or names what is chosen; the ids
/// of the things it is about are parts of it, between hyphens or points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Texts(Vec<(String, Rc<str>)>);

impl Drafts {
    /// What was written under a key; `None` while nothing was, which is not the same as an emptied text.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Rc<str>> {
        self.now.0.iter().find(|(known, _)| known == key).map(|(_, text)| text)
    }

    /// Keeps a text under a key, or nothing any more.
    pub fn set(&mut self, key: &str, text: Option<String>) {
        let texts = &mut self.now.0;
        texts.retain(|(known, _)| known != key);
        texts.extend(text.map(|text| (key.to_owned(), text.into())));
        if texts.len() > MOST {
            texts.remove(0);
        }
    }

    /// Forgets what was written about a thing, by its id or by what its keys begin with.
    pub fn forget(&mut self, id: &str) {
        let parted = |key: &str| ["-", key, "-"].concat().replace('.', "-");
        let part = parted(id);
        self.now.0.retain(|(key, _)| !parted(key).contains(&part));
    }

    /// Puts the drafts of one document aside and takes out those of another, by their ids.
    pub fn turn(&mut self, from: &str, to: &str) {
        let before = std::mem::take(&mut self.now);
        if !before.0.is_empty() {
            self.aside.push((from.to_owned(), before));
        }
        if let Some(at) = self.aside.iter().position(|(id, _)| id == to) {
            self.now = self.aside.remove(at).1;
        }
    }

    /// Forgets the drafts that lie aside, but for those of these documents.
    pub fn retain(&mut self, is_kept: impl Fn(&str) -> bool) {
        self.aside.retain(|(id, _)| is_kept(id));
    }
}

impl Texts {
    fn read(value: Value) -> Texts {
        let Value::Object(fields) = value else { return Texts::default() };
        let texts = fields.into_iter().filter_map(|(key, text)| Some((key, text.as_str()?.into())));
        Texts(texts.take(MOST).collect())
    }

    /// The latest texts that fit into what is left of the bytes.
    fn write(&self, left: &mut usize) -> Value {
        let mut fields = Map::new();
        for (key, text) in self.0.iter().rev() {
            let size = key.len() + text.len();
            if size <= *left {
                *left -= size;
                fields.insert(key.clone(), Value::from(&**text));
            }
        }
        Value::Object(fields)
    }
}

impl Json for Drafts {
    /// What is no text is left out: a draft that cannot be read must not keep the answers from opening.
    fn read(value: Option<Value>, _: &mut Reader) -> Drafts {
        let Some(Value::Object(mut fields)) = value else { return Drafts::default() };
        let mut part = |name: &str| fields.remove(name).unwrap_or_default();
        let now = Texts::read(part("now"));
        let Value::Object(aside) = part("aside") else { return Drafts { now, aside: Vec::new() } };
        Drafts { now, aside: aside.into_iter().map(|(id, texts)| (id, Texts::read(texts))).collect() }
    }

    fn write(&self) -> Option<Value> {
        let mut left = MOST_BYTES;
        let now = self.now.write(&mut left);
        let mut aside = Map::new();
        for (id, texts) in self.aside.iter().rev() {
            aside.insert(id.clone(), texts.write(&mut left));
        }
        (*self != Drafts::default()).then(|| serde_json::json!({ "now": now, "aside": aside }))
    }

    #[cfg(feature = "schema")]
    fn schema() -> Value {
        serde_json::json!({ "type": "object" })
    }
}
