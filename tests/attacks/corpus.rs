//! The corpus of attacks: payloads, and documents and frameworks with one in every text. The schemas say where texts are,
//! so a new field is attacked without a word here. The suite opens the files made of them; `tests/e2e/attack.rs` the rest.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// The names of fields that refer to something by its id, or name the format. Where the base has none there is none.
const REFERENCES: [&str; 14] = [
    "action",
    "chosen_draft",
    "code",
    "document_id",
    "edition",
    "from_library",
    "id",
    "indicator",
    "lang",
    "needs",
    "rater",
    "respondent",
    "source",
    "version",
];

/// Gives payloads one after another, each with a number, so that a text tells where it came from.
struct Payloads {
    all: Vec<String>,
    given: usize,
}

impl Payloads {
    /// Begins with the payload of this place.
    fn from(place: usize) -> Payloads {
        Payloads { all: payloads(), given: place }
    }

    fn next(&mut self) -> String {
        let payload = &self.all[self.given % self.all.len()];
        self.given += 1;
        format!("{payload} {}", self.given)
    }
}

/// Every payload as it is.
pub(crate) fn payloads() -> Vec<String> {
    serde_json::from_str(include_str!("payloads.json")).expect("a list of texts")
}

/// A document with a payload in every text, the first one that of this place. With `odd_ids` the ids of what the team
/// made are payloads too.
pub(crate) fn document(place: usize, odd_ids: bool) -> Value {
    let mut base = read("tests/fixtures/deep.json");
    let last = base["readiness"]["answers"].as_object_mut().and_then(|all| all.values_mut().next_back());
    last.expect("an answer")["response"] = json!({ "not_applicable": { "reason": "None here" } });
    let mut fill = Fill::keeping(&[&base, &read("src/content/framework.en.json")], place);
    let schema = read("schema/document.v1.schema.json");
    let mut made = fill.filled(&schema, Some(base), "").expect("a document");
    if odd_ids {
        let mut own = BTreeSet::new();
        for part in ["mission", "plan", "milestones", "panel"] {
            ids(&made[part], &mut own);
        }
        own.extend(made["document_id"].as_str().map(str::to_owned));
        fill.rename(&mut made, &own);
    }
    made
}

/// A framework with a payload in every text, and in every sentence of the interface that takes no placeholder.
pub(crate) fn framework(place: usize) -> Value {
    let mut base = read("src/content/framework.en.json");
    base["actions"] = read("src/content/actions.en.json")["actions"].clone();
    let mut fill = Fill::keeping(&[&base], place);
    let mut made = fill.filled(&read("schema/framework.v1.schema.json"), Some(base), "").expect("a framework");
    made["id"] = json!("attacks");
    made["words"] = sentences(&mut fill.payloads);
    made
}

/// Every sentence of the catalogue without a placeholder, as a payload without braces.
fn sentences(payloads: &mut Payloads) -> Value {
    let folder = format!("{}/src/content/words/en", env!("CARGO_MANIFEST_DIR"));
    let mut all = Map::new();
    for entry in std::fs::read_dir(folder).expect("the catalogue").flatten() {
        let area = entry.file_name().to_string_lossy().trim_end_matches(".json").to_owned();
        let text = std::fs::read_to_string(entry.path()).expect("an area");
        let area_words: Map<String, Value> = serde_json::from_str(&text).expect("a flat object");
        for (key, sentence) in area_words {
            if area != "choice" && !sentence.as_str().expect("a sentence").contains('{') {
                all.insert(format!("{area}_{key}"), json!(payloads.next().replace(['{', '}'], "")));
            }
        }
    }
    Value::Object(all)
}

/// A JSON file of the repository.
pub(crate) fn read(path: &str) -> Value {
    let text = std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR")));
    serde_json::from_str(&text.expect("the file is there")).expect("JSON")
}

/// The values of every field named `id`.
fn ids(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("id").and_then(Value::as_str).map(str::to_owned));
            // A framework's id is not of the team's making.
            fields.iter().filter(|(name, _)| *name != "framework").for_each(|(_, each)| ids(each, found));
        }
        Value::Array(entries) => entries.iter().for_each(|each| ids(each, found)),
        _ => {}
    }
}

struct Fill {
    /// Texts that refer to something.
    kept: BTreeSet<String>,
    payloads: Payloads,
}

