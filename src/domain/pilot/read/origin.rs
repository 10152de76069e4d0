//! Where in a file a table was.

/// A table out of a file, and where in the file it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// The table, a line for each row.
    pub text: String,
    /// Where it was.
    pub origin: Origin,
}

/// Where in a workbook a table was. Empty for a table out of anything else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The names of the sheets that are shown, in their order.
    pub sheets: Vec<String>,
    /// Which of them holds the table.
    pub sheet: usize,
    /// The lines of rows that the workbook hides.
    pub hidden: Vec<u32>,
}

impl Origin {
    /// As corrections of a reading.
    #[must_use]
    pub fn corrections(&self) -> String {
        let mut out = String::new();
        if self.sheets.len() > 1 {
            let one_line = |name: &String| name.replace(char::is_control, " ");
            let names = self.sheets.iter().map(one_line).collect::<Vec<_>>();
            out.push_str(&format!("sheet {}\t{}\n", self.sheet, names.join("\t")));
        }
        if !self.hidden.is_empty() {
            let lines = self.hidden.iter().map(u32::to_string).collect::<Vec<_>>();
            out.push_str(&format!("hidden {}\n", lines.join(" ")));
        }
        out
    }

    /// Takes up which sheet it is, and the names of all, apart by tabs.
    pub(super) fn take_sheet(&mut self, told: &str) {
        let mut names = told.split('\t');
        self.sheet = names.next().and_then(|at| at.parse().ok()).unwrap_or_default();
        self.sheets = names.map(str::to_owned).collect();
    }
}
