//! A short run of the fuzz targets: every input that is kept, and some thousands of changed ones. `cargo xtask fuzz` runs
//! them for hours, with coverage.

use std::fs;

use crate::support::root;

#[path = "../../fuzz/targets.rs"]
mod targets;

/// How many changed inputs each target gets, unless the variable `FUZZ_CHANGED` says otherwise.
const CHANGED: usize = 5000;

/// What is put into inputs, besides single bytes: what the formats are made of.
const PIECES: [&[u8]; 20] = [
    b"\"",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"&",
    b"<",
    b">",
    b"\r\n",
    b"\\u0000",
    b"null",
    b"-1",
    b"1e999",
    b"99999999999999999999",
    b"PK\x01\x02",
    b"\xff\xff\xff\xff",
    "\u{2028}😀".as_bytes(),
    b"other",
];

/// Numbers that look like chance and are the same on every run (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    /// Changes an input in one to four places.
    fn changed(&mut self, mut input: Vec<u8>, others: &[Vec<u8>]) -> Vec<u8> {
        for _ in 0..=self.below(4) {
            let at = self.below(input.len() + 1);
            let end = (at + self.below(12)).min(input.len());
            match self.below(7) {
                0 if at < input.len() => input[at] ^= 1 << self.below(8),
                1 => drop(input.drain(at..end)),
                2 => drop(input.splice(at..end, PIECES[self.below(PIECES.len())].iter().copied())),
                3 => {
                    let piece = input[at..end].repeat(1 + self.below(40));
                    drop(input.splice(at..at, piece));
                }
                4 => {
                    let other = &others[self.below(others.len())];
                    let from = self.below(other.len() + 1);
                    input.truncate(at);
                    input.extend(&other[from..]);
                }
                5 => input.truncate(at),
                _ => input.insert(at, self.below(256) as u8),
            }
        }
        input.truncate(1 << 20);
        input
    }
}

fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = root().join("fuzz/corpus").join(name);
    let mut paths: Vec<_> =
        fs::read_dir(&folder).expect("the folder is there").flatten().map(|one| one.path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("an input")).collect()
}

fn check(name: &str) {
    let (_, target) = targets::TARGETS.iter().find(|(known, _)| *known == name).expect("a target");
    let corpus = corpus(name);
    assert!(corpus.len() >= 10, "{name} has {} inputs", corpus.len());
    corpus.iter().for_each(|input| target(input));
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let wished = std::env::var("FUZZ_CHANGED").ok().and_then(|count| count.parse().ok());
    for _ in 0..wished.unwrap_or(CHANGED) {
        let input = corpus[chance.below(corpus.len())].clone();
        target(&chance.changed(input, &corpus));
    }
}

#[test]
fn documents() {
    check("document");
}

#[test]
fn frameworks() {
    check("framework");
}

#[test]
fn rating_codes() {
    check("rating_code");
}

#[test]
fn fragments() {
    check("fragment");
}

#[test]
fn delimited_texts() {
    check("delimited");
}

#[test]
fn schools() {
    check("schools");
}

#[test]
fn workbooks() {
    check("workbook");
}

#[test]
fn saved_pages() {
    check("page");
}

#[test]
fn every_target_has_a_program_for_libfuzzer() {
    for (name, _) in targets::TARGETS {
        let program = fs::read_to_string(root().join(format!("fuzz/fuzz_targets/{name}.rs"))).expect("a program");
        assert!(program.contains(&format!("targets::{name}(data)")), "{name}");
    }
}

/// Writes the inputs that need our own checksums: run by hand when the format changes.
#[test]
#[ignore = "writes into fuzz/corpus"]
fn write_codes() {
    use stem_readiness::base::Level;
    use stem_readiness::content;
    use stem_readiness::domain::panel::{Rating, Said, Scope};
    use stem_readiness::domain::rating_code::{IndicatorSet, JoinCode, RatingCode, grouped};
    let put = |path: &str, bytes: &[u8]| fs::write(root().join("fuzz/corpus").join(path), bytes).expect("written");
    for scope in [Scope::Full, Scope::Pulse] {
        let set = IndicatorSet::of(&content::framework(), scope);
        let name = if scope == Scope::Full { "full" } else { "pulse" };
        let rating =
            |at: u8| Level::new(at % 4 + 1).ok().map(|level| Rating { said: Said::Level(level), confidence: None });
        for (kind, ratings) in
            [("blank", vec![None; set.ids.len()]), ("rated", (0..set.ids.len() as u8).map(rating).collect())]
        {
            let code = RatingCode { round: 7, rater: 0xDEAD_BEEF, revision: 255, ratings }.write(&set);
            for (way, text) in
                [("plain", code.clone()), ("grouped", grouped(&code)), ("link", format!("https://x/#a={code}"))]
            {
                put(&format!("rating_code/{name}-{kind}-{way}.txt"), &[b"\0\0\x07", text.as_bytes()].concat());
            }
        }
        let join = JoinCode { round: 7, scope, fingerprint: set.fingerprint }.write();
        put(&format!("fragment/{name}.txt"), format!("#stem-readiness-rate={join}").as_bytes());
        put(&format!("fragment/{name}-alone.txt"), join.to_lowercase().as_bytes());
    }
}