impl Fill {
    fn keeping(files: &[&Value], place: usize) -> Fill {
        let mut kept = BTreeSet::new();
        files.iter().for_each(|file| ids(file, &mut kept));
        Fill { kept, payloads: Payloads::from(place) }
    }

    /// A value of a schema, with a payload in every text. `None` where it is better absent.
    fn filled(&mut self, schema: &Value, value: Option<Value>, name: &str) -> Option<Value> {
        if name == "framework" || name == "format" || schema["pattern"].is_string() {
            return value;
        }
        if let Some(words) = schema["enum"].as_array() {
            return value.or(words.first().cloned());
        }
        if let Some(ways) = schema["oneOf"].as_array() {
            return value.map(|value| self.one_of(ways, value));
        }
        match schema["type"].as_str()? {
            "string" if schema["format"].is_string() => value,
            "string" => self.text(value, name),
            "array" => Some(self.list(schema, value, name)),
            "object" => Some(self.object(schema, value)),
            _ => value,
        }
    }

    fn text(&mut self, value: Option<Value>, name: &str) -> Option<Value> {
        let is_reference = REFERENCES.contains(&name)
            || value.as_ref().and_then(Value::as_str).is_some_and(|text| self.kept.contains(text));
        if is_reference { value } else { Some(json!(self.payloads.next())) }
    }

    fn list(&mut self, schema: &Value, value: Option<Value>, name: &str) -> Value {
        let mut entries = match value {
            Some(Value::Array(entries)) => entries,
            _ => Vec::new(),
        };
        if entries.is_empty() && schema["items"]["type"] == "object" {
            entries.push(blank(&schema["items"], name));
        }
        let filled = entries.into_iter().filter_map(|entry| self.filled(&schema["items"], Some(entry), name));
        Value::Array(filled.collect())
    }

    fn object(&mut self, schema: &Value, value: Option<Value>) -> Value {
        let mut fields = match value {
            Some(Value::Object(fields)) => fields,
            _ => Map::new(),
        };
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            let filled = self.filled(property, fields.remove(name), name);
            fields.extend(filled.map(|filled| (name.clone(), filled)));
        }
        if schema["additionalProperties"].is_object() {
            for (name, entry) in std::mem::take(&mut fields) {
                let filled = self.filled(&schema["additionalProperties"], Some(entry), "");
                fields.extend(filled.map(|filled| (name, filled)));
            }
        }
        Value::Object(fields)
    }

    /// The way whose fields a value has.
    fn one_of(&mut self, ways: &[Value], value: Value) -> Value {
        let has = |way: &&Value| {
            let named = way["properties"].as_object().into_iter().flatten();
            named.map(|(name, _)| name).any(|name| value.get(name).is_some())
        };
        let Some(way) = ways.iter().find(has).cloned() else { return value };
        self.filled(&way, Some(value), "").unwrap_or_default()
    }

    /// Puts a payload after each of these ids, everywhere.
    fn rename(&mut self, value: &mut Value, own: &BTreeSet<String>) {
        let new: Vec<(String, String)> =
            own.iter().map(|id| (id.clone(), format!("{id}{}", self.payloads.next()))).collect();
        renamed(value, &new);
    }
}

fn renamed(value: &mut Value, new: &[(String, String)]) {
    match value {
        Value::String(text) => {
            if let Some((_, odd)) = new.iter().find(|(id, _)| id == text) {
                text.clone_from(odd);
            }
        }
        Value::Array(entries) => entries.iter_mut().for_each(|each| renamed(each, new)),
        Value::Object(fields) => fields.values_mut().for_each(|each| renamed(each, new)),
        _ => {}
    }
}

/// An entry with what its type requires.
fn blank(schema: &Value, name: &str) -> Value {
    let mut fields = Map::from_iter([("id".to_owned(), json!(format!("new-{name}")))]);
    if schema["properties"].get("id").is_none() {
        fields.clear();
    }
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        let property = &schema["properties"][name];
        let value = match (property["format"].as_str(), property["type"].as_str()) {
            (Some("date"), _) => json!("2027-02-01"),
            (_, Some("integer")) => property["minimum"].clone(),
            _ => continue,
        };
        fields.insert(name.to_owned(), value);
    }
    Value::Object(fields)
}
