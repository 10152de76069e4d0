//! Choosing the sites that mirror the district.
//!
//! Stratified sampling asks for sites that differ from the district as little as possible in what matters (Tipton,
//! thegeneralizer.org); convenience and volunteers do not give that. Here the sites of least imbalance are chosen:
//! J = Σ weight × mean SMD², where SMD is the standardized mean difference of [`super::balance`]. Equal J is settled by
//! the smaller largest |SMD|, then by the order in which the schools were given.
//!
//! Where all choices can be tried, they are. Beyond that, several starts are each improved by exchanging one site for
//! one other school until no exchange helps, and the best end is taken. Nothing depends on chance or on time: the same
//! schools always give the same sites.

mod problem;

use self::problem::{Climb, Problem, Rank, WORST, add};
use super::Pilot;
use super::balance::components;
use crate::base::sort;

/// Trying all choices may take so many looks at one component of one choice.
const EXACT_WORK: u64 = 1_500_000;

/// Improving may take about so many such looks in all.
const SEARCH_WORK: u64 = 1_000_000;

/// How many starts are improved at most.
const MOST_STARTS: u32 = 2000;

/// The chosen sites.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Their rows, in the order of the schools.
    pub sites: Vec<usize>,
    /// Whether every possible choice was tried.
    pub is_exact: bool,
    /// How many sites were wanted. There are fewer where feeder patterns or exclusions leave no such choice, and more
    /// where more are locked.
    pub wanted: u32,
    /// How many high-need sites the demand is short of.
    pub need_short: u32,
}

/// Chooses the sites, however long it takes; [`Search`] does the same in slices.
#[must_use]
pub fn select(pilot: &Pilot) -> Selection {
    let mut search = Search::new(pilot);
    while !search.work(u64::MAX) {}
    search.selection()
}

/// As [`select`], without trying all choices where that is possible. To prove the search by.
#[must_use]
pub fn select_by_search(pilot: &Pilot) -> Selection {
    let mut search = Search::new(pilot);
    search.is_exact = false;
    while !search.work(u64::MAX) {}
    search.selection()
}

/// The imbalance J of some sites, and their largest |SMD|.
#[must_use]
pub fn imbalance(pilot: &Pilot, sites: &[usize]) -> (f64, f64) {
    let (mut sum, mut largest) = (0.0, 0.0_f64);
    for component in components(&pilot.schools) {
        let known: Vec<f64> = sites.iter().filter_map(|site| component.values[*site]).collect();
        if known.is_empty() {
            continue;
        }
        let difference = (known.iter().sum::<f64>() / known.len() as f64 - component.mean) / component.deviation;
        sum += component.weight * difference * difference;
        largest = largest.max(difference.abs());
    }
    (sum, largest)
}

/// A search that can be interrupted between slices.
pub struct Search {
    problem: Problem,
    is_exact: bool,
    wanted: u32,
    start: u32,
    spent: u64,
    /// The choice being improved, or none when the next start is due.
    at: Option<Climb>,
    best: (Rank, Vec<usize>),
    is_done: bool,
    seed: u64,
}

impl Search {
    /// A search for a pilot's sites.
    #[must_use]
    pub fn new(pilot: &Pilot) -> Search {
        let problem = Problem::new(pilot);
        let is_exact = problem.choices().saturating_mul(problem.weights.len().max(1) as u64) <= EXACT_WORK;
        Search {
            is_done: problem.size == 0,
            problem,
            is_exact,
            wanted: pilot.wanted(),
            start: 0,
            spent: 0,
            at: None,
            best: (WORST, Vec::new()),
            seed: 0x9E37_79B9_7F4A_7C15,
        }
    }

    /// Works for about so many looks; true when the search is done.
    pub fn work(&mut self, looks: u64) -> bool {
        let until = self.spent.saturating_add(looks);
        while !self.is_done && self.spent < until {
            if self.is_exact { self.try_all() } else { self.climb() }
        }
        self.is_done
    }

    /// The best choice so far.
    #[must_use]
    pub fn selection(&self) -> Selection {
        let chosen = || self.best.1.iter().map(|unit| &self.problem.units[*unit]);
        let mut sites: Vec<usize> = chosen().flat_map(|unit| unit.rows.iter().copied()).collect();
        sort(&mut sites, |one, other| one < other);
        let high_need = chosen().map(|unit| unit.high_need).sum();
        let need_short = self.problem.need.saturating_sub(high_need);
        Selection { sites, is_exact: self.is_exact, wanted: self.wanted, need_short }
    }

    fn try_all(&mut self) {
        let mut choice = Vec::new();
        let sums = vec![(0.0, 0.0); self.problem.weights.len()];
        let reach = self.problem.reach();
        try_from(&self.problem, &reach, 0, self.problem.size, &mut choice, &sums, &mut self.best);
        self.is_done = true;
    }

    /// Begins a start, or improves the choice at hand by one exchange.
    fn climb(&mut self) {
        let Some(mut at) = self.at.take() else {
            let order = self.order();
            let first = if self.start == 0 { self.problem.greedy() } else { None };
            let units = first.unwrap_or_else(|| self.problem.any(&order));
            self.at = Some(self.problem.climb_from(&units));
            self.start += 1;
            self.spent += (self.problem.units.len() * self.problem.weights.len()) as u64;
            return;
        };
        let out = at.next % self.problem.units.len();
        at.next = out + 1;
        if at.is_in[out] && !self.problem.units[out].is_locked {
            self.spent += (self.problem.units.len() * self.problem.weights.len()) as u64;
            if self.problem.exchange(&mut at, out) {
                at.idle = 0;
            }
        } else {
            self.spent += 1;
        }
        at.idle += 1;
        if at.idle <= self.problem.units.len() {
            self.at = Some(at);
            return;
        }
        let units: Vec<usize> = (0..at.is_in.len()).filter(|unit| at.is_in[*unit]).collect();
        if (at.rank, &units) < (self.best.0, &self.best.1) {
            self.best = (at.rank, units);
        }
        self.is_done = self.start >= MOST_STARTS || self.spent >= SEARCH_WORK;
    }

    /// The units in another order each time, by Marsaglia's xorshift from a fixed seed.
    fn order(&mut self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.problem.units.len()).collect();
        for end in (1..order.len()).rev() {
            self.seed ^= self.seed << 13;
            self.seed ^= self.seed >> 7;
            self.seed ^= self.seed << 17;
            order.swap(end, (self.seed % (end as u64 + 1)) as usize);
        }
        order
    }
}

/// Tries every choice of the units from one on that brings exactly so many more schools; the first of equals stays.
fn try_from(
    problem: &Problem,
    reach: &[Vec<bool>],
    unit: usize,
    left: usize,
    choice: &mut Vec<usize>,
    sums: &[(f64, f64)],
    best: &mut (Rank, Vec<usize>),
) {
    if !reach[unit][left] {
        return;
    }
    let Some(next) = problem.units.get(unit) else {
        let high_need = choice.iter().map(|unit| problem.units[*unit].high_need).sum();
        let rank = problem.rank(sums, &problem.nothing(), high_need, best.0.0);
        if rank < best.0 {
            *best = (rank, choice.clone());
        }
        return;
    };
    if let Some(left) = left.checked_sub(next.rows.len()) {
        let with: Vec<(f64, f64)> = sums.iter().zip(problem.adds(unit)).map(|(sum, more)| add(*sum, *more)).collect();
        choice.push(unit);
        try_from(problem, reach, unit + 1, left, choice, &with, best);
        choice.pop();
    }
    if !next.is_locked {
        try_from(problem, reach, unit + 1, left, choice, sums, best);
    }
}
