//! Numbers as people write them: thousands separators, decimal commas, percent and currency signs.

/// Whether a comma is the decimal sign in a column of numbers. `prefers_comma` settles what could be either: `1,234` is
/// a thousand in a file whose cells are apart by commas, and one and a quarter where they are apart by semicolons.
#[must_use]
pub fn has_decimal_comma<'a>(texts: impl IntoIterator<Item = &'a str>, prefers_comma: bool) -> bool {
    for text in texts {
        let (comma, point) = (text.rfind(','), text.rfind('.'));
        match (comma, point) {
            (Some(comma), Some(point)) => return comma > point,
            (Some(_), None) if !looks_grouped(text, ',') => return true,
            (None, Some(_)) if !looks_grouped(text, '.') => return false,
            _ => {}
        }
    }
    prefers_comma
}

/// Whether a sign could separate thousands: three digits after each, and one to three, not a lone zero, before.
fn looks_grouped(text: &str, sign: char) -> bool {
    let digits = text.trim_matches(|c: char| !c.is_ascii_digit());
    let mut parts = digits.split(sign);
    let first = parts.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && first != "0" && parts.all(|part| part.len() == 3)
}

/// A number in its plain form, such as `-1234.5`; `None` when the text is not a number. `comma` says that the decimal sign
/// is a comma.
///
/// ```
/// use stem_readiness::base::decimal::plain;
/// assert_eq!(plain("$1,250.50", false).as_deref(), Some("1250.50"));
/// assert_eq!(plain("1.250,5 %", true).as_deref(), Some("1250.5"));
/// assert_eq!(plain("about 12", false), None);
/// ```
#[must_use]
pub fn plain(text: &str, comma: bool) -> Option<String> {
    let text = text.trim().trim_end_matches('%').trim_start_matches(['$', '€', '£']).trim();
    let (minus, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start_matches(['$', '€', '£'])),
        None => (false, text),
    };
    let (point, group) = if comma { (',', '.') } else { ('.', ',') };
    let (whole, part) = text.split_once(point).unwrap_or((text, ""));
    let mut out = String::from(if minus { "-" } else { "" });
    let mut since_group: Option<usize> = None;
    for c in whole.chars() {
        if c.is_ascii_digit() {
            out.push(c);
            since_group = since_group.map(|count| count + 1);
        } else if c == group || [' ', '\u{a0}', '\u{202f}', '\'', '’'].contains(&c) {
            if since_group.is_some_and(|count| count != 3) || whole.starts_with(c) {
                return None;
            }
            since_group = Some(0);
        } else {
            return None;
        }
    }
    if since_group.is_some_and(|count| count != 3) || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if whole.is_empty() && part.is_empty() {
        return None;
    }
    if whole.is_empty() {
        out.push('0');
    }
    if !part.is_empty() {
        out.push('.');
        out.push_str(part);
    }
    Some(out)
}

/// The most digits of a number that spreadsheet programs keep all of.
const MOST_DIGITS: usize = 15;

/// Whether a text is a plain number that spreadsheet programs keep as it is, so that it needs no quotes.
///
/// ```
/// use stem_readiness::base::decimal::is_exact;
/// assert!(is_exact("-1250.5") && is_exact("0"));
/// assert!(!is_exact("=1+1") && !is_exact("1e9") && !is_exact("1.") && !is_exact("") && !is_exact("1234567890123456"));
/// ```
#[must_use]
pub fn is_exact(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole) && is_digits(part) && whole.len() + part.len() <= MOST_DIGITS
}

/// A plain number in units of a tenth, a hundredth, … by how many `places`; further digits are rounded half up. `None`
/// when it is not a plain number, or too large.
///
/// ```
/// use stem_readiness::base::decimal::scaled;
/// assert_eq!(scaled("1250.5", 2), Some(125_050));
/// assert_eq!(scaled("-0.125", 2), Some(-13));
/// ```
#[must_use]
pub fn scaled(plain: &str, places: usize) -> Option<i64> {
    let (minus, text) = plain.strip_prefix('-').map_or((false, plain), |rest| (true, rest));
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if whole.is_empty() || !(whole.bytes().chain(part.bytes())).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut units: i64 = 0;
    let digits = whole.bytes().chain(part.bytes().chain(std::iter::repeat(b'0')).take(places));
    for digit in digits {
        units = units.checked_mul(10)?.checked_add(i64::from(digit - b'0'))?;
    }
    let rounds_up = part.as_bytes().get(places).is_some_and(|digit| *digit >= b'5');
    let units = units.checked_add(i64::from(rounds_up))?;
    Some(if minus { -units } else { units })
}

