//! The commands and their arguments.

use std::fs;
use std::io::{self, Write as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread::available_parallelism;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::failure::Failure;
use super::read::{Reader, Settings};
use super::sink::{Format, Sink};
use super::tables::{FAULTS, batch};
use super::{clock, report, run};
use crate::base::Date;
use crate::words::{Words, with};

/// All was read.
const DONE: u8 = 0;

/// Nothing could be made: a folder cannot be written, a framework does not fit.
const FAILED: u8 = 1;

/// Everything was made, and some files were not read: see the table `faults`.
const WITH_FAULTS: u8 = 3;

/// Any number of teams' STEM readiness files as tables.
#[derive(Parser)]
#[command(name = "stem-readiness", version, after_help = AFTER)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

const AFTER: &str = "\
It ends with 0 when all files were read, 1 when nothing could be made, 2 when the arguments do not fit, and 3 when all was
made and some files were not read: the table `faults` says which, and why.";

#[derive(Subcommand)]
enum Command {
    /// Write tables: teams, steps, ratings, spreads, priorities, actions, readings, costs, pilots, milestones, faults
    Tables(Tables),
    /// Write a page about all teams: levels by step, indicators, gaps, and what moved
    Report(Report),
    /// Print the columns of all tables, as JSON or as Markdown
    Columns {
        /// For people
        #[arg(long)]
        markdown: bool,
    },
}

#[derive(Args)]
struct Tables {
    /// The folder for the tables; `-` for lines of standard output: a table's name, a tab, and a row as JSON
    #[arg(long, value_name = "FOLDER", default_value = "tables")]
    out: PathBuf,
    #[arg(long, value_name = "FORMAT", default_value = "parquet", value_enum)]
    format: Format,
    /// Tell names of people too
    #[arg(long)]
    names: bool,
    #[command(flatten)]
    input: Input,
}

#[derive(Args)]
struct Report {
    /// The file of the page
    #[arg(long, value_name = "FILE", default_value = "report.html")]
    out: PathBuf,
    /// Do not show groups of fewer teams
    #[arg(long, value_name = "COUNT", default_value_t = 1)]
    hide_below: u64,
    #[command(flatten)]
    input: Input,
}

/// What is read, and how.
#[derive(Args)]
pub(super) struct Input {
    /// Documents, saved pages, zip archives, folders of them, patterns in quotes, or `-` for standard input: a path, a
    /// document, or {"path", "base64"} on each line
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// The day from which time is seen, such as 2027-05-12; today without it
    #[arg(long, value_name = "DAY")]
    today: Option<Date>,
    /// A framework file that the documents belong to; the shipped one without it
    #[arg(long, value_name = "FILE")]
    framework: Option<PathBuf>,
    /// How many threads read; as many as there are processors without it
    #[arg(long, value_name = "COUNT")]
    threads: Option<NonZeroUsize>,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Format] {
        &Format::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(self.name().into())
    }
}

impl Input {
    fn settings(&self, names: bool) -> Result<Settings, Failure> {
        let framework = self.framework.as_deref().map(read).transpose()?;
        Ok(Settings { today: self.today.unwrap_or_else(clock::today), names, framework })
    }

    fn threads(&self) -> usize {
        self.threads.or_else(|| available_parallelism().ok()).map_or(1, NonZeroUsize::get)
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure::NoFramework { path: path.display().to_string(), error })
}

/// Does what the command line says.
#[must_use]
pub fn main() -> ExitCode {
    let done = match Line::parse().command {
        Command::Tables(tables) => make_tables(&tables),
        Command::Report(report) => make_report(&report),
        Command::Columns { markdown } => print_columns(markdown),
    };
    ExitCode::from(done.unwrap_or_else(|failure| {
        say(&failure.sentence(&Words::english()));
        FAILED
    }))
}

/// Says something beside what is made.
fn say(sentence: &str) {
    eprintln!("stem-readiness: {sentence}");
}

fn make_tables(tables: &Tables) -> Result<u8, Failure> {
    let settings = tables.input.settings(tables.names)?;
    let unwritten = Failure::writing(&tables.out);
    let is_lines = tables.out == Path::new("-");
    let sink = if is_lines { Ok(Sink::lines()) } else { Sink::folder(&tables.out, tables.format) };
    let mut sink = sink.map_err(&unwritten)?;
    let (mut files, mut faults) = (0_u64, 0_u64);
    let make = |reader: &Reader, found| batch(reader.case(found));
    run::each(&tables.input.paths, &settings, tables.input.threads(), make, |batch| {
        files += 1;
        faults += batch[FAULTS].len() as u64;
        sink.take(&batch).map_err(&unwritten)
    })?;
    sink.finish().map_err(&unwritten)?;
    Ok(told(files, faults))
}

fn make_report(made: &Report) -> Result<u8, Failure> {
    let (input, settings) = (&made.input, made.input.settings(false)?);
    let (files, unread) = report::write(&made.out, &input.paths, &settings, input.threads(), made.hide_below)?;
    Ok(told(files, unread))
}

/// Says what was read, and how the program ends.
pub(super) fn told(files: u64, faults: u64) -> u8 {
    let read = with::Read((files - faults) as f64);
    say(&Words::english().cohort_told(read, with::Unread(faults as f64)));
    if faults == 0 { DONE } else { WITH_FAULTS }
}

fn print_columns(markdown: bool) -> Result<u8, Failure> {
    let text = if markdown { super::columns::markdown() } else { super::columns::json() };
    io::stdout().write_all(text.as_bytes()).map_err(Failure::writing(Path::new("-")))?;
    Ok(DONE)
}
