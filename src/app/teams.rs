//! The list of the teams that lie aside on a device, each of which has a record of its own; and teams side by side.

use std::rc::Rc;

use serde_json::{Value, json};

use super::drafts;
use super::model::{Model, Team};
use crate::domain::teams::{Order, ordered};
use crate::domain::{Document, Facts};

impl Team {
    /// The team of a document.
    #[must_use]
    pub fn of(document: &Document) -> Team {
        Team { document_id: document.document_id.clone(), name: document.mission.community.trim().to_owned() }
    }
}

/// Reads the list, in the order in which the teams were put aside. What cannot be read is empty.
///
/// ```
/// use stem_readiness::app::{model::Team, teams};
/// let north = Team { document_id: "n".into(), name: "North".into() };
/// let listed = teams::with(Vec::new(), north.clone());
/// assert_eq!(teams::read(Some(&teams::write(&listed))), [north]);
/// assert_eq!(teams::read(Some("?")), []);
/// ```
#[must_use]
pub fn read(text: Option<&str>) -> Vec<Team> {
    let kept: Option<Value> = text.and_then(|text| serde_json::from_str(text).ok());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let team = |value: &Value| Team { document_id: text(&value[0]), name: text(&value[1]) };
    kept.as_ref().and_then(Value::as_array).map(|all| all.iter().map(team).collect()).unwrap_or_default()
}

/// The list as it is kept.
#[must_use]
pub fn write(teams: &[Team]) -> String {
    teams.iter().map(|team| json!([team.document_id, team.name])).collect::<Value>().to_string()
}

/// The list with a team at its end, and nowhere else.
#[must_use]
pub fn with(mut teams: Vec<Team>, team: Team) -> Vec<Team> {
    teams.retain(|known| known.document_id != team.document_id);
    teams.push(team);
    teams
}

impl Model {
    /// The teams that stand side by side, the open one among them unless it is empty, in the order that somebody chose.
    #[must_use]
    pub fn side_by_side(&self) -> Vec<Rc<Facts>> {
        let is_other = |team: &&Rc<Facts>| team.document.document_id != self.document.document_id;
        let own = (!self.document.is_empty()).then_some(&self.facts);
        let teams: Vec<Rc<Facts>> = own.into_iter().chain(self.beside.iter().filter(is_other)).cloned().collect();
        ordered(&teams, Order::read(self.drafts.get(drafts::TEAMS_ORDER).map_or("", |order| order)))
    }
}
