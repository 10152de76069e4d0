//! Bringing the district's schools: dropped, chosen, pasted or typed, and looked over before they count.

use std::rc::Rc;

use crate::ui::view::{Callback, DragEvent, Html, MouseEvent, Properties, component, html};
use web_sys::Event;

use crate::app::{Msg, PilotMsg};
use crate::base::delimited;
use crate::base::delimited::Delimited;
use crate::domain::pilot::read::{self, Fault, FaultKind, Reading};
use crate::domain::pilot::{Kind, Role, Schools};
use crate::ui::Wish;
use crate::ui::draft::Draft;
use crate::ui::parts::button::{Tone, button};
use crate::ui::parts::field::{TextField, chosen_file, select_field};
use crate::ui::parts::icon::{Icon, icon};
use crate::words::Words;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ImportProps {
    pub schools: Rc<Schools>,
    /// The table under way.
    pub text: Draft,
    /// How its columns are read once somebody corrected the guess: a line for each correction, with the column's place
    /// from 0 and what it is.
    pub columns: Draft,
    pub words: Words,
    pub send: Callback<Msg>,
    pub ask: Callback<Wish>,
}

/// How many faults are named one by one.
const MOST_FAULTS: usize = 20;

/// The way in for schools.
#[component]
pub(super) fn Import(props: &ImportProps) -> Html {
    let ImportProps { schools, text, words, .. } = props;
    let is_open = text.written().is_some() || schools.rows.is_empty();
    html! {
        <div class="import">
            if schools.rows.is_empty() {
                <p class="field__hint">{ words.schools_import_hint() }</p>
            } else {
                <p>{ words.schools_known(schools.columns.len() as u32, schools.rows.len() as u32) }</p>
            }
            if is_open {
                { way_in(props) }
                if !text.text().trim().is_empty() {
                    { look_over(props) }
                }
            } else {
                { button(Tone::Plain, words.schools_change(), open(props)) }
            }
        </div>
    }
}

fn open(props: &ImportProps) -> Callback<MouseEvent> {
    let (schools, write) = (props.schools.clone(), write(props));
    let title = props.words.schools_school().into_owned();
    Callback::from(move |_: MouseEvent| write.emit(read::text(&schools, &title)))
}

/// Another text is another table: nothing is known of its columns.
fn write(props: &ImportProps) -> Callback<String> {
    let (text, columns) = (props.text.clone(), props.columns.clone());
    Callback::from(move |written: String| {
        text.write(written);
        columns.done();
    })
}

fn way_in(props: &ImportProps) -> Html {
    let (words, write) = (&props.words, write(props));
    let take = {
        let (ask, write) = (props.ask.clone(), write.clone());
        Callback::from(move |file: Option<web_sys::File>| {
            if let Some(file) = file {
                ask.emit(Wish::ReadText(file, write.clone()));
            }
        })
    };
    let onchange = take.reform(|event: Event| chosen_file(&event));
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let ondrop = take.reform(|event: DragEvent| {
        event.prevent_default();
        event.data_transfer()?.files()?.get(0)
    });
    html! {
        <div class="import__way" {ondragover} {ondrop}>
            <div class="share__open import__file">
                <input type="file" class="share__file" id="schools-file" accept=".csv,.txt,.tsv,.xlsx" {onchange} />
                <label class="button button--plain" for="schools-file">{ icon(Icon::Open) }<span>{ words.schools_choose_table() }</span></label>
            </div>
            <TextField id="schools-text" lines={4} most={delimited::MOST_BYTES} label={words.schools_paste()} hint={words.schools_paste_hint()} example={words.schools_paste_example()}
                value={props.text.text()} on_text={write} />
        </div>
    }
}

