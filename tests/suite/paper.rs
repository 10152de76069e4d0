//! Printed documents: what each holds, what none may show, and that its two ways of being drawn agree.

use std::rc::Rc;

use expect_test::{Expect, expect};
use stem_readiness::app::{Model, Place, Store};
use stem_readiness::base::Date;
use stem_readiness::content;
use stem_readiness::documents::files::json;
use stem_readiness::documents::files::{html, page};
use stem_readiness::documents::manuscript::Manuscript;
use stem_readiness::documents::node::Node;
use stem_readiness::documents::paper::{Block, Pack, Paper, PaperSize};
use stem_readiness::documents::{self, Lack};
use stem_readiness::domain::Document;
use stem_readiness::domain::mission::MissingGroup;
use stem_readiness::domain::score::readiness;
use stem_readiness::say::readiness;
use stem_readiness::words::Words;

use crate::support::{answers_by_step, facts, file};

fn today() -> Date {
    Date::new(2026, 11, 24).expect("a day")
}

fn empty() -> Document {
    Document::new(&content::framework(), "test".to_owned())
}

fn fixture(name: &str) -> Document {
    json::read(&file(&format!("tests/fixtures/{name}.json")), &content::framework()).expect("the fixture fits")
}

fn paper(pack: Pack, document: &Document) -> Paper {
    let (facts, words) = (facts(document, &content::framework(), today()), Words::english());
    documents::paper(pack, &Manuscript::of(&facts, &words, PaperSize::Letter))
}

/// Every word on the paper, in order.
fn text(paper: &Paper) -> String {
    fn write(node: &Node, out: &mut String) {
        match node {
            Node::Text(words) => out.extend([words, "\n"]),
            Node::Element(_, _, children) => children.iter().for_each(|child| write(child, out)),
        }
    }
    let mut out = String::new();
    write(&html::tree(paper), &mut out);
    out
}

#[test]
fn every_pack_says_something_for_every_document() {
    for name in ["empty", "half", "complete", "largest"] {
        for pack in Pack::ALL {
            let paper = paper(pack, &fixture(name));
            assert!(text(&paper).len() > 200, "{pack:?} of {name} is nearly blank: {}", text(&paper));
            assert!(!matches!(paper.blocks.last(), Some(Block::PageBreak)), "{pack:?} ends with a blank page");
        }
    }
}

#[test]
fn an_empty_document_says_what_is_missing() {
    let board = text(&paper(Pack::Board, &empty()));
    for sentence in [
        "The mission is not written yet.",
        "Rate a step, and this page says",
        "No priorities are chosen yet.",
        "not decided yet",
    ] {
        assert!(board.contains(sentence), "{sentence} is not in\n{board}");
    }
}

/// Columns of texts that are often a number: what a team writes as it likes, and the times of a day.
const FREE: [&str; 5] = ["From minute", "Minutes", "Start", "Today", "Target"];

#[test]
fn each_table_fits_the_page_and_its_numbers_end_at_one_edge() {
    fn check(block: &Block) {
        match block {
            Block::Table { caption, head, widths, rows, numbers } => {
                assert_eq!(widths.iter().map(|width| u32::from(*width)).sum::<u32>(), 100, "{caption}");
                assert_eq!(widths.len(), head.len(), "{caption}");
                assert!(rows.iter().all(|row| row.len() == head.len()), "{caption}");
                for (at, title) in head.iter().enumerate().filter(|(_, title)| !FREE.contains(&title.as_str())) {
                    let mut known = rows.iter().map(|row| row[at].as_str()).filter(|text| !["", "–"].contains(text));
                    let is_number = |text: &str| text.chars().all(|c| c.is_ascii_digit() || "$.,%-−".contains(c));
                    let is_all = known.next().is_some_and(is_number) && known.all(is_number);
                    assert!(!is_all || numbers.contains(&at), "`{title}` of `{caption}` is a column of numbers");
                }
            }
            Block::Beside(left, right) => left.iter().chain(right).for_each(check),
            Block::Together(blocks) => blocks.iter().for_each(check),
            _ => {}
        }
    }
    for name in ["half", "complete", "deep", "largest"] {
        for pack in Pack::ALL {
            paper(pack, &fixture(name)).blocks.iter().for_each(check);
        }
    }
}

