//! What the facilitator does, part by part.

use crate::documents::manuscript::Manuscript;
use crate::documents::paper::{Block, Pack, Paper};
use crate::domain::agenda::agenda;
use crate::say;

pub(in crate::documents) fn script(manuscript: &Manuscript<'_>) -> Paper {
    let words = manuscript.words;
    let panel = &manuscript.document.panel;
    let mut from = 0;
    let rows = agenda(panel.length_minutes()).map(|(part, minutes)| {
        let when = from;
        from += minutes;
        let name = say::workshop::part_name(part, words).into_owned();
        vec![when.to_string(), minutes.to_string(), name, say::workshop::part_does(part, minutes, words)]
    });
    let columns = [
        (words.workshop_print_when(), 12),
        (words.workshop_script_minutes(), 12),
        (words.workshop_script_part(), 20),
        (words.workshop_script_do(), 56),
    ];
    let bring = words.workshop_print_bring_list().lines().map(str::to_owned).collect();
    let questions = [
        (words.workshop_print_when_split(), words.workshop_print_question_split()),
        (words.workshop_print_when_outlier(), words.workshop_print_question_outlier()),
        (words.workshop_print_when_wide(), words.workshop_print_question_wide()),
        (words.workshop_print_when_middling(), words.workshop_ask_middling()),
        (words.workshop_print_when_claimed(), words.workshop_ask_claimed()),
    ];
    let mut blocks = vec![
        manuscript.table(words.workshop_print_script(), columns, rows),
        Block::Heading(2, words.workshop_print_bring().into_owned()),
        Block::List(bring),
        Block::Together(vec![
            Block::Heading(2, words.workshop_print_questions().into_owned()),
            Block::Pairs(questions.map(|(when, ask)| (when.into_owned(), ask.into_owned())).into()),
        ]),
    ];
    blocks.extend(manuscript.parked());
    manuscript.paper(Pack::Script, words.workshop_print_script_title(), blocks)
}
