//! Closing a round takes votes away for good, so no older copy may bring them back.

use crate::domain::Document;
use crate::domain::panel::{Round, VoteRecord};

/// The copies, with each round as closed as it is in any of them.
pub(super) fn closed_alike(
    base: Option<&Document>,
    ours: &Document,
    theirs: &Document,
) -> (Option<Document>, Document, Document) {
    let (mut base, mut ours, mut theirs) = (base.cloned(), ours.clone(), theirs.clone());
    stay_closed(&mut ours, &theirs);
    if let Some(base) = &base {
        stay_closed(&mut ours, base);
    }
    stay_closed(&mut theirs, &ours);
    if let Some(base) = &mut base {
        stay_closed(base, &ours);
        // A round that ours no longer has can still be closed in theirs.
        stay_closed(base, &theirs);
        stay_closed(&mut theirs, base);
    }
    (base, ours, theirs)
}

/// Closes each round of a document that another copy has closed, or closed with less kept.
pub fn stay_closed(document: &mut Document, by: &Document) {
    for closed in &by.panel.rounds {
        let here = document.panel.rounds.iter_mut().find(|round| round.id == closed.id);
        if let Some(round) = here.filter(|round| kept(round) > kept(closed)) {
            round.keeps = closed.keeps;
            round.ballots = closed.ballots.clone();
            round.apart = closed.apart.clone();
            round.talk = None;
            round.spreads = closed.spreads.clone();
        }
    }
}

/// How much is kept of a round's votes: 0 is the least.
fn kept(round: &Round) -> u8 {
    match round.keeps {
        Some(VoteRecord::Spread) => 0,
        Some(VoteRecord::Roles) => 1,
        Some(VoteRecord::Names) => 2,
        None => 3,
    }
}
