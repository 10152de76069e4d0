//! Everything that is done to the project: `cargo xtask <command>`.

mod bench;
mod budget;
mod ci;
mod cohort;
mod dist;
mod example;
#[path = "../../tests/suite/functions.rs"]
mod functions;
mod fuzz;
mod house;
#[path = "../../tests/suite/imports.rs"]
mod imports;
mod integrity;
#[path = "../../tests/tools/made.rs"]
mod made;
mod office;
mod order;
mod package;
mod packing;
mod paths;
mod place_data;
mod reproduce;
mod run;
mod sbom;
mod schema;
mod serve;
#[path = "../../styles/sheets.rs"]
mod sheets;
mod single_file;
mod sizes;
mod split;
mod streams;
mod supply;
mod test;
mod test_run;
mod timing;
mod tools;
mod trials;
mod trim;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "cargo xtask <command>

  serve [--port N]   build what changed, serve it, and print where
  dist [--quick]     only build: dist/ and pkg/; quick is unoptimized, to try a change in a browser
  test               every test there is
  fuzz [TARGET] [--seconds N]
                     run the fuzz targets, or one of them, an hour each unless said otherwise
  trials             kill browsers while somebody types, and try schedules of windows, hundreds of times: is anything lost?
  ci                 format, lints, docs, schemas, dependencies, tests, sizes
  unpack             write the programs that dist/ holds as core.wasm and more.wasm into target/unpacked
  cohort ARGUMENT... run the program on the command line, `stem-readiness`, built for speed
  cohort make COUNT FOLDER
                     write made-up teams' files, and one in a hundred that does not fit
  cohort bench [COUNT...]
                     measure its time and memory over so many documents
  reproduce          build what is committed twice from nothing, and compare every file
  bench [NAME...] [--rounds N] [--quick] [--keep]
                     measure dist/ in Chromium beside other ways to build it, on a slow line and a slow processor; all of
                     it, or these; quick is one round beside React; keep makes it what later ones are compared with
  sizes [--set] [--raise REASON]
                     what dist/ weighs; lower the budgets to it, or raise them for a reason
  shots              take pictures of every place into target/shots and docs
  schema [--check]   write the JSON Schemas, or say that they are stale
  house [FOLDER]     measure the house: circles, imports upward, floors, long files and functions, drawers";

fn main() -> ExitCode {
    match command() {
        Ok(()) => ExitCode::SUCCESS,
        // One line and never a backtrace, so that what the programs said before it is not buried.
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command() -> Result<()> {
    std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["serve"] => serve::serve(8080),
        ["serve", "--port", port] => serve::serve(port.parse()?),
        ["dist"] => dist::dist(dist::Care::Whole),
        ["dist", "--quick"] => dist::dist(dist::Care::Quick),
        ["test"] => test::test(),
        ["fuzz"] => fuzz::fuzz(None, fuzz::USUAL_SECONDS),
        ["fuzz", "--seconds", seconds] => fuzz::fuzz(None, seconds.parse()?),
        ["fuzz", target] => fuzz::fuzz(Some(target), fuzz::USUAL_SECONDS),
        ["fuzz", target, "--seconds", seconds] => fuzz::fuzz(Some(target), seconds.parse()?),
        ["trials"] => trials::trials(),
        ["bench", options @ ..] => bench::bench(options),
        ["sizes"] => sizes::report(),
        ["sizes", "--set"] => sizes::set(None),
        ["sizes", "--raise", reason] => sizes::set(Some(reason)),
        ["shots"] => bench::shots(),
        ["ci"] => ci::ci(),
        ["unpack"] => packing::unpack(),
        ["cohort", arguments @ ..] => cohort::cohort(arguments),
        ["reproduce"] => reproduce::reproduce(),
        ["house"] => house::house(".".as_ref()),
        ["house", tree] => house::house(tree.as_ref()),
        ["schema"] => schema::write(),
        ["schema", "--check"] => schema::check(),
        [] | ["help" | "--help"] => {
            println!("{HELP}");
            Ok(())
        }
        other => bail!("`{}` is no command\n\n{HELP}", other.join(" ")),
    }
}
