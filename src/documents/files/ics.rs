//! The plan's days as a calendar (RFC 5545): whole days, with ids that stay, so that taking it in again updates it.

use crate::base::text::plain;
use crate::base::{Date, bidi};
use crate::documents::manuscript::Manuscript;
use crate::domain::action::Status;
use crate::say;

/// An entry of the calendar.
struct Event {
    id: String,
    title: String,
    about: String,
    first: Date,
    last: Date,
    is_off: bool,
}

/// Writes the calendar: due days of actions, cycles of the pilot, beginnings of waves, reviews of agreements, and the
/// next report.
pub(in crate::documents) fn ics(manuscript: &Manuscript<'_>) -> String {
    let document = manuscript.document;
    let mut out = String::new();
    let mut put = |line: &str| fold(line, &mut out);
    put("BEGIN:VCALENDAR");
    put("VERSION:2.0");
    put("PRODID:-//stem-readiness//plan//EN");
    put("CALSCALE:GREGORIAN");
    put(&[
        "X-WR-CALNAME:",
        &escaped(
            &manuscript
                .titled(|name| manuscript.words.plan_printed_title(name), manuscript.words.plan_printed_title_ours()),
        ),
    ]
    .concat());
    for event in events(manuscript) {
        put("BEGIN:VEVENT");
        put(&["UID:", &escaped(&document.document_id), "-", &escaped(&event.id), "@stem-readiness"].concat());
        put(&["DTSTAMP:", &day(manuscript.today), "T000000Z"].concat());
        put(&["SEQUENCE:", &document.revision.to_string()].concat());
        put(&["DTSTART;VALUE=DATE:", &day(event.first)].concat());
        put(&["DTEND;VALUE=DATE:", &day(event.last.plus_days(1))].concat());
        put(&["SUMMARY:", &escaped(&event.title)].concat());
        if !event.about.is_empty() {
            put(&["DESCRIPTION:", &escaped(&event.about)].concat());
        }
        put(if event.is_off { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
        put("TRANSP:TRANSPARENT");
        put("END:VEVENT");
    }
    put("END:VCALENDAR");
    out
}

fn events(manuscript: &Manuscript<'_>) -> Vec<Event> {
    let (plan, words) = (&manuscript.document.plan, manuscript.words);
    let on = |id: String, title: String, about: String, day: Date| Event {
        id,
        title,
        about,
        first: day,
        last: day,
        is_off: false,
    };
    let mut all = Vec::new();
    for action in &plan.actions {
        let Some(due) = action.due_date else { continue };
        let lines = [action.owner.trim(), action.first_step.trim(), action.product.trim()];
        let about: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        let event = on(action.id.to_string(), manuscript.or_open(&action.title), about.join("\n"), due);
        all.push(Event { is_off: action.status == Status::Stopped, ..event });
    }
    for cycle in &plan.pilot.charter.cycles {
        if let Some(first) = cycle.start_date.or(cycle.end_date) {
            let last = cycle.end_date.unwrap_or(first).max(first);
            all.push(Event {
                last,
                ..on(
                    cycle.id.to_string(),
                    words.charter_cycle_named(manuscript.or_open(&cycle.name)),
                    String::new(),
                    first,
                )
            });
        }
    }
    for wave in &plan.pilot.waves {
        let schools = say::pilot::wave_schools(words, &plan.pilot.schools, wave);
        all.extend(wave.start_date.map(|day| {
            on(wave.id.to_string(), words.charter_wave_named(manuscript.or_open(&wave.name)), schools, day)
        }));
    }
    for partner in &plan.partners {
        all.extend(partner.review_date.map(|day| {
            on(
                partner.id.to_string(),
                words.charter_review_named(manuscript.or_open(&partner.name)),
                partner.agreement.clone(),
                day,
            )
        }));
    }
    all.extend(
        plan.next_report.map(|day| {
            on("next-report".to_owned(), words.plan_next_report().into_owned(), plan.board_ask.clone(), day)
        }),
    );
    all
}

fn day(date: Date) -> String {
    date.to_string().replace('-', "")
}

fn escaped(text: &str) -> String {
    let text = plain(text);
    let text = bidi::closed(text.trim()).replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    text.replace('\n', "\\n")
}

/// A line, without control characters, folded so that none is longer than 75 bytes.
fn fold(line: &str, out: &mut String) {
    let mut length = 0;
    for c in line.chars().map(|c| if c.is_control() { ' ' } else { c }) {
        if length + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            length = 1;
        }
        length += c.len_utf8();
        out.push(c);
    }
    out.push_str("\r\n");
}