/// A table's caption, head and rows.
type Told = (String, Vec<String>, Vec<Vec<String>>);

/// The tables of every pack of a document.
fn tables(document: &Document) -> Vec<Told> {
    fn put(block: &Block, out: &mut Vec<Told>) {
        match block {
            Block::Table { caption, head, rows, .. } => out.push((caption.clone(), head.clone(), rows.clone())),
            Block::Beside(left, right) => left.iter().chain(right).for_each(|block| put(block, out)),
            Block::Together(blocks) => blocks.iter().for_each(|block| put(block, out)),
            _ => {}
        }
    }
    let mut out = Vec::new();
    for pack in Pack::ALL {
        paper(pack, document).blocks.iter().for_each(|block| put(block, &mut out));
    }
    out
}

#[test]
fn no_column_is_called_what_its_table_is_called() {
    for name in ["half", "complete", "deep", "largest"] {
        for (caption, head, _) in tables(&fixture(name)) {
            assert!(!head.contains(&caption), "a column of `{caption}` is called so too");
        }
    }
}

#[test]
fn the_numbers_that_a_column_tells_of_schools_are_written_alike() {
    let sites =
        tables(&fixture("deep")).into_iter().find(|(_, head, _)| head.iter().any(|title| title == "English learners"));
    let (_, head, rows) = sites.expect("a table of the sites");
    let decimals = |text: &str| text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    for (at, title) in head.iter().enumerate().skip(1) {
        let all: Vec<usize> = rows.iter().map(|row| decimals(&row[at])).collect();
        assert!(all.iter().all(|one| *one == all[0]), "{title}: {rows:?}");
    }
    // A column of whole numbers has none.
    assert!(rows.iter().all(|row| !row[1].contains('.')), "{rows:?}");
}

#[test]
fn the_board_reads_words_and_not_percents_or_codes() {
    let mut document = fixture("complete");
    for row in &mut document.mission.missing {
        (row.baseline, row.target) = ("a few".to_owned(), "most".to_owned());
    }
    document.plan.actions.iter_mut().for_each(|action| action.measure = Default::default());
    let board = text(&paper(Pack::Board, &document));
    assert!(!board.contains('%'), "{board}");
    let codes = content::framework().indicators().map(|indicator| indicator.id.clone()).collect::<Vec<_>>();
    let words = board.split(|c: char| !c.is_alphanumeric());
    for word in words {
        assert!(codes.iter().all(|code| code.as_str() != word), "the code {word} is in\n{board}");
    }
}

#[test]
fn the_board_names_each_priority_with_owner_and_month() {
    let document = fixture("complete");
    let board = text(&paper(Pack::Board, &document));
    let framework = content::framework();
    for id in &document.plan.priorities {
        let title = &framework.indicator(id).expect("known").title;
        assert!(board.contains(&format!("{title}: ")), "{title} is not in\n{board}");
        let action = document.plan.actions_for(id).find(|action| action.status.is_open()).expect("an open action");
        assert!(board.contains(&action.owner), "{} is not in\n{board}", action.owner);
    }
    assert!(board.contains("Three priorities"));
}

#[test]
fn a_long_text_is_cut_in_sight() {
    let mut document = fixture("complete");
    document.plan.board_ask = "pay for coaching release days from the base budget ".repeat(30);
    let board = text(&paper(Pack::Board, &document));
    assert!(board.contains('…') && board.contains("Dots: more in the full plan."), "{board}");
    assert!(text(&paper(Pack::FullPlan, &document)).contains(document.plan.board_ask.trim()));
}

