//! The facilitator's script: how long each part of a workshop takes.

/// A part of a workshop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Welcome, and what today is for.
    Open,
    /// The mission, from drafts sent ahead.
    Mission,
    /// Everyone rates, in silence.
    Rate,
    /// Codes come in; a break.
    Collect,
    /// The reveal, and talk about what divides the room.
    Talk,
    /// At most three priorities.
    Choose,
    /// Actions, in three groups.
    Act,
    /// Read back and sign.
    Sign,
}

/// The lengths of workshop that have a script, in minutes.
pub const LENGTHS: [u32; 4] = [60, 90, 120, 180];

/// The parts of a workshop of a length, in order, each with its minutes. A length without a script has that of 120.
///
/// ```
/// use stem_readiness::domain::agenda::{LENGTHS, agenda};
/// for length in LENGTHS {
///     assert_eq!(agenda(length).iter().map(|(_, minutes)| minutes).sum::<u32>(), length);
/// }
/// ```
#[must_use]
pub fn agenda(length_minutes: u32) -> [(Part, u32); 8] {
    let minutes = match length_minutes {
        60 => [3, 8, 10, 4, 15, 6, 10, 4],
        90 => [5, 15, 13, 7, 20, 8, 16, 6],
        180 => [8, 30, 20, 15, 45, 15, 35, 12],
        _ => [5, 20, 15, 10, 30, 10, 22, 8],
    };
    let parts = [Part::Open, Part::Mission, Part::Rate, Part::Collect, Part::Talk, Part::Choose, Part::Act, Part::Sign];
    std::array::from_fn(|at| (parts[at], minutes[at]))
}

/// The minutes for talk in a workshop of a length.
#[must_use]
pub fn talk_minutes(length_minutes: u32) -> u32 {
    agenda(length_minutes).iter().find(|(part, _)| *part == Part::Talk).map_or(0, |(_, minutes)| *minutes)
}
