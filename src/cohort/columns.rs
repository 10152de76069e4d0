//! The columns of all tables: for the documentation, and for engines that must know types before the first row.

use serde_json::{Map, Value};

use super::table::KEYS;
use super::tables::TABLES;

/// By table, the columns with their types in SQL, as one JSON object: `{"teams": "file_id string, …"}`.
#[must_use]
pub fn json() -> String {
    let mut tables = Map::new();
    for table in &TABLES {
        let columns = table.all_columns().map(|column| format!("{} {}", column.name, column.kind.sql()));
        tables.insert(table.name.to_owned(), columns.collect::<Vec<_>>().join(", ").into());
    }
    format!("{:#}\n", Value::Object(tables))
}

/// The tables with the meaning of each column, as Markdown.
#[must_use]
pub fn markdown() -> String {
    let mut text =
        String::from("Each table begins with these two columns:\n\n| Column | Type | Meaning |\n|---|---|---|\n");
    let row = |column: &super::table::Column| {
        format!("| `{}` | {} | {} |\n", column.name, column.kind.sql(), one_line(column.about))
    };
    text.extend(KEYS.iter().map(row));
    for table in &TABLES {
        text.push_str(&format!("\n### {}\n\n{}\n\n", table.name, one_line(table.about)));
        text.push_str("| Column | Type | Meaning |\n|---|---|---|\n");
        text.extend(table.columns.iter().map(row));
    }
    text
}

/// The comment that a table or column has in the source, in one line.
fn one_line(about: &str) -> String {
    about.split_whitespace().collect::<Vec<_>>().join(" ")
}
