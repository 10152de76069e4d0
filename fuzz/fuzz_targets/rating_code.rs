//! Rating codes and join codes from anywhere: read or refused, never a panic, and one thing is written one way.

#![no_main]

use libfuzzer_sys::fuzz_target;
use stem_readiness::content;
use stem_readiness::domain::panel::Scope;
use stem_readiness::domain::rating_code::{IndicatorSet, JoinCode, RatingCode};

fuzz_target!(|input: (u32, &str)| {
    let (round, text) = input;
    let set = IndicatorSet::of(&content::framework(), Scope::Full);
    if let Ok(code) = RatingCode::read(text, &set, round) {
        assert_eq!(RatingCode::read(&code.write(&set), &set, round), Ok(code));
    }
    if let Ok(join) = JoinCode::read(text) {
        assert_eq!(JoinCode::read(&join.write()), Ok(join));
    }
});
