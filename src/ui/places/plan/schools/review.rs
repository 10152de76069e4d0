//! What was understood of a table of schools: each column, what was left out and why, and the way to take it over.

use std::mem::discriminant;
use std::rc::Rc;

use crate::app::{Msg, PilotMsg};
use crate::domain::pilot::read::{Fault, FaultKind, LeftOut, Read, Reading, Reason};
use crate::domain::pilot::{MOST_COLUMNS, MOST_SCHOOLS, Role, School};
use crate::ui::draft::Draft;
use crate::ui::parts::button::{Tone, button};
use crate::ui::parts::fold::Fold;
use crate::ui::view::{Callback, Html, MouseEvent, html};
use crate::words::{Words, with};

use super::props::{ImportProps, Understood, correct};
use super::{column, matching, origin};

/// How many lines of a kind are named one by one.
const MOST_LINES: usize = 3;

/// Draws it. `choose_sheet` reads another sheet of the workbook, as long as its file is at hand.
pub(super) fn review(props: &ImportProps, found: &Rc<Understood>, choose_sheet: Option<Callback<usize>>) -> Html {
    let words = &props.words;
    let (count, rows) = (found.read.schools.rows.len() as u32, rows(found) as u32);
    html! {
        <div class="import__review">
            if is_mostly_understood(found) {
                <p>{ words.schools_understood(with::Rows(rows), with::Schools(count)) }</p>
            } else {
                <p class="field__fault">{ words.schools_few_understood(with::Rows(rows), with::Schools(count)) }</p>
            }
            { origin::sheet(words, found, choose_sheet) }
            { columns(props, found) }
            { faults(props, found) }
            { brought_back(props, found) }
            { origin::hidden(props, found) }
            { left_out(props, found) }
            if !found.read.unknown.is_empty() {
                <p class="field__hint">{ words.schools_unknown(words.list(&unknown(words, &found.read))) }</p>
            }
            { matching::lost(props, found) }
            { way_out(props, found) }
        </div>
    }
}

/// How many rows may be schools: those that are known to be none are not counted.
fn rows(found: &Understood) -> usize {
    let is_row =
        |left: &&LeftOut| matches!(left.why, Reason::Total | Reason::Section | Reason::Hidden | Reason::ByHand);
    found.sheet.rows.len() - found.read.left_out.iter().filter(is_row).count()
}

/// Whether at least half of the rows are schools of which something is known.
fn is_mostly_understood(found: &Understood) -> bool {
    let schools = &found.read.schools;
    let is_known = |row: &&School| schools.columns.is_empty() || row.values.iter().any(|value| !value.is_empty());
    let known = schools.rows.iter().filter(is_known).count();
    known > 0 && known * 2 >= rows(found).min(MOST_SCHOOLS)
}

/// Every column as a card: those in use first, and the others on demand where there are many.
fn columns(props: &ImportProps, found: &Rc<Understood>) -> Html {
    let words = &props.words;
    let count = found.reading.columns.len();
    let is_aside = |at: &usize| {
        let Reading { name_column, id_column, columns, .. } = &found.guess;
        count > MOST_COLUMNS && columns[*at].2 == Role::Aside && *at != *name_column && Some(*at) != *id_column
    };
    let (aside, used): (Vec<usize>, Vec<usize>) = (0..count).partition(is_aside);
    let content = {
        let (props, found, aside) = (props.clone(), Rc::clone(found), aside.clone());
        Callback::from(move |()| list(&props, &found, &aside))
    };
    let summary =
        html! { <summary class="fold__summary">{ words.schools_columns_aside(aside.len() as u32) }</summary> };
    html! {
        <>
            { list(props, found, &used) }
            if !aside.is_empty() {
                <p class="field__hint">{ words.schools_too_many_columns(with::Columns(count as f64), with::Most(MOST_COLUMNS as f64)) }</p>
                <Fold id="schools-aside" class="fold" {summary} {content} />
            }
        </>
    }
}

