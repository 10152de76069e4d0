//! The further prompts, in cards. What weighs most for the plan comes first.

use crate::ui::view::{AttrValue, Html, html};

use super::missing::missing;
use super::sign_off::sign_off;
use super::star::small_groups;
use crate::app::edit::Spot;
use crate::app::forms::mission::{NEED, OBSTACLES, PEOPLE, START, TEST};
use crate::app::{MissionMsg, Msg, Place, Room};
use crate::domain::framework::Band;
use crate::say::choice::said;
use crate::ui::Scene;
use crate::ui::form::form;
use crate::ui::parts::entry::Entry;
use crate::ui::parts::field::TextField;
use crate::ui::parts::room::head;
use crate::ui::parts::sight::in_sight;

/// Draws a room of further prompts.
pub(super) fn detail(scene: &Scene, room: Room) -> Html {
    let words = &scene.words;
    let head = head(said(Place::Mission, words), said(room, words), words.mission_room_about());
    in_sight(scene, html! { <>{ head }{ prompts(scene, room) }</> })
}

fn prompts(scene: &Scene, room: Room) -> Html {
    let words = &scene.words;
    let spot = Spot::new("mission");
    match room {
        Room::Start => html! {
            <>
                { card("start-title", words.mission_start(), form(scene, START, &spot)) }
                { card("need-title", words.mission_need(), form(scene, NEED, &spot)) }
            </>
        },
        Room::People => html! {
            <>
                { experiences(scene) }
                { card("people-title", words.mission_people(), form(scene, PEOPLE, &spot)) }
            </>
        },
        Room::Test => html! {
            <>
                { card("test-title", words.mission_test(), form(scene, TEST, &spot)) }
                { card("second-title", words.mission_second(), second(scene)) }
            </>
        },
        Room::SignOff => sign_off(scene),
        _ => html! {
            <>
                { missing(scene) }
                if !scene.model.framework.mission.obstacles.is_empty() {
                    { card("obstacles-title", words.mission_obstacles(), form(scene, OBSTACLES, &spot)) }
                }
            </>
        },
    }
}

fn card(id: &'static str, title: impl Into<AttrValue>, prompts: Html) -> Html {
    html! {
        <section class="card" part="card" key={id} aria-labelledby={id}>
            <h3 class="card__title" {id}>{ title.into() }</h3>
            <div class="prompts">{ prompts }</div>
        </section>
    }
}

/// What learners will experience, by grade band, where the framework has any.
fn experiences(scene: &Scene) -> Html {
    let bands = &scene.model.framework.mission.bands;
    if bands.is_empty() {
        return html! {};
    }
    let prompts = html! {
        <>
            <p class="field__hint">{ scene.words.mission_experiences_hint() }</p>
            { for bands.iter().map(|band| experience(scene, band)) }
        </>
    };
    card("experiences-title", scene.words.mission_experiences(), prompts)
}

fn experience(scene: &Scene, band: &Band) -> Html {
    let value = scene.model.document.mission.experiences.get(&band.id).cloned().unwrap_or_default();
    let id = band.id.clone();
    let on_text = scene.on(move |text| Msg::Mission(MissionMsg::ExperienceWritten(id.clone(), text)));
    // Of what nobody has written the line says nothing: the field is there.
    let name = if value.trim().is_empty() { AttrValue::default() } else { band.label.clone().into() };
    let (id, facts) = (format!("experience-{}", band.id), vec![value.clone()]);
    let fields = html! { <TextField id={id.clone()} label={band.label.clone()} lines={2} {value} {on_text} /> };
    html! { <Entry key={band.id.to_string()} id={format!("{id}-line")} {name} {facts} {fields} /> }
}

/// The chosen draft's statement in a second language.
fn second(scene: &Scene) -> Html {
    let words = &scene.words;
    let value = scene.model.document.mission.draft().map(|draft| draft.second_wording.clone()).unwrap_or_default();
    let on_text = scene.on(|text| Msg::Mission(MissionMsg::SecondWritten(text)));
    let small = small_groups(&scene.model.document.mission, &value, words);
    html! {
        <>
            <TextField id="mission-second" label={words.mission_second_label()} hint={words.mission_second_hint()} lines={3} {value} {on_text} />
            { small }
        </>
    }
}
