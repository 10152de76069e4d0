//! Processes of this machine, as `/proc` tells of them.

use std::process::Command;

/// Every process that a process has started, and those that they have started.
pub(crate) fn below(parent: u32) -> Vec<u32> {
    let all: Vec<(u32, u32)> = std::fs::read_dir("/proc")
        .expect("the system tells of its processes")
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter_map(|process| Some((process, status(process)?.1)))
        .collect();
    let mut found = vec![parent];
    let mut at = 0;
    while at < found.len() {
        let parent = found[at];
        found.extend(all.iter().filter(|(_, above)| *above == parent).map(|(process, _)| *process));
        at += 1;
    }
    found.split_off(1)
}

/// Kills processes at one moment. None of them can do anything about it.
pub(crate) fn kill(processes: &[u32]) {
    assert!(!processes.is_empty(), "there is nothing to kill");
    // Some have ended when their parent did: `kill` tells of them, and kills the others.
    let _ = Command::new("kill").arg("-KILL").args(processes.iter().map(u32::to_string)).output();
}

/// Whether none of these processes does anything any more.
pub(crate) fn are_gone(processes: &[u32]) -> bool {
    processes.iter().all(|process| status(*process).is_none_or(|(state, _)| state == 'Z'))
}

/// A process's state, as a letter, and its parent.
fn status(process: u32) -> Option<(char, u32)> {
    let line = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name comes before it, in parentheses, and may hold anything.
    let mut rest = line.rsplit_once(')')?.1.split_whitespace();
    Some((rest.next()?.chars().next()?, rest.next()?.parse().ok()?))
}
