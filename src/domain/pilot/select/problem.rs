//! What the search for sites chooses from, and how good a choice is.

use crate::domain::pilot::balance::{Component, components};
use crate::domain::pilot::{Pilot, Role};

/// What a high-need site too few, or a component known of no site, costs: more than any balance can give back.
const PENALTY: f64 = 1e6;

/// How good a choice is; the smaller the better. J and the largest |SMD| in millionths, so that choices that differ by
/// rounding alone are equal.
pub(super) type Rank = (u64, u64);

pub(super) const WORST: Rank = (u64::MAX, u64::MAX);

/// Units that are chosen together: a school, or the schools of a feeder pattern.
pub(super) struct Unit {
    pub(super) rows: Vec<usize>,
    pub(super) is_locked: bool,
    pub(super) high_need: u32,
}

pub(super) struct Problem {
    pub(super) units: Vec<Unit>,
    /// The weight of each component.
    pub(super) weights: Vec<f64>,
    /// For each unit and component: the sum of its schools' standardized values, and of how many schools they are.
    values: Vec<(f64, f64)>,
    /// How many sites there will be.
    pub(super) size: usize,
    pub(super) need: u32,
}

/// A choice of units, with its sums.
#[derive(Clone)]
pub(super) struct Climb {
    pub(super) is_in: Vec<bool>,
    sums: Vec<(f64, f64)>,
    high_need: u32,
    pub(super) rank: Rank,
    /// The unit that the next look begins with, and how many looks in a row brought nothing.
    pub(super) next: usize,
    pub(super) idle: usize,
}

impl Problem {
    pub(super) fn new(pilot: &Pilot) -> Problem {
        let components = components(&pilot.schools);
        let units = units(pilot);
        let values = units.iter().flat_map(|unit| components.iter().map(|component| sum(component, unit)));
        let mut problem = Problem {
            values: values.collect(),
            weights: components.iter().map(|component| component.weight).collect(),
            size: 0,
            need: if pilot.need.column.is_empty() { 0 } else { pilot.need.sites.unwrap_or(1) },
            units,
        };
        problem.size = problem.nearest_size(pilot.wanted() as usize);
        problem
    }

    /// What no unit adds to the sums.
    pub(super) fn nothing(&self) -> Vec<(f64, f64)> {
        vec![(0.0, 0.0); self.weights.len()]
    }

    /// The largest number of sites up to the wanted one that whole units can make; that of the locked ones at least.
    fn nearest_size(&self, wanted: usize) -> usize {
        let locked = self.units.iter().filter(|unit| unit.is_locked).map(|unit| unit.rows.len()).sum();
        let mut can_be = vec![false; wanted.max(locked) + 1];
        can_be[locked] = true;
        for unit in self.units.iter().filter(|unit| !unit.is_locked) {
            for size in (unit.rows.len()..can_be.len()).rev() {
                can_be[size] |= can_be[size - unit.rows.len()];
            }
        }
        can_be.iter().rposition(|can_be| *can_be).unwrap_or_default()
    }

    /// For each unit and number of schools: whether this unit and those after it can bring exactly so many.
    pub(super) fn reach(&self) -> Vec<Vec<bool>> {
        let mut reach = vec![vec![false; self.size + 1]; self.units.len() + 1];
        reach[self.units.len()][0] = true;
        for unit in (0..self.units.len()).rev() {
            for size in 0..=self.size {
                let with = size.checked_sub(self.units[unit].rows.len()).is_some_and(|rest| reach[unit + 1][rest]);
                reach[unit][size] = with || (!self.units[unit].is_locked && reach[unit + 1][size]);
            }
        }
        reach
    }

    /// How many choices there are, as far as 64 bits can count.
    pub(super) fn choices(&self) -> u64 {
        let mut count = vec![0_u64; self.size + 1];
        count[0] = 1;
        for unit in &self.units {
            for size in (0..=self.size).rev() {
                let with = size.checked_sub(unit.rows.len()).map_or(0, |rest| count[rest]);
                count[size] = if unit.is_locked { with } else { count[size].saturating_add(with) };
            }
        }
        count[self.size]
    }

    /// The rank of a choice by its sums with what one more unit adds to them. One that is certain to be worse than
    /// `limit` is not worked out to its end.
    pub(super) fn rank(&self, sums: &[(f64, f64)], more: &[(f64, f64)], high_need: u32, limit: u64) -> Rank {
        let mut imbalance = f64::from(self.need.saturating_sub(high_need)) * PENALTY;
        let enough = limit as f64 / 1e6 + 1e-5;
        for ((sum, more), weight) in sums.iter().zip(more).zip(&self.weights) {
            let known = sum.1 + more.1;
            let difference = (sum.0 + more.0) / known;
            imbalance += if known > 0.0 { weight * difference * difference } else { PENALTY };
            if imbalance > enough {
                return WORST;
            }
        }
        let millionths = (imbalance * 1e6 + 0.5) as u64;
        if millionths > limit {
            return WORST;
        }
        let mut largest = 0.0_f64;
        for (sum, more) in sums.iter().zip(more) {
            let known = sum.1 + more.1;
            largest = largest.max(if known > 0.0 { ((sum.0 + more.0) / known).abs() } else { 0.0 });
        }
        (millionths, (largest * 1e6 + 0.5) as u64)
    }

    /// What a unit adds to the sums.
    pub(super) fn adds(&self, unit: usize) -> &[(f64, f64)] {
        let width = self.weights.len();
        &self.values[unit * width..(unit + 1) * width]
    }

