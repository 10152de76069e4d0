//! Bringing the district's schools: dropped, chosen, pasted or typed, and looked over before they count.

mod column;
mod matching;
mod origin;
mod props;
mod review;

use std::borrow::Cow;
use std::rc::Rc;

use crate::ui::view::{
    Callback, DragEvent, Html, MouseEvent, UseStateHandle, component, html, use_state, use_state_eq,
};
use web_sys::{Event, File};
use yew::use_memo;

use crate::base::delimited;
use crate::domain::pilot::Schools;
use crate::domain::pilot::read::{self, Brought};
use crate::ui::Wish;
use crate::ui::parts::button::{Tone, button};
use crate::ui::parts::field::{TextField, chosen_file};
use crate::ui::parts::icon::{Icon, icon};
use crate::words::with;
use props::{ImportProps, Understood};
use review::review;

/// The field with the table as text.
const TEXT_ID: &str = "schools-text";

/// The way in for schools.
#[component]
pub(super) fn Import(props: &ImportProps) -> Html {
    let ImportProps { pilot, text, words, .. } = props;
    let schools = &pilot.schools;
    let corrections = props.columns.written().unwrap_or_default().to_owned();
    let found = use_memo((text.text(), corrections, Rc::clone(schools)), |(text, corrections, schools)| {
        (!text.trim().is_empty()).then(|| Rc::new(understood(text, corrections, schools)))
    });
    let is_open = text.written().is_some() || schools.rows.is_empty();
    let shown = use_state_eq(|| false);
    let file = use_state(|| None);
    html! {
        <div class="import">
            if schools.rows.is_empty() {
                <p class="field__hint">{ words.schools_import_hint() }</p>
            } else {
                <p>{ words.schools_known(with::Columns(schools.columns.len() as u32), with::Schools(schools.rows.len() as u32)) }</p>
            }
            if is_open {
                { way_in(props, &shown, &file) }
                if let Some(found) = &*found {
                    { review(props, found, choose_sheet(props, &file)) }
                }
            } else {
                { button(Tone::Plain, words.schools_change(), open(props)) }
            }
        </div>
    }
}

fn understood(text: &str, corrections: &str, schools: &Schools) -> Understood {
    let sheet = read::Sheet::of(delimited::read(text));
    let guess = read::guess(&sheet, schools);
    let reading = guess.clone().corrected(corrections);
    let read = read::schools(&sheet, &reading, schools);
    Understood { sheet, guess, reading, read }
}

fn open(props: &ImportProps) -> Callback<MouseEvent> {
    let (schools, write) = (props.pilot.schools.clone(), write(props));
    let [title, id] = [props.words.schools_school(), props.words.schools_id()].map(Cow::into_owned);
    Callback::from(move |_: MouseEvent| write.emit(read::text(&schools, &title, &id)))
}

/// Another text is another table: nothing is known of its columns.
fn write(props: &ImportProps) -> Callback<String> {
    take(props).reform(|text| Brought { text, ..Brought::default() })
}

/// Takes a table under review, with what its file says about it.
fn take(props: &ImportProps) -> Callback<Brought> {
    let (text, columns) = (props.text.clone(), props.columns.clone());
    Callback::from(move |brought: Brought| {
        text.write(brought.text);
        match brought.origin.corrections() {
            told if told.is_empty() => columns.done(),
            told => columns.write(told),
        }
    })
}

/// Reads another sheet of the workbook that was chosen. `None` once the page was loaded again: the file is not kept.
fn choose_sheet(props: &ImportProps, file: &UseStateHandle<Option<File>>) -> Option<Callback<usize>> {
    let (file, ask, take) = ((**file).clone()?, props.ask.clone(), take(props));
    Some(Callback::from(move |sheet| ask.emit(Wish::ReadSchools(file.clone(), Some(sheet), take.clone()))))
}

fn way_in(props: &ImportProps, shown: &UseStateHandle<bool>, chosen: &UseStateHandle<Option<File>>) -> Html {
    let (words, write) = (&props.words, write(props));
    let take = {
        let (ask, take, shown, chosen) = (props.ask.clone(), take(props), shown.setter(), chosen.setter());
        Callback::from(move |file: Option<File>| {
            if let Some(file) = file {
                shown.set(false);
                chosen.set(Some(file.clone()));
                ask.emit(Wish::ReadSchools(file, None, take.clone()));
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
                <input type="file" class="share__file" id="schools-file" accept=".csv,.txt,.tsv,.tab,.xlsx,.xlsm,.xls,.htm,.html" {onchange} />
                <label class="button button--plain" for="schools-file">{ icon(Icon::Open) }<span>{ words.schools_choose_table() }</span></label>
            </div>
            { text_field(props, write, shown) }
        </div>
    }
}

/// A text of more bytes is shown on demand: to lay it out in a field takes longer than to read it.
const MOST_SHOWN: usize = 20_000;

/// The table as text. What somebody types or pastes stays in sight, however long it is.
fn text_field(props: &ImportProps, write: Callback<String>, shown: &UseStateHandle<bool>) -> Html {
    let (words, text) = (&props.words, props.text.text());
    let show = shown.setter();
    if text.len() > MOST_SHOWN && !**shown {
        let ask = props.ask.clone();
        let on_click = Callback::from(move |_: MouseEvent| {
            show.set(true);
            ask.emit(Wish::Focus(TEXT_ID.to_owned()));
        });
        return html! {
            <div class="row">
                <p>{ words.schools_long_text(text.lines().count() as f64) }</p>
                { button(Tone::Plain, words.schools_show_text(), on_click) }
            </div>
        };
    }
    let on_text = Callback::from(move |text| {
        show.set(true);
        write.emit(text);
    });
    html! {
        <TextField id={TEXT_ID} lines={4} most={delimited::MOST_BYTES} label={words.schools_paste()} hint={words.schools_paste_hint()}
            example={words.schools_paste_example()} value={text} {on_text} />
    }
}
