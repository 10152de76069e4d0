//! Before the day: who comes, what they get, and how the time is spent.

use crate::ui::view::{AttrValue, Callback, Html, MouseEvent, html};

use super::head::head;
use super::invitation;
use crate::app::drafts::PEOPLE;
use crate::app::{Msg, PanelMsg, ViewMsg};
use crate::documents::paper::Pack;
use crate::domain::agenda::{LENGTHS, agenda};
use crate::domain::panel::{Ballot, Respondent};
use crate::say;
use crate::ui::parts::button::{Tone, button, icon_button};
use crate::ui::parts::chips::{self, Chip};
use crate::ui::parts::field::{TextField, toggle};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::two_steps::TwoSteps;
use crate::ui::{Scene, Wish};

pub(super) fn prepare(scene: &Scene) -> Html {
    let words = &scene.words;
    html! {
        <>
            { head(words.workshop_prepare_title(), words.workshop_prepare_lead().into_owned(), words) }
            { people(scene) }
            { script(scene) }
            { invitation::invitation(scene) }
        </>
    }
}

fn people(scene: &Scene) -> Html {
    let (panel, words) = (&scene.model.document.panel, &scene.words);
    html! {
        <section class="card" part="card" aria-labelledby="people-title">
            <h3 class="card__title" id="people-title">{ words.workshop_people() }</h3>
            <p class="field__hint">{ words.workshop_people_hint() }</p>
            if panel.roster.is_empty() {
                <p>{ words.workshop_people_none() }</p>
                { last_people(scene) }
            }
            { list(scene) }
            <ul class="roster">{ for panel.roster.iter().enumerate().map(|(at, person)| row(scene, at, person)) }</ul>
            <div class="row">
                { icon_button(Tone::Plain, Icon::Add, words.workshop_person_add(), add_person(scene)) }
                { toggle("names-hidden", words.workshop_names_hidden(), panel.names_hidden,
                    scene.on(|()| Msg::Panel(PanelMsg::NamesHiddenToggled))) }
            </div>
        </section>
    }
}

/// The people of the team before, who often are the same: added or forgotten in a click. No name shows before.
fn last_people(scene: &Scene) -> Html {
    let (count, words) = (scene.model.view.people.len() as u32, &scene.words);
    if count == 0 {
        return html! {};
    }
    html! {
        <div class="people-list">
            <p class="field__hint">{ words.workshop_people_last(count) }</p>
            <div class="row">
                { button(Tone::Plain, words.workshop_people_last_add(count), scene.on_click(|| Msg::Panel(PanelMsg::LastAdded))) }
                { button(Tone::Plain, words.workshop_people_last_forget(count), scene.on_click(|| Msg::Panel(PanelMsg::LastForgotten))) }
            </div>
        </div>
    }
}

/// A list to paste: what is in it stays until it is added.
fn list(scene: &Scene) -> Html {
    let words = &scene.words;
    let draft = scene.draft(PEOPLE);
    let text = draft.text().to_string();
    let is_empty = text.trim().is_empty();
    let add = scene.on_click(move || Msg::Panel(PanelMsg::ListAdded(text.clone())));
    html! {
        <div class="people-list">
            <TextField id={PEOPLE} label={words.workshop_people_list()} hint={words.workshop_people_list_hint()} lines={Some(3)}
                value={draft.text()} on_text={draft.on_text()} />
            if !is_empty {
                { button(Tone::Primary, words.workshop_people_list_add(), add) }
            }
        </div>
    }
}

/// Adds a person, with the keyboard in the name.
fn add_person(scene: &Scene) -> Callback<MouseEvent> {
    let (send, ask) = (scene.send.clone(), scene.ask.clone());
    let at = scene.model.document.panel.roster.len();
    Callback::from(move |_: MouseEvent| {
        send.emit(Msg::Panel(PanelMsg::PersonAdded));
        ask.emit(Wish::Focus(row_id(at)));
    })
}

fn row_id(at: usize) -> String {
    format!("roster-{at}")
}

