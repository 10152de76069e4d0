//! What an action's measure read on which day, and a line to write down the next one.

use yew::{Callback, Html, MouseEvent, html};

use super::ActionCardProps;
use crate::app::ActionMsg;
use crate::base::Date;
use crate::domain::measure::Reading;
use crate::ui::draft::Draft;
use crate::ui::parts::button::tool_of;
use crate::ui::parts::field::TextField;
use crate::ui::parts::icon::Icon;
use crate::ui::{Scene, Wish};

/// Draws the readings, oldest first, and the line for the next one.
pub(super) fn readings(card: &ActionCardProps, scene: &Scene) -> Html {
    let words = &card.words;
    let readings = &card.action.measure.readings;
    html! {
        <div class="readings">
            <p class="field__label">{ words.plan_readings() }</p>
            if readings.is_empty() {
                <p class="field__hint">{ words.plan_readings_none() }</p>
            } else {
                <ul class="readings__list">
                    { for readings.iter().enumerate().map(|(index, reading)| line(card, index, reading)) }
                </ul>
            }
            { new_reading(scene, &card.control("reading"), card.on(|(date, value, note)| ActionMsg::ReadingAdded(date, value, note))) }
        </div>
    }
}

fn line(card: &ActionCardProps, index: usize, reading: &Reading) -> Html {
    let words = &card.words;
    let date = words.date(reading.date);
    let remove = card.on(move |_: MouseEvent| ActionMsg::ReadingRemoved(index));
    html! {
        <li class="readings__line" key={index}>
            <span>
                <strong>{ words.plan_reading(&date, &reading.value) }</strong>
                { " " }
                <span class="readings__note">{ reading.note.clone() }</span>
            </span>
            { tool_of(card.control(&format!("reading-{index}-remove")), Icon::Remove, words.plan_reading_remove(&date), false, remove) }
        </li>
    }
}

/// The line for the next reading; the controls' ids begin with `prefix`. Half a reading is none: it waits, as it is
/// written, until it is added.
pub(crate) fn new_reading(scene: &Scene, prefix: &str, on_reading: Callback<(Date, String, String)>) -> Html {
    let words = &scene.words;
    let draft = |name: &str| scene.draft(format!("{prefix}-{name}"));
    let (date, value, note) = (draft("date"), draft("value"), draft("note"));
    let day = date.written().map_or_else(|| scene.model.today.to_string(), str::to_owned);
    let onclick = add(scene, prefix, &day, [&date, &value, &note], on_reading);
    html! {
        <div class="readings__new">
            <TextField id={format!("{prefix}-date")} kind="date" label={words.plan_reading_date()} value={day} on_text={date.on_text()} />
            <TextField id={format!("{prefix}-value")} label={words.plan_reading_value()} value={value.text()} on_text={value.on_text()} />
            <TextField id={format!("{prefix}-note")} label={words.plan_reading_note()} value={note.text()} on_text={note.on_text()} />
            <button type="button" class="button button--plain" id={format!("{prefix}-add")} {onclick}>
                { words.plan_reading_add() }
            </button>
        </div>
    }
}

/// Adds a reading that has a day and a value; otherwise the keyboard goes to what is missing.
fn add(
    scene: &Scene,
    prefix: &str,
    day: &str,
    drafts: [&Draft; 3],
    on_reading: Callback<(Date, String, String)>,
) -> Callback<MouseEvent> {
    let (ask, prefix, day) = (scene.ask.clone(), prefix.to_owned(), day.parse());
    let drafts = drafts.map(Draft::clone);
    Callback::from(move |_: MouseEvent| {
        let focus = |name: &str| ask.emit(Wish::Focus(format!("{prefix}-{name}")));
        let [_, value, note] = &drafts;
        match day {
            Err(_) => focus("date"),
            Ok(_) if value.text().trim().is_empty() => focus("value"),
            Ok(day) => {
                on_reading.emit((day, value.text().trim().to_owned(), note.text().trim().to_owned()));
                drafts.iter().for_each(Draft::done);
                focus("value");
            }
        }
    })
}
