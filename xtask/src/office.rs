//! Python's packages that the tests open the widget's files with. LibreOffice is among the system's programs.

use std::fs;

use anyhow::Result;

use crate::run::run;

const REQUIREMENTS: &str = "tests/tools/requirements.txt";
const PYTHON: &str = "target/tools/python";
const STAMP: &str = "target/tools/python/.installed";

/// Whether they are there, in the wanted versions.
pub fn is_there() -> bool {
    fs::read_to_string(REQUIREMENTS)
        .is_ok_and(|wanted| fs::read_to_string(STAMP).is_ok_and(|installed| installed == wanted))
}

/// Installs them into the project's own folder.
pub fn install() -> Result<()> {
    let _ = fs::remove_dir_all(PYTHON);
    run(&["python3", "-m", "venv", PYTHON])?;
    let pip = format!("{PYTHON}/bin/pip");
    run(&[&pip, "install", "--quiet", "--disable-pip-version-check", "--requirement", REQUIREMENTS])?;
    Ok(fs::write(STAMP, fs::read_to_string(REQUIREMENTS)?)?)
}
