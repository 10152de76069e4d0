//! The further prompts, in cards. What weighs most for the plan comes first.

use yew::{AttrValue, Html, html};

use super::missing::missing;
use super::prompt::{choices, prompt};
use crate::app::msg::{Choices, Prompt};
use crate::app::{MissionMsg, Msg};
use crate::domain::framework::Band;
use crate::ui::Scene;
use crate::ui::parts::field::TextField;

/// Draws the further prompts.
pub(super) fn detail(scene: &Scene) -> Html {
    let words = &scene.words;
    html! {
        <>
            { missing(scene) }
            if !scene.model.framework.mission.obstacles.is_empty() {
                { card("obstacles-title", words.mission_obstacles(), choices(scene, Choices::Obstacles)) }
            }
            { card("start-title", words.mission_start(), html! {
                <>{ for [Prompt::Includes, Prompt::Owned, Prompt::Learners].map(|asked| prompt(scene, asked)) }</>
            }) }
            { card("need-title", words.mission_need(), html! {
                <>
                    { choices(scene, Choices::Focus) }
                    { prompt(scene, Prompt::OwnFocus) }
                    { choices(scene, Choices::Purposes) }
                </>
            }) }
            { experiences(scene) }
            { card("people-title", words.mission_people(), html! {
                <>
                    { choices(scene, Choices::Authors) }
                    { prompt(scene, Prompt::OwnAuthors) }
                    { choices(scene, Choices::Partners) }
                    { prompt(scene, Prompt::OwnPartners) }
                </>
            }) }
            { card("test-title", words.mission_test(), html! {
                <>{ for [Prompt::Measure, Prompt::Decides, Prompt::Stop].map(|asked| prompt(scene, asked)) }</>
            }) }
            { card("second-title", words.mission_second(), second(scene)) }
        </>
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
    html! { <TextField key={band.id.to_string()} id={format!("experience-{}", band.id)} label={band.label.clone()} lines={2} {value} {on_text} /> }
}

/// The chosen draft's statement in a second language.
fn second(scene: &Scene) -> Html {
    let words = &scene.words;
    let value = scene.model.document.mission.draft().map(|draft| draft.second_wording.clone()).unwrap_or_default();
    let on_text = scene.on(|text| Msg::Mission(MissionMsg::SecondWritten(text)));
    html! {
        <TextField id="mission-second" label={words.mission_second_label()} hint={words.mission_second_hint()} lines={3} {value} {on_text} />
    }
}
