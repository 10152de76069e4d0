//! The same as `serde_json`: what is read, what is refused and where, and what is written.

use std::fs;
use std::path::Path;

use proptest::prelude::*;

/// A text is the same to both: refused with the same sentence at the same place, or written again alike.
fn same(text: &str) {
    let (ours, theirs) = (crate::from_str::<crate::Value>(text), serde_json::from_str::<serde_json::Value>(text));
    match (ours, theirs) {
        (Ok(ours), Ok(theirs)) => {
            let written = ours.to_string();
            let again: serde_json::Value = serde_json::from_str(&written).expect("what is written is JSON");
            assert_eq!(again, theirs, "{text}");
            assert_eq!(crate::from_str::<crate::Value>(&written).ok(), Some(ours), "{text}");
            if !has_fraction(&theirs) {
                assert_eq!(written, sorted(&theirs));
                // On lines of its own: what is read again is in the order that `serde_json` keeps here.
                assert_eq!(
                    format!("{:#}", crate::from_str::<crate::Value>(&written).expect("JSON")),
                    format!("{again:#}")
                );
            }
        }
        (Err(ours), Err(theirs)) => {
            assert_eq!(ours.to_string(), theirs.to_string(), "{text}");
            assert_eq!((ours.line(), ours.column()), (theirs.line(), theirs.column()), "{text}");
        }
        // A number that is too large for a floating one is a number all the same.
        (Ok(_), Err(theirs)) => assert!(theirs.to_string().starts_with("number out of range"), "{text}: {theirs}"),
        (Err(ours), Ok(_)) => panic!("{text}: {ours}"),
    }
}

/// Whether a number in it is kept as floating, and so written with other digits.
fn has_fraction(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::Number(number) => number.is_f64(),
        serde_json::Value::Array(entries) => entries.iter().any(has_fraction),
        serde_json::Value::Object(fields) => fields.values().any(has_fraction),
        _ => false,
    }
}

/// What `serde_json` writes, with fields in the order of their names. Elsewhere in the workspace it may keep another one.
fn sorted(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Array(entries) => format!("[{}]", entries.iter().map(sorted).collect::<Vec<_>>().join(",")),
        serde_json::Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(name, _)| *name);
            let field = |(name, value): &(&String, &serde_json::Value)| {
                format!("{}:{}", serde_json::json!(name), sorted(value))
            };
            format!("{{{}}}", fields.iter().map(field).collect::<Vec<_>>().join(","))
        }
        one => one.to_string(),
    }
}

#[test]
fn each_kind_of_fault_is_told_alike() {
    let texts = [
        "",
        " ",
        "n",
        "nul",
        "nulx",
        "tru",
        "fals",
        "x",
        "-",
        "-x",
        "01",
        "1.",
        "1.x",
        "1e",
        "1e+",
        "1ex",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[1 2]",
        "[,]",
        "{",
        "{1",
        "{\"a\"",
        "{\"a\" 1",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{\"a\":1 \"b\"",
        "{\"a\":1,2}",
        "{,}",
        "\"",
        "\"a\n\"",
        "\"\\",
        "\"\\x\"",
        "\"\\u12",
        "\"\\u12g4\"",
        "\"\\ud800\"",
        "\"\\ud800\\n\"",
        "\"\\ud800\\u0041\"",
        "\"\\udc00\"",
        "\"\\ud83d\\ude00\"",
        "1 2",
        "\n\n [\n1\n 2]",
        "{\"b\":1,\"a\":2,\"b\":3}",
        "\"\u{7f}é😀\"",
        "-0",
        "1e400",
        "123456789012345678901234567890",
        "[[],{}]",
        "{\"a\":tru}",
        "[\"\\u0000\\u001f\\b\\f\\/\"]",
    ];
    texts.iter().for_each(|text| same(text));
}

#[test]
fn what_is_too_deep_is_refused_at_the_same_depth() {
    for depth in [126, 127, 128, 129, 5000] {
        same(&"[".repeat(depth));
        same(&format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth)));
    }
}

#[test]
fn an_object_with_many_names_in_whatever_order_is_read_at_once() {
    let fields: Vec<String> = (0..250_000_u32).map(|number| format!("\"{:x}\":1", number.reverse_bits())).collect();
    let text = format!("{{{}}}", fields.join(","));
    let value: crate::Value = crate::from_str(&text).expect("it is JSON");
    assert_eq!(value.as_object().map(crate::Map::len), Some(250_000));
}

#[test]
fn every_json_file_of_the_project_is_the_same() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut folders = ["tests", "src/content", "fuzz/corpus"].map(|name| root.join(name)).to_vec();
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(path) {
                same(&text);
                count += 1;
            }
        }
    }
    assert!(count > 100, "{count} files were compared");
}

proptest! {
    #[test]
    fn any_text_is_the_same(text in "[\\[\\]{}:,\"\\\\/ \n0-9.eE+\\-a-gntrulsé\u{1}😀]{0,40}") {
        same(&text);
    }

    #[test]
    fn any_object_is_the_same(fields in prop::collection::vec(("[a-f]{0,3}", any::<i64>(), ".{0,6}"), 0..40)) {
        let one = |(name, number, text): &(String, i64, String)| {
            format!("{}:[{number},{}]", serde_json::Value::from(name.as_str()), serde_json::Value::from(text.as_str()))
        };
        same(&format!("{{{}}}", fields.iter().map(one).collect::<Vec<_>>().join(",")));
    }
}
