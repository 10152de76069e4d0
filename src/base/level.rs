//! A rung of an indicator.

use std::fmt;

/// A rung, from 1 to the framework's count of levels (4 in the default framework, never above 7).
///
/// ```
/// use stem_readiness::base::Level;
/// assert_eq!(Level::new(3).map(Level::number), Ok(3));
/// assert!(Level::new(0).is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

/// A number that is not a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelOutOfRange(u8);

impl Level {
    /// The lowest level of every framework.
    pub const MIN: Level = Level(1);
    /// The highest level any framework may have.
    pub const MAX: Level = Level(7);

    /// The level with this number.
    ///
    /// # Errors
    /// When the number is not between 1 and 7.
    pub fn new(number: u8) -> Result<Level, LevelOutOfRange> {
        if (Self::MIN.0..=Self::MAX.0).contains(&number) { Ok(Level(number)) } else { Err(LevelOutOfRange(number)) }
    }

    /// The level's number, from 1.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }

    /// The level's index in a list that starts with level 1.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0 - 1)
    }

    /// The next level up, if any framework could have it.
    #[must_use]
    pub fn next(self) -> Option<Level> {
        Level::new(self.0 + 1).ok()
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for LevelOutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "level {} is not between {} and {}", self.0, Level::MIN, Level::MAX)
    }
}

impl std::error::Error for LevelOutOfRange {}
