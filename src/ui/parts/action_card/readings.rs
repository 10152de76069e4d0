//! What an action's measure read on which day, and a line to write down the next one.

use web_sys::HtmlInputElement;
use yew::{Callback, Html, MouseEvent, NodeRef, Properties, component, html, use_node_ref, use_state};

use super::ActionCardProps;
use crate::app::ActionMsg;
use crate::base::{Date, date};
use crate::domain::measure::Reading;
use crate::ui::Wish;
use crate::ui::parts::button::tool_of;
use crate::ui::parts::date::DateField;
use crate::ui::parts::icon::Icon;
use crate::words::Words;

/// Draws the readings, oldest first, and the line for the next one.
pub(super) fn readings(card: &ActionCardProps) -> Html {
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
            <NewReading prefix={card.control("reading")} today={card.today} words={words.clone()} ask={card.ask.clone()}
                on_reading={card.on(|(date, value, note)| ActionMsg::ReadingAdded(date, value, note))} />
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

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct NewReadingProps {
    /// What the controls' ids begin with.
    pub prefix: String,
    pub today: Date,
    pub words: Words,
    pub ask: Callback<Wish>,
    pub on_reading: Callback<(Date, String, String)>,
}

/// The line keeps what is typed in its own fields until it is added: half a reading is none.
#[component]
pub(crate) fn NewReading(props: &NewReadingProps) -> Html {
    let NewReadingProps { prefix, today, words, .. } = props;
    let (date, value, note) = (use_node_ref(), use_node_ref(), use_node_ref());
    // Today until another day is chosen; it stays today over midnight.
    let chosen = use_state(|| None::<Date>);
    let on_day = {
        let chosen = chosen.clone();
        Callback::from(move |text: String| chosen.set(text.parse().ok()))
    };
    let onclick = add(props, &date, &value, &note);
    let field = |name: &str, label: String, field: &NodeRef| {
        let id = format!("{prefix}-{name}");
        html! {
            <div class="field" part="field">
                <label class="field__label" for={id.clone()}>{ label }</label>
                <input ref={field} {id} class="field__control" type="text" autocomplete="off" />
            </div>
        }
    };
    html! {
        <div class="readings__new">
            <DateField id={format!("{prefix}-date")} label={words.plan_reading_date()} value={chosen.unwrap_or(*today)}
                words={words.clone()} control={date} on_text={on_day} />
            { field("value", words.plan_reading_value().into_owned(), &value) }
            { field("note", words.plan_reading_note().into_owned(), &note) }
            <button type="button" class="button button--plain" id={format!("{prefix}-add")} {onclick}>
                { words.plan_reading_add() }
            </button>
        </div>
    }
}

/// Adds a reading that has a day and a value; otherwise the keyboard goes to what is missing.
fn add(props: &NewReadingProps, date: &NodeRef, value: &NodeRef, note: &NodeRef) -> Callback<MouseEvent> {
    let (props, date, value, note) = (props.clone(), date.clone(), value.clone(), note.clone());
    Callback::from(move |_: MouseEvent| {
        let fields = [&date, &value, &note].map(|field| field.cast::<HtmlInputElement>());
        let [Some(day), Some(value), Some(note)] = fields else { return };
        let focus = |name: &str| props.ask.emit(Wish::Focus(format!("{}-{name}", props.prefix)));
        match date::typed(&day.value()) {
            None => focus("date"),
            Some(_) if value.value().trim().is_empty() => focus("value"),
            Some(day) => {
                props.on_reading.emit((day, value.value().trim().to_owned(), note.value().trim().to_owned()));
                value.set_value("");
                note.set_value("");
                focus("value");
            }
        }
    })
}
