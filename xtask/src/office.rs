//! Python's packages that the tests open the widget's files with. LibreOffice is among the system's programs.

use std::fs;

use anyhow::Result;

use crate::run::{run, say};

const REQUIREMENTS: &str = "tests/tools/requirements.txt";
const PYTHON: &str = "target/tools/python";

/// Installs them once, into the project's own folder.
pub fn packages() -> Result<()> {
    let wanted = fs::read_to_string(REQUIREMENTS)?;
    let stamp = format!("{PYTHON}/.installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    say("Installing the packages that read the widget's files (half a minute)");
    let _ = fs::remove_dir_all(PYTHON);
    run(&["python3", "-m", "venv", PYTHON])?;
    let pip = format!("{PYTHON}/bin/pip");
    run(&[&pip, "install", "--quiet", "--disable-pip-version-check", "--requirement", REQUIREMENTS])?;
    Ok(fs::write(stamp, wanted)?)
}
