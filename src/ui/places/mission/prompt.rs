//! The mission's prompts: one idea each, with an example where it helps.

use std::borrow::Cow;

use yew::{Html, html};

use crate::app::msg::{Choices, Prompt};
use crate::app::{MissionMsg, Msg};
use crate::base::ChoiceId;
use crate::domain::Mission;
use crate::domain::framework::Choice;
use crate::ui::Scene;
use crate::ui::parts::chips::{self, Chip};
use crate::ui::parts::field::TextField;
use crate::words::Words;

const NO_WORDS: Cow<'static, str> = Cow::Borrowed("");

/// How a prompt that takes text is put.
struct Asked {
    id: &'static str,
    label: Cow<'static, str>,
    hint: Cow<'static, str>,
    example: Cow<'static, str>,
    /// More than one line.
    lines: Option<u32>,
}

/// A prompt that takes text.
pub(super) fn prompt(scene: &Scene, prompt: Prompt) -> Html {
    let asked = asked(prompt, &scene.words);
    let value = written(prompt, &scene.model.document.mission).to_owned();
    let on_text = scene.on(move |text| Msg::Mission(MissionMsg::Written(prompt, text)));
    html! {
        <TextField key={asked.id} id={asked.id} label={asked.label} hint={asked.hint} example={asked.example}
            lines={asked.lines} {value} {on_text} />
    }
}

fn asked(prompt: Prompt, words: &Words) -> Asked {
    let (id, label, hint, example, lines) = match prompt {
        Prompt::Community => {
            ("mission-community", words.mission_community(), NO_WORDS, words.mission_community_example(), None)
        }
        Prompt::Who => ("mission-who", words.mission_who(), NO_WORDS, words.mission_who_example(), None),
        Prompt::What => ("mission-what", words.mission_what(), NO_WORDS, words.mission_what_example(), Some(2)),
        Prompt::ByWhen => ("mission-by-when", words.mission_by_when(), NO_WORDS, words.mission_by_when_example(), None),
        Prompt::Includes => {
            ("mission-includes", words.mission_includes(), NO_WORDS, words.mission_includes_example(), Some(2))
        }
        Prompt::Owned => ("mission-owned", words.mission_owned(), NO_WORDS, words.mission_owned_example(), Some(2)),
        Prompt::Learners => {
            ("mission-learners", words.mission_learners(), NO_WORDS, words.mission_learners_example(), Some(2))
        }
        Prompt::OwnFocus => {
            ("mission-own-focus", words.mission_own_focus(), NO_WORDS, words.mission_own_focus_example(), None)
        }
        Prompt::OwnAuthors => {
            ("mission-own-authors", words.mission_own_authors(), NO_WORDS, words.mission_own_authors_example(), None)
        }
        Prompt::OwnPartners => (
            "mission-own-partners",
            words.mission_own_partners(),
            words.mission_own_partners_hint(),
            words.mission_own_partners_example(),
            None,
        ),
        Prompt::Measure => {
            ("mission-measure", words.mission_measure(), NO_WORDS, words.mission_measure_example(), Some(2))
        }
        Prompt::Decides => (
            "mission-decides",
            words.mission_decides(),
            words.mission_decides_hint(),
            words.mission_decides_example(),
            Some(2),
        ),
        Prompt::Stop => {
            ("mission-stop", words.mission_stop(), words.mission_stop_hint(), words.mission_stop_example(), Some(2))
        }
    };
    Asked { id, label, hint, example, lines }
}

fn written(prompt: Prompt, mission: &Mission) -> &str {
    match prompt {
        Prompt::Community => &mission.community,
        Prompt::Who => &mission.who,
        Prompt::What => &mission.what,
        Prompt::ByWhen => &mission.by_when,
        Prompt::Includes => &mission.includes,
        Prompt::Owned => &mission.owned,
        Prompt::Learners => &mission.learners,
        Prompt::OwnFocus => &mission.own_focus,
        Prompt::OwnAuthors => &mission.own_authors,
        Prompt::OwnPartners => &mission.own_partners,
        Prompt::Measure => &mission.measure,
        Prompt::Decides => &mission.decides,
        Prompt::Stop => &mission.stop,
    }
}

/// A prompt that takes choices.
pub(super) fn choices(scene: &Scene, set: Choices) -> Html {
    let (offered, mission, words) = (&scene.model.framework.mission, &scene.model.document.mission, &scene.words);
    let (group, legend, hint, chosen, offered): (_, _, _, &[ChoiceId], &[Choice]) = match set {
        Choices::Focus => ("focus", words.mission_focus(), NO_WORDS, &mission.focus, &offered.focus),
        Choices::Purposes => ("purpose", words.mission_purposes(), NO_WORDS, &mission.purposes, &offered.purposes),
        Choices::Authors => ("author", words.mission_authors(), NO_WORDS, &mission.authors, &offered.authors),
        Choices::Partners => ("partner", words.mission_partners(), NO_WORDS, &mission.partners, &offered.partners),
        Choices::Obstacles => (
            "obstacle",
            words.mission_obstacles_most(),
            words.mission_obstacles_hint(),
            &mission.obstacles,
            &offered.obstacles,
        ),
    };
    if offered.is_empty() {
        return html! {};
    }
    let chips = offered
        .iter()
        .map(|choice| Chip {
            value: choice.id.to_string(),
            label: choice.label.clone(),
            chosen: chosen.contains(&choice.id),
        })
        .collect();
    let on_toggle = scene.on(move |id: String| Msg::Mission(MissionMsg::Toggled(set, ChoiceId::from(id))));
    chips::many(group, legend, &hint, chips, &on_toggle)
}
