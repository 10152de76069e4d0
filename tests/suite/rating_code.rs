//! Rating codes: every slip is caught, every hostile code is refused with its reason.

use proptest::prelude::*;
use stem_readiness::content;
use stem_readiness::domain::panel::{Invitation, Rating, Respondent, Said, Scope};
use stem_readiness::domain::rating_code::{
    CodeError, IndicatorSet, JoinCode, MOST_TYPED, RatingCode, grouped, in_fragment, link, seat_of, seated, unseated,
    written_team,
};
use stem_readiness::domain::{Confidence, Framework};

use crate::support::{framework, level};

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn set(scope: Scope) -> IndicatorSet {
    IndicatorSet::of(&content::framework(), scope)
}

/// What a state between 0 and 17 says, written apart from the program.
fn said(state: u32) -> Option<Rating> {
    let confidences = [None, Some(Confidence::Guess), Some(Confidence::Fair), Some(Confidence::Certain)];
    match state {
        0 => None,
        1 => Some(Rating { said: Said::CannotTell, confidence: None }),
        state => Some(Rating {
            said: Said::Level(level(((state - 2) / 4 + 1) as u8)),
            confidence: confidences[((state - 2) % 4) as usize],
        }),
    }
}

fn a_code(set: &IndicatorSet, seed: u32) -> RatingCode {
    let states = 2 + 4 * u32::from(set.level_count);
    RatingCode {
        round: (0xABCDEF ^ seed) & 0xFF_FFFF,
        rater: 0xDEAD_BEEF_u32.wrapping_mul(seed | 1),
        revision: (seed % 250) as u8 + 1,
        ratings: (0..set.ids.len() as u32)
            .map(|at| said(at.wrapping_mul(7).wrapping_add(seed.wrapping_mul(5)) % states))
            .collect(),
    }
}

#[test]
fn the_default_framework_takes_forty_eight_characters() {
    assert_eq!(set(Scope::Full).code_length(), 48);
    assert_eq!(set(Scope::Pulse).code_length(), 32);
    let largest = framework(7, &[100, 100], &[]);
    let largest = IndicatorSet::of(&largest, Scope::Full);
    assert!(largest.code_length() > MOST_TYPED, "the largest framework travels as QR code or file");
    let code = a_code(&largest, 3);
    assert_eq!(RatingCode::read(&code.write(&largest), &largest, code.round), Ok(code));
}

/// The specification's worked example, byte for byte.
#[test]
fn the_example_of_the_specification() {
    let set = set(Scope::Pulse);
    let spec = crate::support::file("schema/rating-code.md");
    let ratings = [2, 6, 10, 14, 1, 0, 3, 8, 13, 17].map(said).to_vec();
    let code = RatingCode { round: 0x0F_1E2D, rater: 0x1234_5678, revision: 1, ratings };
    let written = code.write(&set);
    assert!(spec.contains(&grouped(&written)), "{}", grouped(&written));
    let join = JoinCode { round: 0x0F_1E2D, scope: Scope::Pulse, fingerprint: set.fingerprint }.write();
    assert!(spec.contains(&join), "{join}");
    let fingerprints = format!("{:04x}", set.fingerprint);
    assert!(spec.contains(&fingerprints), "{fingerprints}");
}

#[test]
fn every_single_slip_and_every_swap_of_neighbors_is_caught() {
    for scope in [Scope::Full, Scope::Pulse] {
        let set = set(scope);
        for seed in [0, 1, 77, 4242] {
            let code = a_code(&set, seed);
            let written = code.write(&set);
            let characters: Vec<char> = written.chars().collect();
            for at in 0..characters.len() {
                for other in ALPHABET.chars().filter(|other| *other != characters[at]) {
                    let mut slipped = characters.clone();
                    slipped[at] = other;
                    let slipped: String = slipped.into_iter().collect();
                    assert_eq!(
                        RatingCode::read(&slipped, &set, code.round),
                        Err(CodeError::Wrong(at + 1)),
                        "{slipped}"
                    );
                }
                if at > 0 && characters[at - 1] != characters[at] {
                    let mut swapped = characters.clone();
                    swapped.swap(at - 1, at);
                    let swapped: String = swapped.into_iter().collect();
                    assert_eq!(RatingCode::read(&swapped, &set, code.round), Err(CodeError::Swapped(at)), "{swapped}");
                }
                let mut missing = characters.clone();
                missing.remove(at);
                let missing: String = missing.into_iter().collect();
                let short = Err(CodeError::Length(characters.len() - 1, characters.len()));
                assert_eq!(RatingCode::read(&missing, &set, code.round), short, "{missing}");
            }
        }
    }
}

