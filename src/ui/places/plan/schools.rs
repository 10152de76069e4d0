//! Bringing the district's schools: dropped, chosen, pasted or typed, and looked over before they count.

mod column;
mod props;
mod review;

use std::borrow::Cow;
use std::rc::Rc;

use crate::ui::view::{Callback, DragEvent, Html, MouseEvent, component, html};
use web_sys::Event;
use yew::use_memo;

use crate::base::delimited;
use crate::domain::pilot::{Schools, read};
use crate::ui::Wish;
use crate::ui::parts::button::{Tone, button};
use crate::ui::parts::field::{TextField, chosen_file};
use crate::ui::parts::icon::{Icon, icon};
use crate::words::with;
use props::{ImportProps, Understood};
use review::review;

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
    html! {
        <div class="import">
            if schools.rows.is_empty() {
                <p class="field__hint">{ words.schools_import_hint() }</p>
            } else {
                <p>{ words.schools_known(with::Columns(schools.columns.len() as u32), with::Schools(schools.rows.len() as u32)) }</p>
            }
            if is_open {
                { way_in(props) }
                if let Some(found) = &*found {
                    { review(props, found) }
                }
            } else {
                { button(Tone::Plain, words.schools_change(), open(props)) }
            }
        </div>
    }
}

fn understood(text: &str, corrections: &str, schools: &Schools) -> Understood {
    let sheet = read::Sheet::of(&delimited::read(text));
    let guess = read::guess(&sheet, schools);
    let reading = column::corrected(guess.clone(), corrections);
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
                <input type="file" class="share__file" id="schools-file" accept=".csv,.txt,.tsv,.tab,.xlsx,.xlsm,.xls,.htm,.html" {onchange} />
                <label class="button button--plain" for="schools-file">{ icon(Icon::Open) }<span>{ words.schools_choose_table() }</span></label>
            </div>
            <TextField id="schools-text" lines={4} most={delimited::MOST_BYTES} label={words.schools_paste()} hint={words.schools_paste_hint()} example={words.schools_paste_example()}
                value={props.text.text()} on_text={write} />
        </div>
    }
}
