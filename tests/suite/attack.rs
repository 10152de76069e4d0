//! Files made of the corpus of attacks (`tests/attacks`): no text becomes markup, a link, a formula or a property.

use std::rc::Rc;

use stem_readiness::base::{Date, bidi, delimited, xml, zip};
use stem_readiness::content;
use stem_readiness::documents::files::json;
use stem_readiness::documents::files::{html, markdown, page};
use stem_readiness::documents::manuscript::Manuscript;
use stem_readiness::documents::paper::{Pack, PaperSize};
use stem_readiness::documents::tables::Tidy;
use stem_readiness::documents::{self, FileKind};
use stem_readiness::domain::{Document, Facts, Framework};
use stem_readiness::words::Words;

use crate::corpus;

const PACKS: [Pack; 10] = [
    Pack::Board,
    Pack::FullPlan,
    Pack::Poster,
    Pack::StepReport,
    Pack::RatingSheets,
    Pack::Script,
    Pack::Charter,
    Pack::Costs,
    Pack::Progress,
    Pack::Family,
];

/// What an attacker brings: a document, and a framework of its own or ours.
struct Attack {
    framework: Rc<Framework>,
    words: Words,
    document: Document,
}

impl Attack {
    fn begun_at(place: usize) -> Attack {
        let is_own = place % 2 == 1;
        let framework = if is_own {
            let text = corpus::framework(place).to_string();
            content::read_framework(&text).unwrap_or_else(|faults| panic!("{}", faults[0]))
        } else {
            (*content::framework()).clone()
        };
        let mut value = corpus::document(place, place % 4 > 1);
        value["framework"]["id"] = framework.id.clone().into();
        let document = json::read(&value.to_string(), &framework).unwrap_or_else(|error| panic!("{error:?}"));
        let words = Words::english().with(&framework.words);
        Attack { framework: Rc::new(framework), words, document }
    }

    fn with<T>(&self, use_it: impl FnOnce(&Manuscript<'_>) -> T) -> T {
        let library = content::actions().for_framework(&self.framework);
        let today: Date = "2027-02-15".parse().expect("a day");
        let facts = Facts::of(Rc::new(self.document.clone()), Rc::clone(&self.framework), library, today);
        use_it(&Manuscript::of(&facts, &self.words, PaperSize::Letter))
    }

    fn text(&self, kind: FileKind) -> String {
        String::from_utf8(self.with(|manuscript| documents::file(kind, manuscript))).expect("text")
    }

    fn parts(&self, kind: FileKind) -> Vec<(String, String)> {
        let entries = zip::read(&self.with(|manuscript| documents::file(kind, manuscript))).expect("an archive");
        entries.into_iter().map(|entry| (entry.name, String::from_utf8(entry.bytes).expect("text"))).collect()
    }
}

/// Each holds every payload many times, and each begins with another one, so that they come to other texts. Both
/// frameworks take turns, and so do plain and odd ids.
fn attacks() -> impl Iterator<Item = Attack> {
    (0..corpus::payloads().len()).step_by(9).map(Attack::begun_at)
}

/// The names of a text's elements. Fails where the text is not well-formed.
fn elements(text: &str, voids: &[&str]) -> Vec<String> {
    let (mut open, mut names) = (Vec::new(), Vec::new());
    for piece in text.split('&').skip(1) {
        let entity = piece.split(';').next().unwrap_or_default();
        assert!(["amp", "lt", "gt", "quot"].contains(&entity), "&{entity};");
    }
    let is_allowed = |c: char| c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}') || matches!(c, '\t' | '\n' | '\r');
    assert!(text.chars().all(is_allowed), "a sign that XML does not have");
    xml::read(text, |met| match met {
        xml::Met::Open(name, attributes) => {
            assert!(!attributes.contains('<'), "{attributes}");
            names.push(name.to_owned());
            if !voids.contains(&name) {
                open.push(name.to_owned());
            }
        }
        xml::Met::Close(name) => assert_eq!(open.pop().as_deref(), Some(name)),
        xml::Met::Words(_) => {}
    });
    assert_eq!(open, Vec::<String>::new());
    names.sort();
    names.dedup();
    names
}

#[test]
fn every_text_of_the_schemas_is_attacked() {
    let document = corpus::document(0, false).to_string();
    for field in ["owner", "learned", "agreement", "parking_lot", "not_applicable", "playbook", "second_wording"] {
        let value = document.split(&format!("\"{field}\":")).nth(1).unwrap_or_else(|| panic!("no `{field}`"));
        assert!(value.len() > 10, "{field}");
    }
    let texts = document.matches("__pwned").count();
    assert!(texts > 60, "{texts} payloads with a script");
}

