//! Partners by pathway and school level, and where none is.

use super::Mission;
use super::framework::MissionChoices;
use crate::base::record::record;
use crate::base::{ChoiceId, Date, ItemId};

record! {
    /// One partner.
    #[derive(Default)]
    pub struct Partner {
        /// Its id.
        pub id: ItemId,
        /// Its name.
        pub name: String,
        /// The pathways it works in: needs that the mission offers.
        pub pathways: Vec<ChoiceId>,
        /// The school levels it works at: grade bands of the mission.
        pub bands: Vec<ChoiceId>,
        /// What it gives.
        pub gives: String,
        /// What it gets.
        pub gets: String,
        /// What was agreed, and where that stands.
        pub agreement: String,
        /// When the agreement is looked at again.
        pub review_date: Option<Date>,
    }
    other other
}

/// A pathway at a school level: which partners are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot<'a> {
    /// The pathway.
    pub pathway: &'a ChoiceId,
    /// The grade band.
    pub band: &'a ChoiceId,
    /// The partners' names; a spot without any is a gap.
    pub partners: Vec<&'a str>,
}

/// The canvas: each pathway that the mission chose, or else that a partner names, at each grade band.
#[must_use]
pub fn canvas<'a>(partners: &'a [Partner], mission: &'a Mission, offered: &'a MissionChoices) -> Vec<Spot<'a>> {
    let mut pathways: Vec<&ChoiceId> = mission.focus.iter().collect();
    for pathway in partners.iter().flat_map(|partner| &partner.pathways) {
        if !pathways.contains(&pathway) {
            pathways.push(pathway);
        }
    }
    let mut spots = Vec::new();
    for pathway in pathways {
        for band in &offered.bands {
            let here = partners.iter().filter(|one| one.pathways.contains(pathway) && one.bands.contains(&band.id));
            spots.push(Spot { pathway, band: &band.id, partners: here.map(|one| one.name.trim()).collect() });
        }
    }
    spots
}