#[test]
fn a_slip_in_a_join_code_is_caught() {
    let join = JoinCode { round: 0x12_3456, scope: Scope::Full, fingerprint: 0xBEEF };
    let written = join.write();
    assert_eq!(JoinCode::read(&written.to_lowercase()), Ok(join));
    assert_eq!(JoinCode::read(&format!("https://a.example/rate#stem-readiness-rate={written}")), Ok(join));
    for (place, (at, here)) in (1..).zip(written.char_indices().filter(|(_, c)| *c != '-')) {
        for other in ALPHABET.chars().filter(|other| *other != here) {
            let slipped = format!("{}{other}{}", &written[..at], &written[at + 1..]);
            assert_eq!(JoinCode::read(&slipped), Err(CodeError::Wrong(place)), "{slipped}");
        }
    }
}

#[test]
fn two_slips_have_no_place() {
    let set = set(Scope::Full);
    let code = a_code(&set, 5);
    let written = code.write(&set);
    let reversed = |at: usize| ALPHABET.chars().rev().nth(ALPHABET.find(&written[at..=at]).expect("of the alphabet"));
    for (one, other) in [(0, 1), (3, 20), (7, 47), (40, 46)] {
        let slipped: String = written
            .char_indices()
            .map(|(at, here)| if at == one || at == other { reversed(at).unwrap_or(here) } else { here })
            .collect();
        assert_eq!(RatingCode::read(&slipped, &set, code.round), Err(CodeError::Slip), "{slipped}");
    }
}

#[test]
fn the_link_to_rate_is_no_rating_code() {
    let set = set(Scope::Full);
    let join = JoinCode { round: 7, scope: Scope::Full, fingerprint: set.fingerprint }.write();
    for text in [join.clone(), format!("https://a.example/rate#stem-readiness-rate={join}")] {
        assert_eq!(RatingCode::read(&text, &set, 7), Err(CodeError::Join), "{text}");
    }
}

#[test]
fn people_may_write_it_as_they_like() {
    let set = set(Scope::Full);
    let code = a_code(&set, 9);
    let written = code.write(&set);
    let groups = grouped(&written);
    let ways = [
        groups.to_lowercase(),
        groups.replace(' ', "-"),
        groups.replace(' ', " – "),
        groups.replace(' ', "\n"),
        groups.replace('0', "o").replace('1', "l").replace('V', "u"),
        format!("  {groups}. "),
        format!("Rating code: {groups}"),
        format!("https://district.example/rate#stem-readiness-code={written}"),
        format!("“{groups}”"),
        format!("*{groups}*"),
        format!("`{groups}`"),
        format!("> {groups}"),
        format!("<{groups}>"),
        format!("[11/26/2026 10:42] Ana P.: {groups}"),
        format!("{groups} 👍"),
        format!("{groups} :)"),
        format!("{groups} thanks!"),
        format!("My code is {groups} 😀 sent from my phone"),
        format!("Rating code：（{groups}）"),
        groups.replace(' ', "/"),
        groups
            .chars()
            .map(|c| if c == ' ' { c } else { char::from_u32(c as u32 + 0xfee0).expect("a letter") })
            .collect(),
        format!("\u{2066}{}\u{2069}\u{202c}", groups.replace(' ', "\u{200b} \u{3164}\u{fe0f}")),
    ];
    for way in ways {
        assert_eq!(RatingCode::read(&way, &set, code.round), Ok(code.clone()), "{way}");
    }
}

#[test]
fn two_codes_in_one_line_are_told_and_none_of_them_is_taken_for_both() {
    let set = set(Scope::Full);
    let [one, other] = [9, 10].map(|seed| a_code(&set, seed).write(&set));
    let read = RatingCode::read(&format!("{} {}", grouped(&one), grouped(&other)), &set, a_code(&set, 9).round);
    assert_eq!(read, Err(CodeError::Length(96, 48)));
}