fn list(props: &ImportProps, found: &Understood, places: &[usize]) -> Html {
    let cards = places.iter().map(|at| column::card(&props.words, &props.columns, found, *at));
    html! { <ul class="import__columns" aria-label={props.words.schools_columns()}>{ for cards }</ul> }
}

/// A kind of line, how many there are, and what is said of each. Only the first are drawn.
fn group(words: &Words, said: String, count: usize, lines: impl Iterator<Item = Html>) -> Html {
    let more = count.saturating_sub(MOST_LINES);
    html! {
        <div class="import__group">
            <p>{ said }</p>
            <ul class="import__faults">
                { for lines.take(MOST_LINES) }
                if more > 0 {
                    <li>{ words.schools_more_lines(more as f64) }</li>
                }
            </ul>
        </div>
    }
}

/// What could not be taken as it is, by kind.
fn faults(props: &ImportProps, found: &Understood) -> Html {
    let words = &props.words;
    let mut kinds: Vec<Vec<&Fault>> = Vec::new();
    for fault in &found.read.faults {
        match kinds.iter_mut().find(|kind| discriminant(&kind[0].what) == discriminant(&fault.what)) {
            Some(kind) => kind.push(fault),
            None => kinds.push(vec![fault]),
        }
    }
    let groups = kinds.iter().map(|kind| {
        let lines = kind.iter().map(|fault| line(props, found, fault));
        group(words, said(words, &kind[0].what, kind.len() as u32), kind.len(), lines)
    });
    html! { <>{ for groups }</> }
}

/// What is the matter with lines of a kind.
fn said(words: &Words, what: &FaultKind, count: u32) -> String {
    match what {
        FaultKind::NoName => words.schools_no_name(count),
        FaultKind::Twice { .. } => words.schools_twice(count),
        FaultKind::SameName { .. } => words.schools_same_name(count),
        FaultKind::Largest { .. } => words.schools_largest(count),
        FaultKind::TooLong => words.schools_too_long(count),
        FaultKind::Unended => words.schools_unended(count),
        FaultKind::NoNumber { .. } => words.schools_no_number(count),
        FaultKind::Range { .. } => words.schools_range(count),
        FaultKind::Grades { .. } => words.schools_grades(count),
        FaultKind::Rounded { .. } => words.schools_rounded(count),
        FaultKind::SharesOfOne { .. } => words.schools_shares_of_one(count),
        FaultKind::MixedShares { .. } => words.schools_mixed_shares(count),
        FaultKind::TooMany => words.schools_too_many(MOST_SCHOOLS as f64),
        FaultKind::TooLarge => words.schools_too_large().into_owned(),
    }
}

/// One line: where, and what stands there.
fn line(props: &ImportProps, found: &Understood, fault: &Fault) -> Html {
    let (words, at) = (&props.words, f64::from(fault.line));
    let said = match &fault.what {
        FaultKind::SharesOfOne { column, .. } => column.clone(),
        FaultKind::NoNumber { column, text }
        | FaultKind::Range { column, text }
        | FaultKind::Rounded { column, text }
        | FaultKind::MixedShares { column, text, .. } => {
            words.schools_at_cell(with::Column(column), with::Line(at), with::Text(text))
        }
        FaultKind::Grades { text, span } => {
            words.schools_at_row(with::Line(at), with::Text(words.schools_read_as(with::Span(span), with::Text(text))))
        }
        FaultKind::Twice { name } | FaultKind::SameName { name } | FaultKind::Largest { name } => {
            words.schools_at_row(with::Line(at), with::Text(name))
        }
        _ => {
            let row = found.sheet.rows.iter().find(|row| row.line == fault.line);
            row.map_or_else(
                || words.schools_at_line(at),
                |row| words.schools_at_row(with::Line(at), with::Text(row.text())),
            )
        }
    };
    let is_doubt = matches!(fault.what, FaultKind::Largest { .. } | FaultKind::SameName { .. });
    html! {
        <li>
            <span>{ said }</span>
            if is_doubt {
                { leave_out(props, fault.line) }
            }
        </li>
    }
}

