//! Several teams as rows, the steps as columns.

use std::rc::Rc;

use crate::documents::table::{Cell, Column, Table};
use crate::domain::score::Score;
use crate::domain::{Facts, Framework};
use crate::say;
use crate::words::Words;

/// Each team in a row, with the level and score of each step. Data files have levels by their numbers.
pub(crate) fn teams(teams: &[Rc<Facts>], framework: &Framework, words: &Words) -> Table {
    // What is left of the width when the name has a quarter.
    let width = (75 / (framework.steps.len() + 1)) as u8;
    let mut columns = vec![Column::data("team_id"), Column::said(words.teams_team(), 25).named("team")];
    let parts = framework.steps.iter().map(|step| (step.short_title.clone(), step.id.to_string()));
    for (title, id) in parts.chain([(words.teams_overall().into_owned(), "overall".to_owned())]) {
        columns.push(Column::said(title, width));
        columns.push(Column::data([&id, "_score"].concat()));
        columns.push(Column::data([&id, "_level"].concat()));
    }
    let rows = teams.iter().map(|team| row(team, framework, words)).collect();
    Table { caption: words.teams_caption(teams.len() as u32), columns, rows }
}

fn row(team: &Facts, framework: &Framework, words: &Words) -> Vec<Cell> {
    let readiness = team.readiness();
    let mut cells = vec![Cell::Text(team.document.document_id.clone()), Cell::Text(name(team, words))];
    for step in &readiness.steps {
        let word = say::readiness::step_word(step, framework, words);
        cells.extend(part(word, step.score, step.gate.as_ref().map(|gate| gate.level.number())));
    }
    let overall = &readiness.overall;
    let word = say::readiness::overall_word(overall, framework, words);
    cells.extend(part(word, overall.score, overall.gate.as_ref().map(|gate| gate.level.number())));
    cells
}

/// What people read of a step, and what data files hold.
fn part(word: String, score: Option<Score>, level: Option<u8>) -> [Cell; 3] {
    let score = Cell::of(score.map(Score::tenths), Cell::Tenths);
    [Cell::Lines(vec![Cell::Text(word), score.clone()]), score, Cell::of(level.map(u32::from), Cell::Count)]
}

/// What a team is called.
pub(crate) fn name(team: &Facts, words: &Words) -> String {
    match team.document.mission.community.trim() {
        "" => words.share_unnamed().into_owned(),
        name => name.to_owned(),
    }
}
