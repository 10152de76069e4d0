//! Which of the schools known so far a table names again.

use crate::base::text::{folded, lower};
use crate::base::{ItemId, Table};
use crate::domain::pilot::Schools;

/// A school as a table names it: its line, its number, empty where it has none, and its name.
pub(super) type Named = (u32, String, String);

/// What of a table is known: the id for each school, the rows of known schools that it does not name, and the lines of
/// those that only a person's word makes known ones.
pub(super) type Found = (Vec<ItemId>, Vec<usize>, Vec<u32>);

/// Finds the known schools among those of a table. What a person said counts first: `same` has the line of a known
/// school by its id. The same number is the same school; else the same name, but for spaces, apostrophes, case and
/// accents. Where two have one name nobody knows which is meant, and the first is taken for the first.
pub(super) fn ids(known: &Schools, named: &[Named], same: &[(ItemId, u32)]) -> Found {
    let mut found: Vec<Option<usize>> = vec![None; named.len()];
    let mut is_found = vec![false; known.rows.len()];
    for (id, line) in same {
        let row = known.rows.iter().position(|school| school.id == *id);
        let at = named.iter().position(|(other, ..)| other == line);
        if let Some((row, at)) = row.zip(at) {
            (found[at], is_found[row]) = (Some(row), true);
        }
    }
    let by_hand = found.clone();
    let keys: [fn(&str, &str) -> String; 3] = [|code, _| code_key(code), |_, name| lower(name), |_, name| folded(name)];
    for key in keys {
        let mut by_key: Table<String, Vec<usize>> = Table::new();
        for (row, school) in known.rows.iter().enumerate().filter(|(row, _)| !is_found[*row]) {
            let rows = by_key.or_insert_with(key(&school.code, &school.name), Vec::new);
            rows.push(row);
        }
        if by_key.is_empty() {
            break;
        }
        for (at, (_, code, name)) in named.iter().enumerate().filter(|(at, _)| found[*at].is_none()).collect::<Vec<_>>()
        {
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
    let is_fresh = |at: &usize| !known.rows.is_empty() && (found[*at].is_none() || by_hand[*at].is_some());
    let fresh = (0..found.len()).filter(is_fresh).map(|at| named[at].0).collect();
    (ids.collect(), (0..is_found.len()).filter(|row| !is_found[*row]).collect(), fresh)
}

/// A number as it is compared: spreadsheets drop the zeros before it.
pub(super) fn code_key(code: &str) -> String {
    let signs: String = code.chars().filter(|c| c.is_alphanumeric()).collect();
    lower(signs.trim_start_matches('0'))
}
