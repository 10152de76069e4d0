//! Numbers of spreadsheets, read and rounded without floating point.

use stem_readiness::base::decimal::rounded;

/// What the standard library makes of a number, rounded to as many digits as spreadsheets keep.
fn known(number: f64) -> String {
    let whole = format!("{:.0}", number.abs()).len();
    let text = format!("{number:.0$}", 15_usize.saturating_sub(whole).min(12));
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Excel writes 17 significant digits, and a power of ten where a number is large or small.
fn as_excel_writes(number: f64) -> [String; 2] {
    [number.to_string(), format!("{number:.16e}")]
}

#[test]
fn a_number_is_rounded_as_floating_point_would_round_it() {
    let mut chance = 11_u64;
    let mut next = |below: u64| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 20) % below
    };
    for _ in 0..200_000 {
        // Up to 14 digits, and what a program leaves of them after reckoning: 0.1 + 0.2.
        let most = 10_u64.pow(1 + next(14) as u32);
        let (digits, places) = (next(most) as f64, next(13) as i32);
        let (tenth, sign) = (next(1000) as f64 / 10.0, if next(2) == 0 { 1.0 } else { -1.0 });
        for number in [digits / 10_f64.powi(places) * sign, digits / 10_f64.powi(places) + tenth] {
            for text in as_excel_writes(number) {
                assert_eq!(rounded(&text, 0), Some(known(number)), "{text}");
            }
        }
    }
}

#[test]
fn a_percent_moves_the_point() {
    for hundredths in 0..=10_000_u32 {
        let share = f64::from(hundredths) / 10_000.0;
        for text in as_excel_writes(share) {
            assert_eq!(rounded(&text, 2), Some(known(f64::from(hundredths) / 100.0)), "{text}");
        }
    }
}

#[test]
fn what_is_no_number_is_none_and_edges_hold() {
    for text in ["", "-", ".", "1.2.3", "--1", "1e", "e5", "inf", "NaN", "1E309", "1E-99999999999", "12a", "0x1", "1,5"]
    {
        assert_eq!(rounded(text, 0), None, "{text}");
    }
    let edges = [
        ("0", "0"),
        ("-0.0", "0"),
        ("0E5", "0"),
        ("1.", "1"),
        (".5", "0.5"),
        ("5E-13", "0.000000000001"),
        ("4.9E-13", "0"),
        ("9.9999999999999999E2", "1000"),
        ("1E+20", "100000000000000000000"),
        ("530000000000", "530000000000"),
        ("1E-300", "0"),
    ];
    for (text, wanted) in edges {
        assert_eq!(rounded(text, 0).as_deref(), Some(wanted), "{text}");
    }
}