#[test]
fn groups_too_small_to_print_are_hidden_and_counted() {
    let mut document = empty();
    let group = |name: &str, count| MissingGroup { group: name.to_owned(), count, ..MissingGroup::default() };
    document.mission.missing =
        vec![group("tiny group", Some(9)), group("large group", Some(10)), group("uncounted group", None)];
    document.mission.who = "every student".to_owned();
    document.mission.drafts =
        vec![stem_readiness::domain::mission::Draft { wording: Some("We teach.".to_owned()), ..Default::default() }];
    for pack in [Pack::Board, Pack::FullPlan, Pack::Poster, Pack::Family] {
        let text = text(&paper(pack, &document));
        assert!(!text.to_lowercase().contains("tiny group"), "{pack:?}: {text}");
        let is_public = matches!(pack, Pack::Poster | Pack::Family);
        assert_eq!(text.contains("1 row is hidden"), !is_public, "{pack:?}: {text}");
        assert!(text.to_lowercase().contains("large group"), "{pack:?}: {text}");
    }
}

#[test]
fn the_full_plan_holds_everything_decided() {
    let document = fixture("complete");
    let plan = text(&paper(Pack::FullPlan, &document));
    let framework = content::framework();
    let steps = framework.steps.iter().map(|step| step.short_title.as_str());
    let indicators = framework.indicators().map(|indicator| indicator.title.as_str());
    let actions = document.plan.actions.iter().flat_map(|action| [action.title.trim(), action.owner.trim()]);
    let signed = document.mission.sign_offs.iter().map(|line| line.name.as_str());
    let own = [document.plan.board_ask.trim(), document.mission.stop.trim(), document.mission.decides.trim()];
    for wanted in steps.chain(indicators).chain(actions).chain(signed).chain(own) {
        assert!(plan.contains(wanted), "`{wanted}` is not in\n{plan}");
    }
    let scores = readiness(&framework, &document.readiness);
    for step in &scores.steps {
        let percent = step.score.expect("rated").percent(framework.level_count());
        assert!(plan.contains(&format!("{percent}%")), "{} has no {percent}%", step.step_id);
    }
}

#[test]
fn an_action_outside_the_priorities_stays_in_the_plan() {
    let mut document = fixture("complete");
    document.plan.priorities.clear();
    let plan = text(&paper(Pack::FullPlan, &document));
    assert!(plan.contains("Other actions"));
    for action in &document.plan.actions {
        assert!(plan.contains(action.title.trim()), "{}", action.title);
    }
}

#[test]
fn rating_sheets_carry_the_mission_and_no_answers() {
    let document = fixture("complete");
    let unanswered = Document { mission: document.mission.clone(), ..empty() };
    let sheets = paper(Pack::RatingSheets, &document);
    assert_eq!(sheets.blocks, paper(Pack::RatingSheets, &unanswered).blocks);
    assert!(text(&sheets).contains("Our mission: By June 2029"));
}

#[test]
fn the_mission_stands_on_what_is_about_something_else() {
    let mut document = fixture("complete");
    document.plan.cost.lines.push(Default::default());
    for pack in [Pack::Charter, Pack::Costs, Pack::RatingSheets] {
        assert!(text(&paper(pack, &document)).contains("Our mission: By June 2029"), "{pack:?}");
        assert!(!text(&paper(pack, &empty())).contains("Our mission"), "{pack:?}");
    }
}

#[test]
fn a_level_that_nothing_is_cited_for_is_claimed_wherever_it_stands() {
    let mut document = fixture("complete");
    let claimed = facts(&document, &content::framework(), today()).claims().first().map(|known| known.id.clone());
    let claimed = claimed.expect("the fixture has a claim");
    document.plan.priorities = vec![claimed.clone()];
    let plan = text(&paper(Pack::FullPlan, &document));
    assert!(plan.contains("3 Established, claimed"), "{plan}");
    let title = content::framework().indicator(&claimed).map(|known| known.title.clone()).expect("known");
    assert!(plan.contains(&format!("{title} (claimed)")), "{plan}");
}

/// The gate's sentences, overall and for each step, for answers by step.
fn check_gate(levels: [&str; 5], expected: &Expect) {
    let (framework, words) = (content::framework(), Words::english());
    let scores = readiness(&framework, &answers_by_step(&framework, &levels));
    let mut lines = vec![format!(
        "{}. {}",
        readiness::overall_word(&scores.overall, &framework, &words),
        readiness::overall_sentence(&scores, &framework, &words)
    )];
    lines.extend(scores.steps.iter().map(|step| {
        format!(
            "- {}. {}",
            readiness::step_word(step, &framework, &words),
            readiness::step_gate(step, &framework, &words)
        )
    }));
    expected.assert_eq(&(lines.join("\n") + "\n"));
}

