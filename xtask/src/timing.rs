//! How long the parts of something long take.

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::run::say;

/// The parts that are over, in their order.
#[derive(Default)]
pub struct Timing(Vec<(&'static str, Duration)>);

impl Timing {
    /// Does a part, notes how long it takes, and says so.
    pub fn of<T>(&mut self, part: &'static str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let begun = Instant::now();
        let done = work();
        let time = begun.elapsed();
        say(&format!("{part}: over after {}", minutes(time).trim()));
        self.0.push((part, time));
        done
    }

    /// Prints a line for each part, and one for all.
    pub fn print(&self) {
        say("Time by part, in minutes and seconds");
        let all = self.0.iter().map(|(_, time)| *time).sum();
        for (part, time) in self.0.iter().chain([&("all", all)]) {
            println!("    {part:<26} {}", minutes(*time));
        }
    }
}

fn minutes(time: Duration) -> String {
    let seconds = time.as_secs_f64().round() as u64;
    format!("{:>3}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_rounded_to_seconds() {
        assert_eq!(minutes(Duration::from_millis(400)), "  0:00");
        assert_eq!(minutes(Duration::from_millis(59_600)), "  1:00");
        assert_eq!(minutes(Duration::from_secs(3_725)), " 62:05");
    }
}