/// Characters that carry these bits with a check that fits: what somebody would make who wants to mislead us.
fn sealed(bits: &str) -> String {
    let mut bits = bits.replace(' ', "");
    while !bits.len().is_multiple_of(5) {
        bits.push('0');
    }
    let symbols: Vec<u32> =
        (0..bits.len() / 5).map(|at| u32::from_str_radix(&bits[at * 5..at * 5 + 5], 2).expect("bits")).collect();
    // CRC-30/CDMA's generator, begun with ones, one bit at a time.
    let mut rest = (1_u32 << 30) - 1;
    for bit in bits.bytes().map(|bit| u32::from(bit == b'1')) {
        let carried = (rest >> 29 & 1) ^ bit;
        rest = rest << 1 & ((1 << 30) - 1);
        if carried == 1 {
            rest ^= 0x2030_B9C7;
        }
    }
    let check = (0..6).rev().map(|at| rest >> (5 * at) & 31);
    symbols.into_iter().chain(check).map(|symbol| ALPHABET.as_bytes()[symbol as usize] as char).collect()
}

#[test]
fn hostile_codes_are_refused_with_reasons() {
    let set = set(Scope::Full);
    let read = |text: &str| RatingCode::read(text, &set, 0x00_0007);
    let fingerprint = format!("{:016b}", set.fingerprint);
    let round = format!("{:024b}", 7);
    let head = format!("{fingerprint}{round}{}{:08b}", "1".repeat(32), 1);
    let fits = sealed(&format!("0001{head}{}", "0".repeat(126)));
    assert_eq!(read(&fits).map(|code| code.rater), Ok(u32::MAX), "{fits}");

    assert_eq!(read(""), Err(CodeError::Nothing));
    assert_eq!(read(" - . "), Err(CodeError::Nothing));
    assert_eq!(read("ABC"), Err(CodeError::Length(3, 48)));
    assert_eq!(read("ABC!"), Err(CodeError::Length(3, 48)));
    assert_eq!(read("<script>"), Err(CodeError::Length(6, 48)));
    assert_eq!(read("\u{200b}АВС"), Err(CodeError::Character('А', 1)));
    assert_eq!(read("👍 \u{202e}\u{3164}"), Err(CodeError::Nothing));
    assert_eq!(read(&"A".repeat(100_000)), Err(CodeError::Length(481, 48)));
    assert_eq!(read(&sealed("00010")), Err(CodeError::Length(7, 48)));
    assert_eq!(read(&sealed(&format!("0010{head}{}", "0".repeat(126)))), Err(CodeError::Newer(2)));
    assert_eq!(read(&sealed(&format!("0000{head}{}", "0".repeat(126)))), Err(CodeError::Forged));
    let other = format!("{:016b}{round}{}", set.fingerprint ^ 1, "0".repeat(40));
    assert_eq!(read(&sealed(&format!("0001{other}{}", "0".repeat(126)))), Err(CodeError::OtherSet));
    let other = format!("{fingerprint}{:024b}{}", 8, "0".repeat(40));
    assert_eq!(read(&sealed(&format!("0001{other}{}", "0".repeat(126)))), Err(CodeError::OtherRound));
    // A number larger than all ratings together, bits after the end, and too few bits.
    assert_eq!(read(&sealed(&format!("0001{head}{}", "1".repeat(126)))), Err(CodeError::Forged));
    assert_eq!(read(&sealed(&format!("0001{head}{}", "0".repeat(131)))), Err(CodeError::Forged));
    assert_eq!(read(&sealed(&format!("0001{head}{}", "0".repeat(100)))).map(|_| ()), Err(CodeError::Forged));
}

#[test]
fn another_framework_or_the_pulse_has_another_fingerprint() {
    let full = content::framework();
    let other_edition = Framework { edition: "9.9.9".to_owned(), ..(*full).clone() };
    let all = [
        set(Scope::Full).fingerprint,
        set(Scope::Pulse).fingerprint,
        IndicatorSet::of(&other_edition, Scope::Full).fingerprint,
    ];
    assert!(all[0] != all[1] && all[0] != all[2] && all[1] != all[2], "{all:?}");
    let code = a_code(&set(Scope::Full), 1);
    let refused = RatingCode::read(&code.write(&set(Scope::Full)), &set(Scope::Pulse), code.round);
    assert_eq!(refused, Err(CodeError::OtherSet));
}

