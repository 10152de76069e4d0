//! A run: what is found goes round the threads, and comes back in its order, so that any number of them gives the same.

use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::failure::Failure;
use super::inputs::{self, Found};
use super::read::{Reader, Settings};

/// How many files wait for each thread, and how many results from it.
const WAITING: usize = 4;

/// Makes something of each file and hands it on in the order of the files. One thread does everything where one is asked
/// for; else one finds files, this one takes results, and the others read.
///
/// # Errors
/// What the taker says; then nothing more is read. [`Failure::Unfit`] where the framework does not fit.
pub fn each<T: Send>(
    arguments: &[String],
    settings: &Settings,
    threads: usize,
    make: impl Fn(&Reader, Found) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let reader = Reader::new(settings)?;
    if threads <= 1 {
        return alone(arguments, |found| take(make(&reader, found)));
    }
    thread::scope(|scope| {
        let mut inboxes = Vec::new();
        let mut outboxes = Vec::new();
        for _ in 0..threads {
            let (inbox, files) = sync_channel::<Found>(WAITING);
            let (results, outbox) = sync_channel::<T>(WAITING);
            let make = &make;
            scope.spawn(move || work(settings, &files, &results, make));
            inboxes.push(inbox);
            outboxes.push(outbox);
        }
        scope.spawn(move || hand_out(arguments, &inboxes));
        // The first box that is empty for good ends the round: its turn would have been next.
        outboxes.iter().cycle().map_while(|outbox| outbox.recv().ok()).try_for_each(&mut take)
    })
}

fn alone(arguments: &[String], mut take: impl FnMut(Found) -> Result<(), Failure>) -> Result<(), Failure> {
    let mut outcome = Ok(());
    let _ = inputs::each(arguments, &mut |found| {
        outcome = take(found);
        if outcome.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    outcome
}

fn work<T>(settings: &Settings, files: &Receiver<Found>, results: &SyncSender<T>, make: impl Fn(&Reader, Found) -> T) {
    // It fits: the run has read it before.
    let Ok(reader) = Reader::new(settings) else { return };
    for found in files {
        if results.send(make(&reader, found)).is_err() {
            return;
        }
    }
}

fn hand_out(arguments: &[String], inboxes: &[SyncSender<Found>]) {
    let mut turns = inboxes.iter().cycle();
    let _ = inputs::each(arguments, &mut |found| match turns.next().map(|inbox| inbox.send(found)) {
        Some(Ok(())) => ControlFlow::Continue(()),
        _ => ControlFlow::Break(()),
    });
}