fn leave_out(props: &ImportProps, line: u32) -> Html {
    let label = props.words.schools_leave_out_row(line);
    button(Tone::Plain, label, correct(&props.columns, format!("row{line} out")))
}

/// The rows that somebody brought back, so that they can be left out again.
fn brought_back(props: &ImportProps, found: &Understood) -> Html {
    let words = &props.words;
    let rows = || found.sheet.rows.iter().filter(|row| found.reading.kept.contains(&row.line));
    let lines = rows().map(
        |row| html! { <li><span>{ words.schools_at_row(with::Line(row.line), with::Text(row.text())) }</span>{ leave_out(props, row.line) }</li> },
    );
    match rows().count() {
        0 => html! {},
        count => group(words, words.schools_brought_back(count as u32), count, lines),
    }
}

/// The lines that are no schools, by their reason.
fn left_out(props: &ImportProps, found: &Understood) -> Html {
    let words = &props.words;
    let reasons = [
        Reason::Total,
        Reason::Section,
        Reason::Hidden,
        Reason::ByHand,
        Reason::HeadAgain,
        Reason::Title,
        Reason::Note,
        Reason::Blank,
    ];
    let groups = reasons.into_iter().filter_map(|why| {
        let left_out = || found.read.left_out.iter().filter(|left| left.why == why);
        let is_back = matches!(why, Reason::Total | Reason::Section | Reason::Hidden | Reason::ByHand);
        let lines = left_out().map(|left| {
            let at = f64::from(left.line);
            let back = correct(&props.columns, format!("row{} in", left.line));
            html! {
                <li>
                    <span>{ if left.text.is_empty() { words.schools_at_line(at) } else { words.schools_at_row(with::Line(at), with::Text(&left.text)) } }</span>
                    if is_back {
                        { button(Tone::Plain, words.schools_bring_back_row(at), back) }
                    }
                </li>
            }
        });
        let count = left_out().count();
        let all = (why == Reason::Hidden).then(|| origin::take_hidden(props));
        let drawn = || group(words, reason(words, why, count as u32), count, lines);
        (count > 0).then(|| html! { <>{ drawn() }{ for all }</> })
    });
    html! { <>{ for groups }</> }
}

fn reason(words: &Words, why: Reason, count: u32) -> String {
    match why {
        Reason::Title => words.schools_title(count),
        Reason::Note => words.schools_note(count),
        Reason::Blank => words.schools_blank(count),
        Reason::HeadAgain => words.schools_head_again(count),
        Reason::Total => words.schools_total(count),
        Reason::Section => words.schools_section(count),
        Reason::Hidden => words.schools_hidden(count),
        Reason::ByHand => words.schools_by_hand(count),
    }
}

fn unknown(words: &Words, read: &Read) -> Vec<String> {
    read.unknown
        .iter()
        .map(|(column, count)| words.schools_unknown_in(with::Column(column), with::Count(f64::from(*count))))
        .collect()
}

/// Takes the schools over, or leaves them.
fn way_out(props: &ImportProps, found: &Understood) -> Html {
    let words = &props.words;
    let count = found.read.schools.rows.len() as u32;
    let leave = {
        let drafts = [props.text.clone(), props.columns.clone()];
        Callback::from(move |_: MouseEvent| drafts.iter().for_each(Draft::done))
    };
    let take = {
        let (send, leave, schools) = (props.send.clone(), leave.clone(), Rc::new(found.read.schools.clone()));
        Callback::from(move |event: MouseEvent| {
            send.emit(Msg::Pilot(PilotMsg::SchoolsRead(Rc::clone(&schools))));
            leave.emit(event);
        })
    };
    html! {
        <div class="row">
            if count > 0 && is_mostly_understood(found) {
                { button(Tone::Primary, words.schools_take(count), take) }
            } else if count > 0 {
                { button(Tone::Plain, words.schools_take_few(count), take) }
            }
            { button(Tone::Plain, words.schools_leave(), leave) }
        </div>
    }
}
