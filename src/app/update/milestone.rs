//! Milestones: frozen, renamed, removed.

use super::{change, next_item};
use crate::app::model::{Model, Notice};
use crate::app::msg::MilestoneMsg;
use crate::domain::Milestone;
use crate::domain::framework::reference::FrameworkRef;

pub(super) fn update(model: &mut Model, msg: MilestoneMsg) {
    match msg {
        MilestoneMsg::Frozen(name) => freeze(model, name),
        MilestoneMsg::Renamed(id, name) => change(model, Some(format!("milestone {id}")), |document, _| {
            if let Some(milestone) = document.milestones.iter_mut().find(|milestone| milestone.id == id) {
                milestone.name = name;
            }
        }),
        MilestoneMsg::Removed(id) => {
            change(model, None, |document, _| document.milestones.retain(|milestone| milestone.id != id));
            model.notice = Some(Notice::Removed);
        }
    }
}

fn freeze(model: &mut Model, name: String) {
    let id = next_item(model);
    let date = model.today;
    change(model, None, |document, framework| {
        document.milestones.push(Milestone {
            id,
            name,
            date,
            framework: FrameworkRef::to(framework),
            readiness: document.readiness.clone(),
            other: serde_json::Map::new(),
        });
    });
}
