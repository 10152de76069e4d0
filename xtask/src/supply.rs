//! Looks over what others made: licenses, sources, duplicates, and weaknesses that have become known.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::run::{program, run, say};

/// Fails when something does not fit `deny.toml` or has a known weakness. What cannot be asked is said, and fails nothing.
pub fn check() -> Result<()> {
    say("Dependencies: licenses, sources, duplicates");
    let deny = ["cargo-deny", "--log-level", "warn", "check", "-D", "warnings"];
    run(&[&deny[..], &["licenses", "bans", "sources"]].concat())?;
    say("Known weaknesses of the widget's dependencies");
    if is_done(&["cargo-deny", "--log-level", "off", "fetch", "db"])? {
        run(&[&deny[..], &["advisories"]].concat())?;
    } else {
        println!("    Not looked for: the database of advisories cannot be had from here.");
    }
    say("Known weaknesses of the development tools that only npm has");
    let answer = program(&["npm", "audit", "--json"]).output().context("npm")?;
    match weaknesses(&serde_json::from_slice(&answer.stdout).unwrap_or_default()) {
        Some(names) => ensure!(names.is_empty(), "npm knows weaknesses of {}: see `npm audit`", names.join(", ")),
        None => println!("    Not looked for: the registry does not answer `npm audit` from here."),
    }
    Ok(())
}

fn is_done(line: &[&str]) -> Result<bool> {
    Ok(program(line).output().with_context(|| format!("cannot start `{}`", line[0]))?.status.success())
}

/// The packages with weaknesses in an answer of `npm audit`; `None` when it is no answer.
fn weaknesses(answer: &Value) -> Option<Vec<&str>> {
    Some(answer.get("vulnerabilities")?.as_object()?.keys().map(String::as_str).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_refusal_is_not_taken_for_a_clean_answer() {
        assert_eq!(weaknesses(&json!({ "message": "405 Method Not Allowed", "statusCode": 405 })), None);
        assert_eq!(weaknesses(&Value::Null), None);
        assert_eq!(weaknesses(&json!({ "vulnerabilities": {} })), Some(vec![]));
        assert_eq!(weaknesses(&json!({ "vulnerabilities": { "left": {} } })), Some(vec!["left"]));
    }
}
