//! The program on the command line: runs it, makes files for it, and measures it.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::made::Content;
use crate::run::{program, run, say};

/// Where the program is built: for this machine, and for speed.
const PROGRAM: &str = "target/native/stem-readiness";

// Where it is looked for, whatever folder for targets a person has set.
const BUILD: [&str; 9] =
    ["cargo", "build", "--quiet", "--profile", "native", "--bin", "stem-readiness", "--target-dir", "target"];

/// What the measured files are, and where they lie.
const FILES: u64 = 10_000;
const FOLDER: &str = "target/cohort-bench";

/// How many documents a measurement reads.
const COUNTS: [u64; 3] = [1_000, 10_000, 100_000];

/// Makes files, measures, or hands everything else to the program.
pub fn cohort(arguments: &[&str]) -> Result<()> {
    match arguments {
        ["make", count, folder] => make(count.parse()?, Path::new(folder)),
        ["bench"] => bench(&COUNTS),
        ["bench", counts @ ..] => bench(&counts.iter().map(|count| count.parse()).collect::<Result<Vec<u64>, _>>()?),
        other => {
            build()?;
            let status = program(&[&[PROGRAM], other].concat()).status().context(PROGRAM)?;
            // Its endings mean something.
            std::process::exit(status.code().unwrap_or(1));
        }
    }
}

fn build() -> Result<()> {
    if !Path::new(PROGRAM).exists() {
        say("Compiling the program (two minutes; five on a fresh machine)");
    }
    run(&BUILD)
}

/// Writes made-up teams' files, and one in a hundred that does not fit.
fn make(count: u64, folder: &Path) -> Result<()> {
    let content = Content::shipped(Path::new("."));
    let write = |path: String, bytes: &[u8]| -> Result<()> {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().context("a folder")?)?;
        Ok(fs::write(path, bytes)?)
    };
    for number in 0..count {
        let (path, text) = content.file(number);
        write(path, text.as_bytes())?;
    }
    for number in 0..count / 100 {
        let (path, bytes, _) = content.broken(number);
        write(path, &bytes)?;
    }
    say(&format!("{count} files, and {} that do not fit, are in {}", count / 100, folder.display()));
    Ok(())
}

/// A run that was measured.
struct Measured {
    seconds: f64,
    peak_kilobytes: u64,
}

/// Measures time and memory over counts of documents, on one core and on two, as a table for docs/cohort.md.
fn bench(counts: &[u64]) -> Result<()> {
    build()?;
    let files = Path::new(FOLDER).join("files");
    if !files.exists() {
        make(FILES, &files)?;
    }
    let paths = paths_below(&files)?;
    let bytes: u64 = paths.iter().map(|path| fs::metadata(path).map_or(0, |found| found.len())).sum();
    say(&format!(
        "{} files of {} bytes on average; each is read again where more are wanted",
        paths.len(),
        bytes / paths.len() as u64
    ));
    println!("| Documents | Cores | Seconds | Documents a second | Peak memory, MB |\n|---:|---:|---:|---:|---:|");
    for count in counts {
        for cores in [1, 2] {
            let Measured { seconds, peak_kilobytes } = measured(&paths, *count, cores)?;
            let speed = *count as f64 / seconds;
            println!("| {count} | {cores} | {seconds:.1} | {speed:.0} | {} |", peak_kilobytes / 1024);
        }
    }
    Ok(())
}

fn paths_below(folder: &Path) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { paths.extend(paths_below(&path)?) } else { paths.push(path.display().to_string()) }
    }
    paths.sort();
    Ok(paths)
}

fn measured(paths: &[String], count: u64, cores: u32) -> Result<Measured> {
    let list = format!("{FOLDER}/list.txt");
    let named: Vec<&str> = paths.iter().map(String::as_str).cycle().take(count as usize).collect();
    fs::write(&list, named.join("\n"))?;
    let (kept, threads) = (if cores == 1 { "0" } else { "0,1" }, cores.to_string());
    let tables = format!("{FOLDER}/tables");
    let line = ["taskset", "-c", kept, PROGRAM, "tables", "--threads", &threads, "--out", &tables, "-"];
    let start = Instant::now();
    let mut child = Command::new(line[0])
        .args(&line[1..])
        .stdin(fs::File::open(&list)?)
        .stderr(Stdio::null())
        .spawn()
        .context("taskset, of util-linux")?;
    let peak_kilobytes = peak(&mut child)?;
    Ok(Measured { seconds: start.elapsed().as_secs_f64(), peak_kilobytes })
}

/// The most memory that a program had at once, as the kernel keeps it until the end.
fn peak(child: &mut Child) -> Result<u64> {
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    loop {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let found = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
        most = most.max(found.unwrap_or(0));
        if let Some(ended) = child.try_wait()? {
            ensure!([Some(0), Some(3)].contains(&ended.code()), "the program ended with {ended}");
            return if most > 0 { Ok(most) } else { bail!("the kernel does not tell memory at {status}") };
        }
        sleep(Duration::from_millis(10));
    }
}
