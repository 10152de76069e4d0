//! Which of the schools known so far a table names again.

use crate::base::text::{folded, lower};
use crate::base::{ItemId, Table};
use crate::domain::pilot::Schools;

/// A school as a table names it: its number, empty where it has none, and its name.
pub(super) type Named = (String, String);

/// The id for each school of a table, and the rows of known schools that it does not name. The same number is the same
/// school; else the same name, but for spaces, apostrophes, case and accents. Where two have one name nobody knows which
/// is meant, and the first is taken for the first.
pub(super) fn ids(known: &Schools, named: &[Named]) -> (Vec<ItemId>, Vec<usize>) {
    let mut found: Vec<Option<usize>> = vec![None; named.len()];
    let mut is_found = vec![false; known.rows.len()];
    let keys: [fn(&str, &str) -> String; 3] = [|code, _| code_key(code), |_, name| lower(name), |_, name| folded(name)];
    for key in keys {
        let mut by_key: Table<String, Vec<usize>> = Table::new();
        for (row, school) in known.rows.iter().enumerate().filter(|(row, _)| !is_found[*row]) {
            let rows = by_key.or_insert_with(key(&school.code, &school.name), Vec::new);
            rows.push(row);
        }
        for (at, (code, name)) in named.iter().enumerate().filter(|(at, _)| found[*at].is_none()).collect::<Vec<_>>() {
            let key = key(code, name);
            let rows = by_key.get(&key).filter(|_| !key.is_empty());
            if let Some(row) = rows.and_then(|rows| rows.iter().find(|row| !is_found[**row])) {
                (found[at], is_found[*row]) = (Some(*row), true);
            }
        }
    }
    let number = |id: &ItemId| id.as_str().strip_prefix('s').and_then(|digits| digits.parse::<u32>().ok());
    let mut next = known.rows.iter().filter_map(|school| number(&school.id)).max().unwrap_or_default();
    let ids = found.iter().map(|row| {
        row.map_or_else(
            || {
                next += 1;
                ItemId::from(format!("s{next}"))
            },
            |row| known.rows[row].id.clone(),
        )
    });
    (ids.collect(), (0..is_found.len()).filter(|row| !is_found[*row]).collect())
}

/// A number as it is compared: spreadsheets drop the zeros before it.
pub(super) fn code_key(code: &str) -> String {
    let signs: String = code.chars().filter(|c| c.is_alphanumeric()).collect();
    lower(signs.trim_start_matches('0'))
}
