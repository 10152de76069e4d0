//! What happens to the pilot's sites.

use std::rc::Rc;

use crate::app::msg::PilotMsg;
use crate::base::ItemId;
use crate::domain::pilot::{Need, Pilot, Schools, Wave, read};

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
        PilotMsg::WaveMatched(id) => {
            let schools = Rc::clone(&pilot.schools);
            pilot.waves.iter_mut().filter(|wave| wave.id == id).for_each(|wave| matched(wave, &schools));
        }
    }
}

/// What a wave names in words is chosen from the list, and the words keep the rest.
fn matched(wave: &mut Wave, schools: &Schools) {
    let (found, rest) = wave.named(schools);
    for id in found {
        if !wave.school_ids.contains(&id) {
            wave.school_ids.push(id);
        }
    }
    wave.schools = rest;
}

/// New schools; what was said about schools that are no longer there is forgotten. A wave keeps their names.
fn bring(pilot: &mut Pilot, schools: Rc<Schools>) {
    let kept = |ids: &mut Vec<ItemId>| ids.retain(|id| schools.row(id).is_some());
    [&mut pilot.locked, &mut pilot.excluded, &mut pilot.sites].into_iter().for_each(kept);
    for wave in &mut pilot.waves {
        let gone = wave.school_ids.iter().filter(|id| schools.row(id).is_none());
        let names = gone.filter_map(|id| Some(pilot.schools.rows[pilot.schools.row(id)?].name.clone()));
        let words = Some(wave.schools.clone()).filter(|words| !words.trim().is_empty());
        wave.schools = words.into_iter().chain(names).collect::<Vec<_>>().join(", ");
        kept(&mut wave.school_ids);
    }
    match read::column_like(&schools, &pilot.need.column).map(|column| column.name.clone()) {
        Some(column) => pilot.need.column = column,
        None => pilot.need = Need::default(),
    }
    pilot.schools = schools;
}

fn toggle(list: &mut Vec<ItemId>, id: ItemId) {
    if list.contains(&id) { list.retain(|known| *known != id) } else { list.push(id) }
}
