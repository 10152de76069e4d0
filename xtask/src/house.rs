//! Measures the house: circles, imports upward, floors, long files and functions, drawers. Run it before and after.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, ensure};

use crate::functions::{Function, functions};
use crate::imports::{circles, files, floor, needs};

/// What may be drawn in several places, and how to tell a file that draws it: its text holds one of these.
const DRAWERS: [(&str, &[&str]); 3] = [
    ("a table", &["<table", "\"table\"", "<w:tbl>", "\" --- |\"", "<sheetData>"]),
    ("a radar", &["radar__drawing", "paper__radar"]),
    ("bars over years", &["bars__drawing", "paper__bars"]),
];

/// Prints the measures of a tree: a folder that holds `src`.
pub fn house(tree: &Path) -> Result<()> {
    let files = files(tree, "src");
    ensure!(!files.is_empty(), "{} holds no src", tree.display());
    imports(&files);
    floors(&files);
    let functions: Vec<Function> = files.iter().flat_map(|(path, text)| functions(path, text)).collect();
    long(&functions);
    drawers(&files);
    Ok(())
}

fn imports(files: &[(String, String)]) {
    let needs = needs(files);
    let circles = circles(&needs);
    println!("Circles: {} ({} files)", circles.len(), circles.iter().map(Vec::len).sum::<usize>());
    let all = needs.iter().flat_map(|(file, needs)| needs.iter().map(move |other| (file, other)));
    let upward: Vec<_> = all.filter(|(file, other)| floor(other) > floor(file)).collect();
    println!("Imports upward: {}", upward.len());
    for (file, other) in upward {
        println!("  {file} looks up to {other}");
    }
}

fn floors(files: &[(String, String)]) {
    let mut floors: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (path, text) in files {
        let top = path.trim_start_matches("src/").trim_end_matches(".rs").split('/').next().unwrap_or_default();
        let (count, lines) = floors.entry(top).or_default();
        (*count, *lines) = (*count + 1, *lines + text.lines().count());
    }
    let total: usize = floors.values().map(|(_, lines)| lines).sum();
    println!("\nFolder      files   lines");
    for (name, (count, lines)) in floors {
        println!("{name:<10} {count:>6} {lines:>7}  {:>3} %", lines * 100 / total);
    }
    println!("{:<10} {:>6} {total:>7}", "all", files.len());
    let mut longest: Vec<(usize, &str)> =
        files.iter().map(|(path, text)| (text.lines().count(), path.as_str())).collect();
    longest.sort_by(|one, other| other.cmp(one));
    println!("\nLargest files");
    for (lines, path) in longest.into_iter().take(10) {
        println!("{lines:>6}  {path}");
    }
}

fn long(functions: &[Function]) {
    let over = |most: usize| functions.iter().filter(|function| function.lines > most).count();
    println!("\nFunctions: {}, over 30 lines: {}, over 70 lines: {}", functions.len(), over(30), over(70));
    let mut longest: Vec<&Function> = functions.iter().collect();
    longest.sort_by_key(|function| std::cmp::Reverse(function.lines));
    for Function { path, name, first_line, lines, .. } in longest.into_iter().take(5) {
        println!("{lines:>6}  {name}, {path}:{first_line}");
    }
}

fn drawers(files: &[(String, String)]) {
    println!();
    for (what, marks) in DRAWERS {
        let drawers = files.iter().filter(|(_, text)| marks.iter().any(|mark| text.contains(mark)));
        let paths: Vec<&str> = drawers.map(|(path, _)| path.as_str()).collect();
        println!("Files that draw {what}: {}", paths.len());
        for path in paths {
            println!("  {path}");
        }
    }
}
