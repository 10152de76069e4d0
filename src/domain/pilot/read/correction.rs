//! What somebody, or the file, says about how a table is to be read: a line of text for each, so that a reload keeps them.

use super::guess::{Reading, Why};
use crate::base::ItemId;
use crate::domain::pilot::{Kind, Role};

impl Reading {
    /// The reading with corrections, in their order. A correction begins with what it is about:
    ///
    /// - the place of a column from 0, and then what it is (`name`, `id`, `number`, `word`, `students`, `feeder`, `aside`),
    ///   or whether its parts of 1 are taken as percents (`percent`, `as-is`);
    /// - `row` with a line, and then whether it is a school (`in`, `out`);
    /// - `hidden`, and then the lines that the workbook hides, or whether they are schools;
    /// - `sheet`, and then the place of the workbook's sheet and the names of all, apart by tabs;
    /// - `same`, and then the id of a known school and the line that it has now, 0 for none.
    #[must_use]
    pub fn corrected(mut self, corrections: &str) -> Reading {
        for (about, told) in corrections.lines().filter_map(|line| line.split_once(' ')) {
            match (about, told) {
                ("sheet", _) => self.origin.take_sheet(told),
                ("hidden", "in" | "out") => self.takes_hidden = told == "in",
                ("hidden", _) => self.origin.hidden = told.split(' ').filter_map(|line| line.parse().ok()).collect(),
                ("same", _) => self.take_for_same(told),
                _ => self.correct(about, told),
            }
        }
        self
    }

    fn correct(&mut self, about: &str, told: &str) {
        if let Some(line) = about.strip_prefix("row").and_then(|line| line.parse().ok()) {
            let (to, from) = match told {
                "in" => (&mut self.kept, &mut self.dropped),
                _ => (&mut self.dropped, &mut self.kept),
            };
            from.retain(|known| *known != line);
            to.push(line);
        } else if let Some(at) = about.parse().ok().filter(|at| *at < self.columns.len()) {
            match told {
                "percent" | "as-is" => {
                    self.percents.retain(|known| *known != at);
                    self.percents.extend((told == "percent").then_some(at));
                }
                _ => self.correct_column(at, told),
            }
        }
    }

    fn correct_column(&mut self, at: usize, word: &str) {
        let (_, kind, role) = &mut self.columns[at];
        (*kind, *role) = match word {
            "number" => (Kind::Number, Role::Mirrored),
            "word" => (Kind::Category, Role::Mirrored),
            "students" => (Kind::Number, Role::Students),
            "feeder" => (Kind::Category, Role::Feeder),
            _ => (*kind, Role::Aside),
        };
        self.why[at] = Why::ByHand;
        if self.id_column == Some(at) {
            self.id_column = None;
        }
        match word {
            "name" => self.name_column = at,
            "id" => self.id_column = Some(at),
            _ => {}
        }
    }

    fn take_for_same(&mut self, told: &str) {
        let Some((id, line)) = told.split_once(' ').and_then(|(id, line)| Some((id, line.parse().ok()?))) else {
            return;
        };
        let id = ItemId::from(id);
        self.same.retain(|(known, other)| *known != id && *other != line);
        self.same.extend((line > 0).then_some((id, line)));
    }

    /// Whether the workbook hides a line, and nobody wants it all the same.
    pub(super) fn hides(&self, line: u32) -> bool {
        !self.takes_hidden && self.origin.hidden.binary_search(&line).is_ok()
    }
}
