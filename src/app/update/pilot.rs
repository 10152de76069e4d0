//! What happens to the pilot's sites.

use std::rc::Rc;

use crate::app::msg::PilotMsg;
use crate::base::ItemId;
use crate::domain::pilot::{Need, Pilot, Schools, read};

pub(super) fn update(pilot: &mut Pilot, msg: PilotMsg) {
    match msg {
        PilotMsg::SchoolsRead(schools) => bring(pilot, schools),
        PilotMsg::SitesWanted(count) => pilot.site_count = count,
        PilotMsg::LockToggled(id) => {
            pilot.excluded.retain(|known| *known != id);
            toggle(&mut pilot.locked, id);
        }
        PilotMsg::ExclusionToggled(id) => {
            pilot.locked.retain(|known| *known != id);
            toggle(&mut pilot.excluded, id);
        }
        PilotMsg::ColumnWeighed(column, weight) => {
            if let Some(column) = Rc::make_mut(&mut pilot.schools).columns.get_mut(column) {
                column.weight = Some(weight);
            }
        }
        PilotMsg::SitesAgreed(sites) => pilot.sites = sites,
    }
}

/// New schools; what was said about schools that are no longer there is forgotten.
fn bring(pilot: &mut Pilot, schools: Rc<Schools>) {
    let kept = |ids: &mut Vec<ItemId>| ids.retain(|id| schools.row(id).is_some());
    [&mut pilot.locked, &mut pilot.excluded, &mut pilot.sites].into_iter().for_each(kept);
    match read::column_like(&schools, &pilot.need.column).map(|column| column.name.clone()) {
        Some(column) => pilot.need.column = column,
        None => pilot.need = Need::default(),
    }
    pilot.schools = schools;
}

fn toggle(list: &mut Vec<ItemId>, id: ItemId) {
    if list.contains(&id) { list.retain(|known| *known != id) } else { list.push(id) }
}
