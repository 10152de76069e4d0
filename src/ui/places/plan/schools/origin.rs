//! Where in a workbook a table was: its sheet, and the rows that are hidden there.

use super::props::{ImportProps, Understood, correct};
use crate::domain::pilot::read::Origin;
use crate::ui::parts::button::{Tone, button};
use crate::ui::parts::field::select_field;
use crate::ui::view::{Callback, Html, html};
use crate::words::{Words, with};

/// Which sheet of a workbook is read, where it has several.
pub(super) fn sheet(words: &Words, found: &Understood, choose: Option<Callback<usize>>) -> Html {
    let Origin { sheets, sheet, .. } = &found.reading.origin;
    let Some(name) = sheets.get(*sheet) else { return html! {} };
    let told = words.schools_sheet(with::Count(sheets.len() as f64), with::Name(name));
    match choose {
        None => html! { <p>{ told }</p> },
        Some(choose) => {
            let options: Vec<(String, String)> =
                sheets.iter().enumerate().map(|(at, name)| (at.to_string(), name.clone())).collect();
            let on_choice = choose.reform(|at: String| at.parse().unwrap_or_default());
            select_field("schools-sheet", told, &options, &sheet.to_string(), on_choice)
        }
    }
}

/// The way to read all rows that a workbook hides: a filter hides many.
pub(super) fn take_hidden(props: &ImportProps) -> Html {
    let take = correct(&props.columns, "hidden in".to_owned());
    html! { <div class="row">{ button(Tone::Plain, props.words.schools_hidden_in(), take) }</div> }
}

/// The rows that a workbook hides and that are read all the same, with the way to leave them out.
pub(super) fn hidden(props: &ImportProps, found: &Understood) -> Html {
    let (words, reading) = (&props.words, &found.reading);
    let is_row = |line: &&u32| found.sheet.rows.iter().any(|row| row.line == **line);
    let count = reading.origin.hidden.iter().filter(is_row).count() as u32;
    let leave = correct(&props.columns, "hidden out".to_owned());
    html! {
        if reading.takes_hidden && count > 0 {
            <div class="row">
                <p>{ words.schools_hidden_taken(count) }</p>
                { button(Tone::Plain, words.schools_hidden_out(), leave) }
            </div>
        }
    }
}