    /// A choice that grows by the unit that helps most; none where units differ in size, since it may not come out.
    pub(super) fn greedy(&self) -> Option<Vec<usize>> {
        if self.units.iter().any(|unit| unit.rows.len() != 1) {
            return None;
        }
        let locked = (0..self.units.len()).filter(|unit| self.units[*unit].is_locked);
        let mut at = self.climb_from(&locked.collect::<Vec<_>>());
        for _ in at.is_in.iter().filter(|is_in| **is_in).count()..self.size {
            let mut best: Option<(Rank, usize)> = None;
            for unit in (0..self.units.len()).filter(|unit| !at.is_in[*unit]) {
                let limit = best.map_or(u64::MAX, |(known, _)| known.0);
                let rank = self.rank(&at.sums, self.adds(unit), at.high_need + self.units[unit].high_need, limit);
                if best.is_none_or(|(known, _)| rank < known) {
                    best = Some((rank, unit));
                }
            }
            self.take(&mut at, best?.1);
        }
        Some((0..at.is_in.len()).filter(|unit| at.is_in[*unit]).collect())
    }

    /// A choice of the right size that takes the units as they come in an order.
    pub(super) fn any(&self, order: &[usize]) -> Vec<usize> {
        let shuffled = Problem {
            units: order.iter().map(|unit| self.units[*unit].bare()).collect(),
            weights: Vec::new(),
            values: Vec::new(),
            size: self.size,
            need: 0,
        };
        let reach = shuffled.reach();
        let (mut left, mut chosen) = (self.size, Vec::new());
        for (at, unit) in order.iter().enumerate() {
            if let Some(rest) = left.checked_sub(self.units[*unit].rows.len()).filter(|rest| reach[at + 1][*rest]) {
                chosen.push(*unit);
                left = rest;
            }
        }
        chosen
    }

    pub(super) fn climb_from(&self, units: &[usize]) -> Climb {
        let mut at = Climb {
            is_in: vec![false; self.units.len()],
            sums: vec![(0.0, 0.0); self.weights.len()],
            high_need: 0,
            rank: WORST,
            next: 0,
            idle: 0,
        };
        units.iter().for_each(|unit| self.take(&mut at, *unit));
        at.rank = self.rank(&at.sums, &self.nothing(), at.high_need, u64::MAX);
        at
    }

    fn take(&self, at: &mut Climb, unit: usize) {
        at.is_in[unit] = true;
        at.high_need += self.units[unit].high_need;
        for (sum, more) in at.sums.iter_mut().zip(self.adds(unit)) {
            *sum = add(*sum, *more);
        }
    }

    /// Exchanges a chosen unit for the unit of its size that helps most, if any does. At an equal rank the one that was
    /// given earlier counts as better.
    pub(super) fn exchange(&self, at: &mut Climb, out: usize) -> bool {
        let without: Vec<(f64, f64)> =
            at.sums.iter().zip(self.adds(out)).map(|(sum, less)| subtract(*sum, *less)).collect();
        let high_need = at.high_need - self.units[out].high_need;
        let mut best = (at.rank, out);
        for unit in 0..self.units.len() {
            if at.is_in[unit] || self.units[unit].rows.len() != self.units[out].rows.len() {
                continue;
            }
            let rank = self.rank(&without, self.adds(unit), high_need + self.units[unit].high_need, best.0.0);
            if (rank, unit) < best {
                best = (rank, unit);
            }
        }
        if best.1 == out {
            return false;
        }
        at.is_in[out] = false;
        (at.sums, at.high_need, at.rank) = (without, high_need, best.0);
        self.take(at, best.1);
        true
    }
}

impl Unit {
    /// The unit as far as its size matters.
    fn bare(&self) -> Unit {
        Unit { rows: self.rows.clone(), is_locked: self.is_locked, high_need: 0 }
    }
}

/// The units that can be chosen. Excluded schools are none; a feeder pattern is locked when one of its schools is.
fn units(pilot: &Pilot) -> Vec<Unit> {
    let schools = &pilot.schools;
    let feeder = schools.column(Role::Feeder);
    let mut units: Vec<(Option<&str>, Unit)> = Vec::new();
    for (row, school) in schools.rows.iter().enumerate() {
        if pilot.excluded.contains(&school.id) {
            continue;
        }
        let pattern = feeder.and_then(|column| schools.value(row, column));
        let is_locked = pilot.locked.contains(&school.id);
        let high_need = u32::from(pilot.is_high_need(row));
        match units.iter_mut().find(|(known, _)| pattern.is_some() && *known == pattern) {
            Some((_, unit)) => {
                unit.rows.push(row);
                unit.is_locked |= is_locked;
                unit.high_need += high_need;
            }
            None => units.push((pattern, Unit { rows: vec![row], is_locked, high_need })),
        }
    }
    units.into_iter().map(|(_, unit)| unit).collect()
}

/// The sum of a unit's standardized values, and of how many schools. Each value is a multiple of 2⁻³⁰, so that sums are
/// exact in whatever order they are made.
fn sum(component: &Component, unit: &Unit) -> (f64, f64) {
    const GRID: f64 = 1_073_741_824.0;
    let mut sum = (0.0, 0.0);
    for value in unit.rows.iter().filter_map(|row| component.values[*row]) {
        let standardized = ((value - component.mean) / component.deviation * GRID).round() / GRID;
        sum = add(sum, (standardized, 1.0));
    }
    sum
}

pub(super) fn add(one: (f64, f64), other: (f64, f64)) -> (f64, f64) {
    (one.0 + other.0, one.1 + other.1)
}

fn subtract(one: (f64, f64), other: (f64, f64)) -> (f64, f64) {
    (one.0 - other.0, one.1 - other.1)
}
