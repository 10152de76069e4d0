//! What happens in Mission.

use crate::app::msg::{Choices, GroupField, MissionMsg, Prompt, SignOffField};
use crate::base::{ChoiceId, ItemId};
use crate::domain::Mission;
use crate::domain::mission::{Draft, MOST_DRAFTS, MOST_OBSTACLES, MissingGroup, SignOff};

/// The text field a message belongs to, so that typing is taken back as a whole.
pub(super) fn field(msg: &MissionMsg) -> Option<String> {
    match msg {
        MissionMsg::Written(prompt, _) => Some(format!("mission {prompt:?}")),
        MissionMsg::ExperienceWritten(band, _) => Some(format!("mission band {band}")),
        MissionMsg::GroupWritten(id, field, _) => Some(format!("mission group {id} {field:?}")),
        MissionMsg::StatementWritten(_) => Some("mission statement".to_owned()),
        MissionMsg::SecondWritten(_) => Some("mission second".to_owned()),
        MissionMsg::SignOffWritten(id, field, _) => Some(format!("mission sign-off {id} {field:?}")),
        _ => None,
    }
}

/// Whether a message takes something away that a person may want back.
pub(super) fn removes(msg: &MissionMsg) -> bool {
    matches!(msg, MissionMsg::GroupRemoved(_) | MissionMsg::DraftRemoved(_) | MissionMsg::SignOffRemoved(_))
}

/// Whether a message adds something that needs an id. The first draft comes into being when it is first written in.
pub(super) fn adds(msg: &MissionMsg, mission: &Mission) -> bool {
    match msg {
        MissionMsg::GroupAdded | MissionMsg::SignOffAdded | MissionMsg::DraftAdded(_) => true,
        MissionMsg::StatementWritten(_) | MissionMsg::StatementComposed | MissionMsg::SecondWritten(_) => {
            mission.drafts.is_empty()
        }
        MissionMsg::Written(..)
        | MissionMsg::Toggled(..)
        | MissionMsg::ExperienceWritten(..)
        | MissionMsg::GroupWritten(..)
        | MissionMsg::GroupRemoved(_)
        | MissionMsg::DraftChosen(_)
        | MissionMsg::DraftRemoved(_)
        | MissionMsg::SignOffWritten(..)
        | MissionMsg::SignOffRemoved(_) => false,
    }
}

pub(super) fn update(mission: &mut Mission, msg: MissionMsg, new_id: ItemId) {
    match msg {
        MissionMsg::Written(prompt, text) => *prompt_text(mission, prompt) = text,
        MissionMsg::Toggled(choices, id) => toggle(mission, choices, id),
        MissionMsg::ExperienceWritten(band, text) if text.is_empty() => drop(mission.experiences.remove(&band)),
        MissionMsg::ExperienceWritten(band, text) => drop(mission.experiences.insert(band, text)),
        MissionMsg::GroupAdded => mission.missing.push(MissingGroup { id: new_id, ..MissingGroup::default() }),
        MissionMsg::GroupWritten(id, field, text) => {
            if let Some(row) = mission.missing.iter_mut().find(|row| row.id == id) {
                write_group(row, field, text);
            }
        }
        MissionMsg::GroupRemoved(id) => mission.missing.retain(|row| row.id != id),
        MissionMsg::StatementWritten(text) => draft(mission, new_id).wording = Some(text),
        MissionMsg::StatementComposed => draft(mission, new_id).wording = None,
        MissionMsg::SecondWritten(text) => draft(mission, new_id).second_wording = text,
        MissionMsg::DraftAdded(wording) => add_draft(mission, wording, new_id),
        MissionMsg::DraftChosen(id) => mission.chosen_draft = Some(id),
        MissionMsg::DraftRemoved(id) => mission.drafts.retain(|draft| draft.id != id),
        MissionMsg::SignOffAdded => mission.sign_offs.push(SignOff { id: new_id, ..SignOff::default() }),
        MissionMsg::SignOffWritten(id, field, text) => {
            if let Some(line) = mission.sign_offs.iter_mut().find(|line| line.id == id) {
                write_sign_off(line, field, text);
            }
        }
        MissionMsg::SignOffRemoved(id) => mission.sign_offs.retain(|line| line.id != id),
    }
}

fn prompt_text(mission: &mut Mission, prompt: Prompt) -> &mut String {
    match prompt {
        Prompt::Community => &mut mission.community,
        Prompt::Who => &mut mission.who,
        Prompt::What => &mut mission.what,
        Prompt::ByWhen => &mut mission.by_when,
        Prompt::Includes => &mut mission.includes,
        Prompt::Owned => &mut mission.owned,
        Prompt::Learners => &mut mission.learners,
        Prompt::OwnFocus => &mut mission.own_focus,
        Prompt::OwnAuthors => &mut mission.own_authors,
        Prompt::OwnPartners => &mut mission.own_partners,
        Prompt::Measure => &mut mission.measure,
        Prompt::Decides => &mut mission.decides,
        Prompt::Stop => &mut mission.stop,
    }
}

/// Takes a choice or gives it back. A further obstacle beyond the most allowed replaces the one taken first.
fn toggle(mission: &mut Mission, choices: Choices, id: ChoiceId) {
    let (chosen, most) = match choices {
        Choices::Focus => (&mut mission.focus, usize::MAX),
        Choices::Purposes => (&mut mission.purposes, usize::MAX),
        Choices::Authors => (&mut mission.authors, usize::MAX),
        Choices::Partners => (&mut mission.partners, usize::MAX),
        Choices::Obstacles => (&mut mission.obstacles, MOST_OBSTACLES),
    };
    if chosen.contains(&id) {
        chosen.retain(|known| *known != id);
        return;
    }
    chosen.push(id);
    if chosen.len() > most {
        chosen.remove(0);
    }
}

fn write_group(row: &mut MissingGroup, field: GroupField, text: String) {
    match field {
        GroupField::Group => row.group = text,
        GroupField::Count => row.count = text.trim().parse().ok(),
        GroupField::Baseline => row.baseline = text,
        GroupField::Target => row.target = text,
        GroupField::By => row.by = text.parse().ok(),
    }
}

fn write_sign_off(line: &mut SignOff, field: SignOffField, text: String) {
    match field {
        SignOffField::Name => line.name = text,
        SignOffField::Role => line.role = text,
        SignOffField::Date => line.date = text.parse().ok(),
    }
}

/// The chosen draft; the first one comes into being when it is first written in.
fn draft(mission: &mut Mission, new_id: ItemId) -> &mut Draft {
    let chosen = mission.drafts.iter().position(|draft| Some(&draft.id) == mission.chosen_draft.as_ref());
    if mission.drafts.is_empty() {
        mission.drafts.push(Draft { id: new_id, ..Draft::default() });
    }
    &mut mission.drafts[chosen.unwrap_or(0)]
}

/// A further draft, chosen at once. The first one stays the composed statement, or what was made of it.
fn add_draft(mission: &mut Mission, wording: String, new_id: ItemId) {
    if mission.drafts.is_empty() {
        mission.drafts.push(Draft { id: ItemId::from(format!("{new_id}-first")), ..Draft::default() });
    }
    if mission.drafts.len() < MOST_DRAFTS {
        mission.chosen_draft = Some(new_id.clone());
        mission.drafts.push(Draft { id: new_id, wording: Some(wording), ..Draft::default() });
    }
}
