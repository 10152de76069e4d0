//! Prints the JSON Schemas of the document and the framework, as one object by name.

use stem_readiness::base::json::Json;
use stem_readiness::domain::{Document, Framework};

fn main() {
    let schema = |name: &str, schema: serde_json::Value| {
        let mut schema = schema;
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
        schema["title"] = name.into();
        schema
    };
    let schemas = serde_json::json!({
        "document": schema("STEM readiness document, version 1", Document::schema()),
        "framework": schema("STEM readiness framework, version 1", Framework::schema()),
    });
    println!("{schemas}");
}
