//! What happens in Mission.

use crate::app::msg::MissionMsg;
use crate::base::ItemId;
use crate::domain::Mission;
use crate::domain::mission::{Draft, MOST_DRAFTS};

/// The text field a message belongs to, so that typing is taken back as a whole.
pub(super) fn field(msg: &MissionMsg) -> Option<String> {
    match msg {
        MissionMsg::ExperienceWritten(band, _) => Some(format!("mission band {band}")),
        MissionMsg::StatementWritten(_) => Some("mission statement".to_owned()),
        MissionMsg::SecondWritten(_) => Some("mission second".to_owned()),
        MissionMsg::StatementComposed
        | MissionMsg::DraftAdded(_)
        | MissionMsg::DraftChosen(_)
        | MissionMsg::DraftRemoved(_) => None,
    }
}

/// Whether a message takes something away that a person may want back.
pub(super) fn removes(msg: &MissionMsg) -> bool {
    matches!(msg, MissionMsg::DraftRemoved(_))
}

/// Whether a message adds something that needs an id. The first draft comes into being when it is first written in.
pub(super) fn adds(msg: &MissionMsg, mission: &Mission) -> bool {
    match msg {
        MissionMsg::DraftAdded(_) => true,
        MissionMsg::StatementWritten(_) | MissionMsg::StatementComposed | MissionMsg::SecondWritten(_) => {
            mission.drafts.is_empty()
        }
        MissionMsg::ExperienceWritten(..) | MissionMsg::DraftChosen(_) | MissionMsg::DraftRemoved(_) => false,
    }
}

pub(super) fn update(mission: &mut Mission, msg: MissionMsg, new_id: ItemId) {
    match msg {
        MissionMsg::ExperienceWritten(band, text) if text.is_empty() => drop(mission.experiences.remove(&band)),
        MissionMsg::ExperienceWritten(band, text) => mission.experiences.insert(band, text),
        MissionMsg::StatementWritten(text) => draft(mission, new_id).wording = Some(text),
        MissionMsg::StatementComposed => draft(mission, new_id).wording = None,
        MissionMsg::SecondWritten(text) => draft(mission, new_id).second_wording = text,
        MissionMsg::DraftAdded(wording) => add_draft(mission, wording, new_id),
        MissionMsg::DraftChosen(id) => mission.chosen_draft = Some(id),
        MissionMsg::DraftRemoved(id) => mission.drafts.retain(|draft| draft.id != id),
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