/// Units of a tenth, a hundredth, … as a plain number, without zeros at its end.
///
/// ```
/// use stem_readiness::base::decimal::unscaled;
/// assert_eq!(unscaled(125_050, 2), "1250.5");
/// assert_eq!(unscaled(-5, 3), "-0.005");
/// ```
#[must_use]
pub fn unscaled(units: i64, places: usize) -> String {
    let mut digits = units.unsigned_abs().to_string();
    while digits.len() <= places {
        digits.insert(0, '0');
    }
    digits.insert(digits.len() - places, '.');
    let trimmed = digits.trim_end_matches('0').trim_end_matches('.');
    if units < 0 { ["-", trimmed].concat() } else { trimmed.to_owned() }
}

/// What a person typed as an amount, in units by how many `places`: `1,250.5`, `1 250,5`, `$12`.
#[must_use]
pub fn typed(text: &str, places: usize) -> Option<u64> {
    let comma = has_decimal_comma([text.trim()], false);
    scaled(&plain(text, comma)?, places).and_then(|units| u64::try_from(units).ok())
}

/// The most places behind the point of a number that a spreadsheet holds.
const MOST_PLACES: i32 = 12;

/// The most zeros that a number's power may stand for: a spreadsheet holds numbers up to 1E308.
const MOST_POWER: i32 = 308;

/// A number of a spreadsheet's file as people wrote it: its digits rounded to as many as spreadsheets keep, its point moved
/// by so many places to the right, in its plain form. `None` when the text is not a number.
///
/// ```
/// use stem_readiness::base::decimal::rounded;
/// assert_eq!(rounded("0.56999999999999995", 2).as_deref(), Some("57"));
/// assert_eq!(rounded("-1.2045E+3", 0).as_deref(), Some("-1204.5"));
/// assert_eq!(rounded("about 12", 0), None);
/// ```
#[must_use]
pub fn rounded(text: &str, moved: i32) -> Option<String> {
    let (minus, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, power) = text.split_once(['E', 'e']).unwrap_or((text, "0"));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let power = power.strip_prefix('+').unwrap_or(power).parse().ok().filter(|n: &i32| n.abs() <= MOST_POWER)?;
    let mut digits: Vec<u8> = whole.bytes().chain(part.bytes()).collect();
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let mut point = whole.len() as i32 + power + moved;
    let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
    digits.drain(..zeros);
    point -= zeros as i32;
    let places = (MOST_DIGITS as i32 - point.max(1)).clamp(0, MOST_PLACES);
    if round(&mut digits, point + places) {
        digits.insert(0, b'1');
        point += 1;
    }
    Some(placed(&digits, point, minus))
}

/// Rounds digits half up to so many of them; true where that makes one more in front. Zeros at the end are left out.
fn round(digits: &mut Vec<u8>, count: i32) -> bool {
    let count = count.max(-1);
    let mut carry = usize::try_from(count).ok().and_then(|at| digits.get(at)).is_some_and(|digit| *digit >= b'5');
    digits.truncate(count.max(0) as usize);
    for digit in digits.iter_mut().rev() {
        if !carry {
            break;
        }
        carry = *digit == b'9';
        *digit = if carry { b'0' } else { *digit + 1 };
    }
    while digits.last() == Some(&b'0') {
        digits.pop();
    }
    carry
}

/// Digits as a plain number, so many of them before the point.
fn placed(digits: &[u8], point: i32, minus: bool) -> String {
    if digits.is_empty() {
        return "0".to_owned();
    }
    let before = point.max(0) as usize;
    let mut out = String::from(if minus { "-" } else { "" });
    let whole = digits.iter().copied().chain(std::iter::repeat(b'0')).take(before);
    out.extend(whole.map(char::from).chain((before == 0).then_some('0')));
    if digits.len() > before {
        out.push('.');
        out.extend(std::iter::repeat_n('0', point.min(0).unsigned_abs() as usize));
        out.extend(digits[before..].iter().copied().map(char::from));
    }
    out
}