proptest! {
    /// Stands for the fuzz target `rating_code` in every run of the tests.
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,600}", round in 0_u32..0x100_0000) {
        let set = set(Scope::Full);
        if let Ok(code) = RatingCode::read(&text, &set, round) {
            prop_assert_eq!(RatingCode::read(&code.write(&set), &set, round), Ok(code));
        }
        let _ = JoinCode::read(&text);
    }

    #[test]
    fn any_sealed_bits_are_read_or_refused(bits in "[01]{1,400}") {
        let set = set(Scope::Full);
        let round = u32::from_str_radix(bits.get(20..44).unwrap_or("0"), 2).unwrap_or(0);
        if let Ok(code) = RatingCode::read(&sealed(&bits), &set, round) {
            prop_assert_eq!(code.write(&set), sealed(&bits), "one thing is written one way");
        }
        let _ = JoinCode::read(&sealed(&bits));
    }

    #[test]
    fn what_is_written_is_read(
        round in 0_u32..0x100_0000, rater: u32, revision: u8, states in prop::collection::vec(0_u32..18, 30)
    ) {
        let set = set(Scope::Full);
        let code = RatingCode { round, rater, revision, ratings: states.into_iter().map(said).collect() };
        prop_assert_eq!(RatingCode::read(&code.write(&set), &set, round), Ok(code));
    }
}

fn people(count: usize, name: &str) -> Vec<Respondent> {
    let person = |at| Respondent {
        id: format!("i{at}").into(),
        name: name.to_owned(),
        role: "Teacher, grade 4".to_owned(),
        ..Respondent::default()
    };
    (1..=count).map(person).collect()
}

#[test]
fn a_link_carries_the_team_and_an_old_reader_takes_the_code_alone() {
    let join = JoinCode { round: 7, scope: Scope::Full, fingerprint: 0xBEEF };
    let read = |team: &str| Invitation::read(&link("https://a.example/rate", team, &join.write())).expect("a link");
    for name in ["Ana Peña", "a~b.c&d#e=f:g%41", "عمر", ""] {
        let roster = people(6, name);
        let bare: Vec<_> = roster.iter().map(|one| Respondent { name: String::new(), ..one.clone() }).collect();
        assert_eq!(read(&written_team(&roster, true)), Invitation { join, team: roster.clone() }, "{name}");
        assert_eq!(read(&written_team(&roster, false)).team, bare);
        let link = link("https://a.example/rate", &written_team(&roster, true), &join.write());
        assert_eq!(JoinCode::read(&link), Ok(join));
        assert_eq!(
            in_fragment(&link[link.find('#').expect("a fragment")..]).map(|(_, others)| others),
            Some(String::new())
        );
    }
    assert_eq!(written_team(&people(200, "Ana"), true), "", "too many for a QR code that phones read");
    for odd in ["~~~", ".", "%", "%4", "%FF%FE", "a.b.c.d.e", "%E9\u{e9}"] {
        assert_eq!(read(odd).join, join, "{odd}");
    }
}

#[test]
fn a_number_says_whose_phone_it_is_and_chance_says_nothing() {
    let roster = people(500, "");
    for (at, person) in roster.iter().enumerate() {
        let rater = seated(7, (at as u32).wrapping_mul(0x9E37_79B9), &person.id);
        assert_eq!(seat_of(7, rater, &roster), Some(&person.id));
        assert_ne!(seat_of(8, rater, &roster), Some(&person.id), "in another round it is another one");
        assert_eq!(seat_of(7, unseated(7, rater, &roster), &roster), None);
    }
    let chance = |at: u32| at.wrapping_mul(0x85EB_CA6B) ^ 0x27D4_EB2F;
    let found = (0..100_000).filter(|at| seat_of(7, chance(*at), &roster[..12]).is_some()).count();
    assert!(found <= 8, "{found} of 100,000");
    let phones: std::collections::BTreeSet<u32> = (0..50).map(|at| seated(7, chance(at), &roster[0].id)).collect();
    assert!(phones.len() > 45, "two phones of one seat are two");
}