#[test]
fn a_gate_says_what_blocks_and_the_next_move() {
    check_gate(
        ["322321", "212212", "232221", "221222", "213222"],
        &expect![[r#"
        Building. Established needs four of five steps there; none is yet. Partnerships is not at Building, until Mutual agreement or Trust and ownership rises one level.
        - Building. Established needs five of six indicators there; two are. It comes when Decision filter rises one level, and then three more indicators reach Established.
        - Exploring. Building needs five of six indicators there; four are. It comes when Mutual agreement or Trust and ownership rises one level.
        - Building. Established needs five of six indicators there; one is. It comes when Waves rises one level, and then four more indicators reach Established.
        - Building. Established needs five of six indicators there; none is yet. It comes when Coaching rises one level, and then five more indicators reach Established.
        - Building. Established needs five of six indicators there; one is. It comes when Durable funding rises one level, and then four more indicators reach Established.
    "#]],
    );
}

#[test]
fn a_gate_that_only_low_members_block_names_them() {
    check_gate(
        ["333331", "333333", "333333", "333333", "211222"],
        &expect![[r#"
        Building. Established needs four of five steps there; three are. Resource allocation is not at Building, until Durable funding or Need-weighted share rises one level.
        - Building. Established needs five of six indicators there; five are. It comes when Decision filter rises one level.
        - Established. Sustaining needs five of six indicators there; none is yet. It comes when five more indicators reach Sustaining.
        - Established. Sustaining needs five of six indicators there; none is yet. It comes when five more indicators reach Sustaining.
        - Established. Sustaining needs five of six indicators there; none is yet. It comes when five more indicators reach Sustaining.
        - Exploring. Building needs five of six indicators there; four are. It comes when Durable funding or Need-weighted share rises one level.
    "#]],
    );
}

#[test]
fn a_gate_names_few_candidates_and_counts_many() {
    check_gate(
        ["333322", "222222", "333333", "333333", "322222"],
        &expect![[r#"
        Building. Established needs four of five steps there; two are. The nearest is Vision: it rises when Look before buying or Decision filter rises one level.
        - Building. Established needs five of six indicators there; four are. It comes when Look before buying or Decision filter rises one level.
        - Building. Established needs five of six indicators there; none is yet. It comes when five more indicators reach Established.
        - Established. Sustaining needs five of six indicators there; none is yet. It comes when five more indicators reach Sustaining.
        - Established. Sustaining needs five of six indicators there; none is yet. It comes when five more indicators reach Sustaining.
        - Building. Established needs five of six indicators there; one is. It comes when four more indicators reach Established.
    "#]],
    );
}

#[test]
fn the_top_and_the_early_reading_have_their_own_sentences() {
    check_gate(
        ["444444", "44444n", "444444", "444444", "444444"],
        &expect![[r#"
        Sustaining. The highest level. Keep it through the next turnover.
        - Sustaining. The highest level. Keep it through the next turnover.
        - Sustaining. The highest level. Keep it through the next turnover.
        - Sustaining. The highest level. Keep it through the next turnover.
        - Sustaining. The highest level. Keep it through the next turnover.
        - Sustaining. The highest level. Keep it through the next turnover.
    "#]],
    );
    check_gate(
        ["444444", "44----", "------", "333---", "nnnnnn"],
        &expect![[r#"
            Early reading. 11 of 30 indicators rated. A level word comes when four of five steps have one.
            - Sustaining. The highest level. Keep it through the next turnover.
            - Early reading. 2 of 6 rated. A level word needs 4.
            - Not rated yet. Rate it, and this says what holds it back.
            - Early reading. 3 of 6 rated. A level word needs 4.
            - Not rated yet. Rate it, and this says what holds it back.
        "#]],
    );
    check_gate(
        ["------", "------", "------", "------", "------"],
        &expect![[r#"
            Not rated yet. Rate a step, and this page says where you stand and why.
            - Not rated yet. Rate it, and this says what holds it back.
            - Not rated yet. Rate it, and this says what holds it back.
            - Not rated yet. Rate it, and this says what holds it back.
            - Not rated yet. Rate it, and this says what holds it back.
            - Not rated yet. Rate it, and this says what holds it back.
        "#]],
    );
}

/// What the widget draws for a pack, from `<article` on, with the signs that both ways may write either way.
async fn drawn(pack: Pack, document: &Document) -> String {
    let mut model = Model::new(content::framework(), content::actions(), "test".to_owned(), today());
    model.document = Rc::new(document.clone());
    model.view.place = Place::Share;
    model.view.pack = Some(pack);
    let page = crate::support::drawn(Store::new(model), Words::english()).await;
    let from = page.find("<article").expect("a paper is drawn");
    let to = page.find("</article>").expect("a paper is drawn") + "</article>".len();
    plain_signs(&page[from..to])
}

fn plain_signs(html: &str) -> String {
    html.replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&#x2F;", "/")
        .replace("&gt;", ">")
}

#[tokio::test(flavor = "current_thread")]
async fn on_screen_and_in_a_saved_copy_a_document_is_the_same() {
    for name in ["empty", "complete"] {
        let document = fixture(name);
        for pack in Pack::ALL {
            let written = plain_signs(&html::html(&paper(pack, &document)));
            assert_eq!(drawn(pack, &document).await, written, "{pack:?} of {name}");
        }
    }
}

#[test]
fn what_people_write_stays_text() {
    let mut document = empty();
    let nasty = "<script>alert(\"1\")</script> & 'co'";
    document.mission.community = nasty.to_owned();
    document.plan.board_ask = nasty.to_owned();
    for pack in [Pack::Board, Pack::FullPlan] {
        let html = html::html(&paper(pack, &document));
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 'co'"), "{html}");
    }
    let sheet = page::page_css(&paper(Pack::FullPlan, &document), PaperSize::Letter);
    assert!(sheet.contains("content:\"\\3c script>alert(\\\"1\\\")\\3c /script> & 'co'"), "{sheet}");
}

#[test]
fn the_pages_sheet_knows_its_paper() {
    let plan = paper(Pack::FullPlan, &empty());
    assert!(page::page_css(&plan, PaperSize::Letter).contains("size:letter;"));
    assert!(page::page_css(&plan, PaperSize::A4).contains("size:A4;"));
    assert!(page::page_css(&plan, PaperSize::A4).contains("counter(pages)"));
    assert!(!page::page_css(&paper(Pack::Board, &empty()), PaperSize::A4).contains("counter(pages)"));
}

#[test]
fn a_line_end_in_an_answer_begins_a_new_line() {
    let mut document = empty();
    document.plan.board_ask = "one\n two".to_owned();
    assert!(html::html(&paper(Pack::FullPlan, &document)).contains("one<br> two"));
}

/// Before an empty print Share says so, and where to go. The sheets to rate on and the script are never empty.
#[test]
fn a_print_that_would_be_empty_is_told_before() {
    let waits = |name: &str| -> Vec<(Pack, Lack)> {
        let (facts, words) = (facts(&fixture(name), &content::framework(), today()), Words::english());
        let manuscript = Manuscript::of(&facts, &words, PaperSize::Letter);
        Pack::ALL.into_iter().filter_map(|pack| Some((pack, documents::lack(pack, &manuscript)?))).collect()
    };
    let all = [
        (Pack::Board, Lack::Mission),
        (Pack::FullPlan, Lack::Mission),
        (Pack::Charter, Lack::Sites),
        (Pack::Costs, Lack::Costs),
        (Pack::Progress, Lack::Actions),
        (Pack::Family, Lack::Mission),
        (Pack::Poster, Lack::Mission),
        (Pack::StepReport, Lack::Ratings),
    ];
    assert_eq!(waits("empty"), all);
    assert_eq!(waits("deep"), []);
}