/// What was understood: columns to correct, rows that do not fit, and the way to take it over.
fn look_over(props: &ImportProps) -> Html {
    let words = &props.words;
    let table = delimited::read(&props.text.text());
    let reading = corrected(read::guess(&table), props.columns.written().unwrap_or_default());
    let (schools, faults) = read::schools(&table, &reading, &props.schools);
    let count = schools.rows.len() as u32;
    let leave = {
        let drafts = [props.text.clone(), props.columns.clone()];
        Callback::from(move |_: MouseEvent| drafts.iter().for_each(Draft::done))
    };
    let take = {
        let (send, leave, schools) = (props.send.clone(), leave.clone(), Rc::new(schools));
        Callback::from(move |event: MouseEvent| {
            send.emit(Msg::Pilot(PilotMsg::SchoolsRead(Rc::clone(&schools))));
            leave.emit(event);
        })
    };
    html! {
        <div class="import__review">
            <p>{ words.schools_understood(reading.columns.len() as u32, count) }</p>
            <div class="data-table__scroll" tabindex="0" role="region" aria-label={words.schools_columns()}>
                <div class="import__columns">
                    { for (0..reading.columns.len()).map(|at| column(words, &props.columns, &table, &reading, at)) }
                </div>
            </div>
            if !faults.is_empty() {
                <p class="field__fault">{ words.schools_faults(faults.len() as u32) }</p>
                <ul class="import__faults">
                    { for faults.iter().take(MOST_FAULTS).map(|fault| html! { <li>{ sentence(words, fault) }</li> }) }
                    if faults.len() > MOST_FAULTS {
                        <li>{ words.schools_more_faults((faults.len() - MOST_FAULTS) as u32) }</li>
                    }
                </ul>
            }
            <div class="row">
                if count > 0 {
                    { button(Tone::Primary, words.schools_take(count), take) }
                }
                { button(Tone::Plain, words.schools_leave(), leave) }
            </div>
        </div>
    }
}

/// The reading of a table with the corrections that somebody made, in their order.
fn corrected(mut reading: Reading, corrections: &str) -> Reading {
    for (at, word) in corrections.lines().filter_map(|line| line.split_once(' ')) {
        let Some(at) = at.parse().ok().filter(|at: &usize| *at < reading.columns.len()) else { continue };
        let (_, kind, role) = &mut reading.columns[at];
        (*kind, *role) = match word {
            "number" => (Kind::Number, Role::Mirrored),
            "word" => (Kind::Category, Role::Mirrored),
            "students" => (Kind::Number, Role::Students),
            "feeder" => (Kind::Category, Role::Feeder),
            _ => (*kind, Role::Aside),
        };
        if word == "name" {
            reading.name_column = at;
        }
    }
    reading
}

/// What a column is: the schools' names, a number or a word to mirror, and so on; with its first values as read.
fn column(words: &Words, corrections: &Draft, table: &Delimited, reading: &Reading, at: usize) -> Html {
    let (name, kind, role) = &reading.columns[at];
    let chosen = match (reading.name_column == at, role, kind) {
        (true, ..) => "name",
        (_, Role::Students, _) => "students",
        (_, Role::Feeder, _) => "feeder",
        (_, Role::Aside, _) => "aside",
        (_, Role::Mirrored, Kind::Number) => "number",
        (_, Role::Mirrored, Kind::Category) => "word",
    };
    let options = [
        ("name", words.schools_is_name()),
        ("number", words.schools_is_number()),
        ("word", words.schools_is_word()),
        ("students", words.schools_is_students()),
        ("feeder", words.schools_is_feeder()),
        ("aside", words.schools_is_aside()),
    ]
    .map(|(value, label)| (value.to_owned(), label.into_owned()));
    let on_choice = {
        let corrections = corrections.clone();
        Callback::from(move |word: String| {
            corrections.write(format!("{}{at} {word}\n", corrections.text()));
        })
    };
    let first: Vec<&str> =
        table.rows.iter().skip(1).take(3).map(|row| row.cells.get(at).map_or("", String::as_str)).collect();
    html! {
        <div class="import__column" key={at}>
            { select_field(format!("schools-column-{at}"), name.clone(), &options, chosen, on_choice) }
            <p class="import__values">{ first.join(" · ") }</p>
        </div>
    }
}

fn sentence(words: &Words, fault: &Fault) -> String {
    match &fault.what {
        FaultKind::NoName => words.schools_no_name(fault.line),
        FaultKind::Twice { name } => words.schools_twice(fault.line, name),
        FaultKind::TooLong => words.schools_too_long(fault.line),
        FaultKind::NoNumber { column, text } => words.schools_no_number(column, fault.line, text),
        FaultKind::TooLarge => words.schools_too_large(fault.line),
        FaultKind::TooMany => words.schools_too_many(fault.line, crate::domain::pilot::MOST_SCHOOLS as u32),
    }
}