fn row(scene: &Scene, at: usize, person: &Respondent) -> Html {
    let words = &scene.words;
    let number = at as u32 + 1;
    let (id, other, removed) = (person.id.clone(), person.id.clone(), person.id.clone());
    let on_name = scene.on(move |name| Msg::Panel(PanelMsg::PersonNamed(id.clone(), name)));
    let on_role = scene.on(move |role| Msg::Panel(PanelMsg::RoleWritten(other.clone(), role)));
    let name = say::workshop::name_of(&scene.model.document.panel, &person.id, words);
    let hidden = scene.model.document.panel.names_hidden;
    let question = about_removal(scene, person, &name);
    let remove = scene.on_click(move || Msg::Panel(PanelMsg::PersonRemoved(removed.clone())));
    html! {
        <li class="roster__row" key={person.id.to_string()} id={row_id(at)}>
            if hidden {
                <span class="roster__name">{ name.clone() }</span>
            } else {
                <TextField id={format!("person-{}", person.id)} label={words.workshop_person_name(number)} label_hidden={true}
                    example={words.workshop_person_number(number)} value={person.name.clone()} on_text={on_name} />
            }
            <TextField id={format!("role-{}", person.id)} label={words.workshop_person_role(number)} label_hidden={true}
                example={words.workshop_role_example()} value={person.role.clone()} on_text={on_role} />
            <TwoSteps id={format!("remove-{}", person.id)} label={words.workshop_person_remove(&name)} icon={Icon::Remove} icon_only={true}
                question={question} yes={words.workshop_remove_yes()} no={words.workshop_remove_no()} on_yes={remove} ask={scene.ask.clone()} />
        </li>
    }
}

/// What removing a person does to the ratings that the person gave. `None` where there are none.
fn about_removal(scene: &Scene, person: &Respondent, name: &str) -> Option<AttrValue> {
    let words = &scene.words;
    let own = || scene.model.ballots().filter(|ballot| ballot.respondent.as_ref() == Some(&person.id));
    let (by_phone, others) = (own().any(Ballot::is_by_phone), own().any(|ballot| !ballot.is_by_phone()));
    let about = match (by_phone, others) {
        (false, false) => return None,
        (true, false) => words.workshop_remove_phone(name),
        (false, true) => words.workshop_remove_own(name),
        (true, true) => words.workshop_remove_both(name),
    };
    Some(about.into())
}

fn script(scene: &Scene) -> Html {
    let words = &scene.words;
    let length = scene.model.document.panel.length_minutes();
    let chips = LENGTHS
        .into_iter()
        .map(|minutes| Chip {
            value: minutes.to_string(),
            label: words.workshop_length_of(minutes),
            chosen: minutes == length,
        })
        .collect();
    let send = scene.send.clone();
    let on_choice = Callback::from(move |value: String| {
        if let Ok(minutes) = value.parse() {
            send.emit(Msg::Panel(PanelMsg::LengthChosen(minutes)));
        }
    });
    let print = scene.on_click(|| Msg::View(ViewMsg::PackOpened(Pack::Script)));
    html! {
        <section class="card" part="card" aria-labelledby="script-title">
            <h3 class="card__title" id="script-title">{ words.workshop_script() }</h3>
            <p class="field__hint">{ words.workshop_script_hint() }</p>
            { chips::one("length", words.workshop_length(), chips, &on_choice) }
            <ol class="script">
                { for agenda(length).into_iter().map(|(part, minutes)| html! {
                    <li class="script__part" key={minutes.to_string() + &say::workshop::part_name(part, words)}>
                        <span class="script__minutes">{ words.workshop_length_of(minutes) }</span>
                        <span><b>{ say::workshop::part_name(part, words) }</b>{ ". " }{ say::workshop::part_does(part, minutes, words) }</span>
                    </li>
                }) }
            </ol>
            <div class="row">{ icon_button(Tone::Plain, Icon::Print, words.workshop_script_print(), print) }</div>
        </section>
    }
}
