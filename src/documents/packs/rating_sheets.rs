//! The rubric to fill in by hand. It carries the mission, and no answers.

use crate::documents::manuscript::Manuscript;
use crate::documents::paper::{Block, Pack, Paper};
use crate::words::with;

pub(in crate::documents) fn rating_sheets(manuscript: &Manuscript<'_>) -> Paper {
    let (words, framework) = (manuscript.words, manuscript.framework);
    let levels = framework.all_levels().zip(&framework.levels);
    let levels = levels.map(|(level, named)| {
        vec![words.print_titled(with::Id(level.to_string()), with::Title(&named.name)), named.meaning.clone()]
    });
    let mut blocks = vec![Block::Blanks(
        [words.readiness_sheet_name(), words.readiness_sheet_role(), words.readiness_sheet_date()]
            .map(Into::into)
            .into(),
    )];
    blocks.extend(manuscript.north_star());
    blocks.extend([
        Block::Heading(2, words.readiness_rule().into_owned()),
        Block::List(framework.rule.clone()),
        manuscript.table(
            words.readiness_levels(),
            [(words.readiness_level(), 25), (words.readiness_meaning(), 75)],
            levels,
        ),
        Block::Text(words.readiness_sheet_note().into_owned()),
    ]);
    for step in &framework.steps {
        blocks.push(Block::PageBreak);
        blocks.push(Block::Heading(2, step.title.clone()));
        blocks.push(Block::Text(step.why.clone()));
        blocks.extend(step.indicators.iter().map(|indicator| {
            let names = framework
                .all_levels()
                .map(|level| words.print_titled(with::Id(level.to_string()), with::Title(framework.level_name(level))));
            Block::RatingBox {
                heading: words.print_titled(with::Id(&indicator.id), with::Title(&indicator.title)),
                question: indicator.question.clone(),
                levels: names.zip(indicator.descriptors.iter().cloned()).collect(),
                unknown: words.readiness_sheet_unknown().into_owned(),
                evidence: words.readiness_sheet_evidence(&indicator.evidence_hint),
            }
        }));
    }
    manuscript.paper(Pack::RatingSheets, words.readiness_sheets_title(), blocks)
}
