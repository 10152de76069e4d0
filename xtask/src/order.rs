//! Puts the functions of a module in an order in which a packer finds what they repeat close by.

use anyhow::{Context as _, Result};

use crate::streams::{self, leb};
use crate::trim::{function_imports, section};

/// How many bytes in a row, or instructions, two functions must have in common to be alike there.
const RUN: usize = 4;

/// What more functions than these have in common tells nothing.
const COMMON: usize = 800;

/// Keeps a short function from being most alike to everything.
const LEAST: u64 = 50;

const CODE: u8 = 10;

/// The module with a section of names by which its functions sort into the order. wasm-opt sorts them, and renumbers what
/// calls them.
pub fn named(module: &[u8]) -> Result<Vec<u8>> {
    let code = section(module, CODE)?.context("the module has no code")?;
    let before = function_imports(module)?;
    let order = order(&Alike::of(&streams::bodies(code)?)?);
    let mut ranks = vec![0; order.len()];
    order.iter().enumerate().for_each(|(rank, function)| ranks[*function] = rank);
    let mut names = leb(ranks.len());
    for (function, rank) in ranks.iter().enumerate() {
        names.extend(leb(before + function));
        names.extend(text(&format!("{rank:06}")));
    }
    let contents = [&text("name")[..], &[1], &leb(names.len()), &names].concat();
    Ok([module, &[0], &leb(contents.len()), &contents].concat())
}

fn text(text: &str) -> Vec<u8> {
    [&leb(text.len())[..], text.as_bytes()].concat()
}

/// The places of the functions: after each the one of the others that is most alike to it.
fn order(alike: &Alike) -> Vec<usize> {
    let mut is_left = vec![true; alike.runs.len()];
    let mut order = Vec::with_capacity(is_left.len());
    let mut first_left = 0;
    let mut next = Some(0).filter(|_| !is_left.is_empty());
    while let Some(function) = next {
        order.push(function);
        is_left[function] = false;
        next = alike.most(function, &is_left).or_else(|| {
            first_left += is_left[first_left..].iter().take_while(|is_left| !**is_left).count();
            (first_left < is_left.len()).then_some(first_left)
        });
    }
    order
}

/// What functions have in common.
struct Alike {
    /// For each function its runs, as places in `holders`.
    runs: Vec<Vec<usize>>,
    /// For each run the functions that have it.
    holders: Vec<Vec<usize>>,
}

impl Alike {
    fn none(count: usize) -> Alike {
        Alike { runs: vec![Vec::new(); count], holders: Vec::new() }
    }

    /// Functions are alike in what they do, whatever with, and in what they do it with.
    fn of(bodies: &[&[u8]]) -> Result<Alike> {
        let mut alike = Alike::none(bodies.len());
        alike.add(bodies);
        alike.add(&bodies.iter().map(|body| streams::without_numbers(body)).collect::<Result<Vec<_>>>()?);
        Ok(alike)
    }

    /// Adds the runs of a text for each function.
    fn add<T: Ord>(&mut self, texts: &[impl AsRef<[T]>]) {
        let runs_of = |(function, text)| AsRef::<[T]>::as_ref(text).windows(RUN).map(move |run| (run, function));
        let mut found: Vec<(&[T], usize)> = texts.iter().enumerate().flat_map(runs_of).collect();
        found.sort_unstable();
        found.dedup();
        for same in found.chunk_by(|one, other| one.0 == other.0).filter(|same| (2..COMMON).contains(&same.len())) {
            same.iter().for_each(|(_, function)| self.runs[*function].push(self.holders.len()));
            self.holders.push(same.iter().map(|(_, function)| *function).collect());
        }
    }

    /// The function that is left and has most in common with another, for the root of how long it is.
    fn most(&self, function: usize, is_left: &[bool]) -> Option<usize> {
        let mut shared = vec![0_u64; is_left.len()];
        for run in &self.runs[function] {
            self.holders[*run].iter().filter(|holder| is_left[**holder]).for_each(|holder| shared[*holder] += 1);
        }
        let share = |other: usize| shared[other].pow(2) * 1_000_000 / (self.runs[other].len() as u64 + LEAST);
        (0..is_left.len()).filter(|other| shared[*other] > 0).max_by_key(|other| (share(*other), is_left.len() - other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_comes_next_to_each_other() {
        let texts: [&[u8]; 5] = [b"one function", b"quite another", b"one functional", b"quite anothers", b"\0"];
        let mut alike = Alike::none(texts.len());
        alike.add(&texts);
        assert_eq!(order(&alike), [0, 2, 1, 3, 4]);
        assert!(order(&Alike::of(&[]).expect("no body is damaged")).is_empty());
    }

    #[test]
    fn each_function_has_a_name_that_sorts_it() {
        let module = wat::parse_str("(module (import \"a\" \"b\" (func)) (func) (func (drop (i32.const 1))))")
            .expect("a module");
        let named = named(&module).expect("it is named");
        assert!(named.starts_with(&module));
        assert!(named.ends_with(b"\x02\x01\x06000000\x02\x06000001"), "{named:?}");
    }
}