#[test]
fn office_files_hold_no_element_that_we_did_not_write() {
    for attack in attacks() {
        for (kind, known) in [
            (
                FileKind::Xlsx,
                "Default Override Relationship Relationships Types border borders c cellStyleXfs cellXfs col cols fill fills font fonts is numFmt numFmts pane patternFill row sheet sheetData sheetView sheetViews sheets styleSheet t v workbook worksheet xf",
            ),
            (
                FileKind::Docx,
                "body br document gridCol hdr p pPr pStyle pgMar pgSz r rPr b sectPr footerReference headerReference jc t tbl tblGrid tblHeader cantSplit tblLayout tblLook tblPr tblStyle tblW tc tcPr tcW tr trPr",
            ),
        ] {
            for (name, text) in attack.parts(kind) {
                let known: Vec<&str> = known.split(' ').collect();
                let found = elements(&text, &[]);
                let ours = name.contains("document.xml") && !name.contains("rels")
                    || name.contains("sheet")
                    || name.contains("header");
                let strange: Vec<&String> =
                    found.iter().filter(|name| ours && !known.contains(&name.as_str())).collect();
                assert!(strange.is_empty(), "{name}: {strange:?}");
                assert!(
                    !text.contains("TargetMode=\"External\"") && !text.contains("<w:hyperlink"),
                    "{name} has no links"
                );
            }
        }
    }
}

#[test]
fn prints_are_safe_html_and_their_sheet_has_no_address() {
    for attack in attacks() {
        for pack in PACKS {
            let paper = attack.with(|manuscript| documents::paper(pack, manuscript));
            let text = html::html(&paper);
            let found = elements(&text, &["br", "col"]);
            for name in ["script", "img", "iframe", "form", "base", "meta", "link", "style", "a", "template", "data"] {
                assert!(!found.contains(&name.to_owned()), "<{name}> in {pack:?}");
            }
            let css = page::page_css(&paper, PaperSize::A4);
            let outside: String = css.replace("\\\"", "").split('"').step_by(2).collect();
            assert!(!outside.contains("pwned") && !css.contains("</"), "{css}");
            assert!(!outside.contains("url("), "{css}");
        }
    }
}

#[test]
fn tables_hold_no_formula() {
    for attack in attacks() {
        for table in [Tidy::Ratings, Tidy::Plan, Tidy::Cost, Tidy::Pilots, Tidy::Readiness] {
            let text = attack.text(FileKind::Csv(table));
            for row in delimited::read(&text).rows {
                for cell in row.cells {
                    let is_formula = cell.starts_with(['=', '+', '@', '＝', '\t', '\r'])
                        || cell.starts_with('-') && cell.parse::<f64>().is_err();
                    assert!(!is_formula, "{cell}");
                }
            }
        }
    }
}

#[test]
fn calendars_hold_no_property_that_we_did_not_write() {
    let known = [
        "BEGIN",
        "VERSION",
        "PRODID",
        "CALSCALE",
        "X-WR-CALNAME",
        "UID",
        "DTSTAMP",
        "SEQUENCE",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "DESCRIPTION",
        "STATUS",
        "TRANSP",
        "END",
    ];
    for attack in attacks() {
        let text = attack.text(FileKind::Ics);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "lines are folded");
        let unfolded = text.replace("\r\n ", "");
        let ends = ['\r', '\n', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
        for line in unfolded.replace("\r\n", "\n").trim_end().split(ends) {
            let name = line.split([':', ';']).next().unwrap_or_default();
            assert!(known.contains(&name), "{line}");
            assert!(!line.contains("VALARM") || name != "BEGIN", "{line}");
            assert!(!line.contains(|c: char| c.is_control()), "{line:?}");
        }
    }
}

#[test]
fn markdown_holds_no_markup_of_a_text() {
    for attack in attacks() {
        for pack in PACKS {
            let text = markdown::markdown(&attack.with(|manuscript| documents::paper(pack, manuscript)));
            assert!(!text.contains('\r'));
            // A break in a cell is the one element that we write.
            assert!(!text.replace("<br>", "").contains('<'), "{text}");
            let signs = text.char_indices().filter(|(at, _)| !is_escaped(&text[..*at]));
            for (at, sign) in signs {
                assert!(sign != '`', "no code: {}", &text[at..]);
                // A box to tick is the one pair of brackets that we write.
                let is_box = text[at..].starts_with("[ ]") || text[..at].ends_with("[ ");
                assert!(!['[', ']'].contains(&sign) || is_box, "no link: {}", &text[at..]);
            }
        }
    }
}

fn is_escaped(before: &str) -> bool {
    before.chars().rev().take_while(|c| *c == '\\').count() % 2 == 1
}

#[test]
fn a_line_that_a_text_turns_is_turned_back() {
    let turned = bidi::isolated("\u{2069}\u{202e}a\u{2067}b", false);
    assert_eq!(turned, "\u{2068}\u{202e}a\u{2067}b\u{2069}\u{2069}", "a text cannot end our isolate");
    assert_eq!(bidi::isolated(&turned, false), turned, "isolating twice is isolating once");
    assert_eq!(bidi::isolated("a\n\u{202e}b\nc", false), "a\n\u{2068}\u{202e}b\u{2069}\nc", "each line by itself");
    let words = Words::english();
    assert_eq!(words.list(&["\u{202e}M. Ortiz", "A. Shah"]), "\u{2068}\u{202e}M. Ortiz\u{2069} and A. Shah");
    for attack in attacks() {
        let text = attack.text(FileKind::Markdown);
        for line in text.lines().filter(|line| line.contains('\u{202e}')) {
            let after = &line[line.rfind('\u{202e}').unwrap_or_default()..];
            assert!(after.contains('\u{2069}'), "{line}");
        }
    }
}
