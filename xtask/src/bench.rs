//! How fast the built widget is, and how it looks.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::run::{run, say};
use crate::{dist, tools};

/// Takes pictures of every place into `target/shots`, and the README's three into `docs`.
pub fn shots() -> Result<()> {
    tools::for_tests()?;
    dist::dist(dist::Care::Whole)?;
    run(&["cargo", "test", "--quiet", "--test", "e2e", "--", "--ignored", "shots::"])
}

/// Measures `dist/` in Chromium beside the peers, and prints a table: see bench/README.md. Then it times what no peer has.
pub fn bench(options: &[&str]) -> Result<()> {
    let wanted = Wanted::read(options)?;
    tools::for_tests()?;
    dist::dist(dist::Care::Whole)?;
    install()?;
    for script in ["build", "test"] {
        run(&["npm", "--prefix", "bench", "--silent", "run", script])?;
    }
    say("Measuring: half a minute for each visit. Nothing else may run meanwhile");
    // A visit that went wrong keeps nothing else from being measured.
    let measured = run(&[&["node", "bench/measure.mjs"], &wanted.contestants[..], &wanted.flags].concat());
    if wanted.contestants.is_empty() {
        let timed = ["--ignored", "--nocapture", "--test-threads=1", "bench::"];
        run(&[&["cargo", "test", "--quiet", "--test", "e2e", "--"], &timed[..]].concat())?;
    }
    measured
}

/// What is to be measured.
#[derive(Debug, Default, PartialEq)]
struct Wanted<'a> {
    /// None are all.
    contestants: Vec<&'a str>,
    flags: Vec<&'a str>,
}

impl<'a> Wanted<'a> {
    fn read(options: &[&'a str]) -> Result<Wanted<'a>> {
        let mut wanted = Wanted::default();
        let mut options = options.iter();
        while let Some(option) = options.next() {
            match *option {
                "--quick" => {
                    wanted.contestants.extend(["react", "embed"]);
                    wanted.flags.extend(["--rounds", "1", "--warmup", "0"]);
                }
                "--keep" => wanted.flags.push("--keep"),
                "--rounds" => wanted.flags.extend(["--rounds", options.next().context("`--rounds` needs a number")?]),
                flag if flag.starts_with('-') => bail!("`cargo xtask bench` has no `{flag}`"),
                contestant => wanted.contestants.push(contestant),
            }
        }
        Ok(wanted)
    }
}

/// Installs the browser's driver and what the peers are made of.
pub fn install() -> Result<()> {
    let lock = fs::read_to_string("bench/package-lock.json")?;
    let stamp = "bench/node_modules/.installed";
    if fs::read_to_string(stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say("Installing what the peers are made of, into bench/node_modules: less than a minute");
    run(&["npm", "--prefix", "bench", "ci", "--no-audit", "--no-fund"])?;
    Ok(fs::write(stamp, lock)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contestants_and_flags_are_told_apart() {
        let read = Wanted::read(&["--rounds", "7", "embed", "--keep"]).expect("options");
        assert_eq!(read, Wanted { contestants: vec!["embed"], flags: vec!["--rounds", "7", "--keep"] });
        assert!(Wanted::read(&["--rounds"]).is_err() && Wanted::read(&["--fast"]).is_err());
    }
}
