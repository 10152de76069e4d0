//! A column of a table of schools: what it is taken for, why, and its first values.

use super::props::Understood;
use crate::domain::pilot::read::{FaultKind, Why};
use crate::domain::pilot::{Kind, Role};
use crate::ui::draft::Draft;
use crate::ui::parts::field::{select_field, toggle};
use crate::ui::view::{Callback, Html, html};
use crate::words::Words;

/// How many values are shown.
const MOST_VALUES: usize = 3;

/// Draws it.
pub(super) fn card(words: &Words, corrections: &Draft, found: &Understood, at: usize) -> Html {
    let Understood { sheet, reading, read, .. } = found;
    let (name, kind, role) = &reading.columns[at];
    let chosen = match (role, kind) {
        _ if reading.name_column == at => "name",
        _ if reading.id_column == Some(at) => "id",
        (Role::Students, _) => "students",
        (Role::Feeder, _) => "feeder",
        (Role::Aside, _) => "aside",
        (Role::Mirrored, Kind::Number) => "number",
        (Role::Mirrored, Kind::Category) => "word",
    };
    let on_choice = {
        let corrections = corrections.clone();
        Callback::from(move |word: String| corrections.add_line(&format!("{at} {word}")))
    };
    let rows = sheet.rows.iter().filter(|row| read.left_out.iter().all(|left| left.line != row.line));
    let values = rows.filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty());
    let first: Vec<&str> = values.take(MOST_VALUES).map(String::as_str).collect();
    let is_parts = |what: &FaultKind| matches!(what, FaultKind::SharesOfOne { at: it, .. } | FaultKind::MixedShares { at: it, .. } if *it == at);
    let has_parts = read.faults.iter().any(|fault| is_parts(&fault.what));
    let is_percent = reading.percents.contains(&at);
    let on_percent = {
        let (corrections, word) = (corrections.clone(), if is_percent { "as-is" } else { "percent" });
        Callback::from(move |()| corrections.add_line(&format!("{at} {word}")))
    };
    html! {
        <li class="import__column" key={at}>
            { select_field(format!("schools-column-{at}"), name.clone(), &options(words), chosen, on_choice) }
            <p class="import__values">{ first.join(" · ") }</p>
            if has_parts {
                { toggle(format!("schools-percent-{at}"), words.schools_as_percents(), is_percent, on_percent) }
            }
            <p class="import__why">{ why(words, reading.why[at]) }</p>
        </li>
    }
}

/// What a column can be.
fn options(words: &Words) -> [(String, String); 7] {
    [
        ("name", words.schools_is_name()),
        ("id", words.schools_is_id()),
        ("number", words.schools_is_number()),
        ("word", words.schools_is_word()),
        ("students", words.schools_is_students()),
        ("feeder", words.schools_is_feeder()),
        ("aside", words.schools_is_aside()),
    ]
    .map(|(value, label)| (value.to_owned(), label.into_owned()))
}

fn why(words: &Words, why: Why) -> String {
    match why {
        Why::Name => words.schools_why_name(),
        Why::Id => words.schools_why_id(),
        Why::Students => words.schools_why_students(),
        Why::Feeder => words.schools_why_feeder(),
        Why::Numbers => words.schools_why_numbers(),
        Why::Words => words.schools_why_words(),
        Why::AsBefore => words.schools_why_as_before(),
        Why::Code => words.schools_why_code(),
        Why::Around => words.schools_why_around(),
        Why::Contact => words.schools_why_contact(),
        Why::Time => words.schools_why_time(),
        Why::Empty => words.schools_why_empty(),
        Why::Constant => words.schools_why_constant(),
        Why::AllDiffer => words.schools_why_all_differ(),
        Why::Ranges => words.schools_why_ranges(),
        Why::Older => words.schools_why_older(),
        Why::TooMany => words.schools_why_too_many(),
        Why::ByHand => words.schools_why_by_hand(),
    }
    .into_owned()
}
