//! A team as a file has it.

use crate::cohort::case::Case;
use crate::cohort::table::{Row, table};
use crate::domain::cost::FiveYears;
use crate::domain::measure::Reading;
use crate::domain::score::Score;

table! {
    /// A row for each file that was read. A team with files of several days has several: `newest` of `cohort/1_newest.sql`
    /// holds its latest.
    teams of case: Case {
        /// Where the file is: its path as it was given, with `!/` before the path inside an archive.
        path: Text = &case.path;
        /// What the team calls its district or itself.
        community: Text = &case.document.mission.community;
        /// The value of the last folder on the path that is named `state=…`.
        state: Text = case.tagged("state");
        /// The value of the last folder on the path that is named `tag=…`.
        tag: Text = case.tagged("tag");
        /// The id of the framework that the answers belong to.
        framework: Text = &case.document.framework.id;
        /// The edition of the framework.
        edition: Text = &case.document.framework.edition;
        /// Grows with every change of the document, from 0.
        revision: Number = case.document.revision;
        /// The day from which time is seen: the same in all rows of a run.
        today: Day = case.facts.today;
        /// How many indicators have a level.
        rated: Number = case.overall().coverage.rated;
        /// How many were said not to apply.
        not_applicable: Number = case.overall().coverage.not_applicable;
        /// How many have no answer.
        unanswered: Number = case.overall().coverage.unanswered;
        /// The overall score in tenths of a level, from 10. Empty while nothing is rated.
        score_tenths: Number = case.overall().score.map(Score::tenths);
        /// The overall score between the lowest and the highest level, 0 to 100 percent.
        percent: Number = case.overall().score.map(|score| score.percent(case.level_count()));
        /// The overall level that is reached, from 1. Empty while fewer than 80% of the steps have a level.
        level: Number = case.overall().gate.as_ref().map(|gate| gate.level);
        /// The name of that level.
        level_word: Text = case.overall().gate.as_ref().map(|gate| case.framework().level_name(gate.level));
        /// The steps that hold the overall level back, by ids: those more than one level below the next.
        blocked_by: Text = case.blockers(&case.overall().gate);
        /// How many levels are claimed without evidence.
        claimed: Number = case.facts.claims().len();
        /// How many foundations fail: an indicator stands higher than what it rests on allows.
        unmet_foundations: Number = case.facts.unmet_foundations().len();
        /// How many foundations hold on a claim alone.
        resting_on_claims: Number = case.facts.resting_on_claims().len();
        /// The score of the indicators that bear on equity, in tenths of a level.
        equity_tenths: Number = case.facts.equity_lens().equity.map(Score::tenths);
        /// The score of all others, in tenths of a level.
        others_tenths: Number = case.facts.equity_lens().others.map(Score::tenths);
        /// How many priorities are chosen, 0 to 3.
        priorities: Number = case.document.plan.priorities.len();
        /// How many actions the plan has.
        actions: Number = case.document.plan.actions.len();
        /// How many of them are neither done nor stopped.
        actions_open: Number = case.document.plan.actions.iter().filter(|action| action.status.is_open()).count();
        /// How many of the open ones are overdue today.
        actions_overdue: Number = overdue(case);
        /// How many measures are looked at beyond those of actions.
        measures: Number = case.document.plan.measures.len();
        /// How many readings there are, of actions and measures.
        readings: Number = readings(case).count();
        /// The day of the latest reading. Empty where there is none.
        last_reading: Day = readings(case).map(|reading| reading.date).max();
        /// How many check-ins were kept.
        check_ins: Number = case.document.plan.check_ins.len();
        /// The day of the latest.
        last_check_in: Day = case.document.plan.check_ins.iter().map(|one| one.date).max();
        /// The day of the next report to the board.
        next_report: Day = case.document.plan.next_report;
        /// How many milestones were frozen.
        milestones: Number = case.document.milestones.len();
        /// How many rounds were rated together and revealed.
        rounds: Number = case.document.panel.rounds.len();
        /// How many groups the mission names as missing and print shows.
        missing_groups: Number = groups(case, false);
        /// How many more it names that are below the reporting limit of ten learners. No row tells anything else of them.
        missing_groups_hidden: Number = groups(case, true);
        /// How many schools, grades or classrooms the pilot chooses from.
        schools: Number = case.document.plan.pilot.schools.rows.len();
        /// How many of them are agreed sites.
        sites: Number = case.facts.site_rows().len();
        /// How many students the cost sketch counts. Empty where nobody counted them.
        students: Number = case.facts.five_years().students;
        /// What five budget years cost, in cents. Empty without a cost line.
        five_year_cents: Number = costs(case).map(FiveYears::total);
        /// The same for each student, in cents, rounded half up.
        per_student_cents: Number = costs(case).and_then(|five| five.per_student(five.total()));
        /// The share of it that comes back every year, 0 to 100 percent.
        recurring_percent: Number = costs(case).and_then(FiveYears::recurring_percent);
        /// The calendar year in which the first budget year begins whose yearly cost exceeds its money: the cliff.
        cliff_begins: Number = costs(case).and_then(FiveYears::cliff).map(|cliff| cliff.begins);
        /// How much money that year is missing, in cents.
        cliff_cents: Number = costs(case).and_then(FiveYears::cliff).map(|cliff| cliff.cents);
        /// The one-off cost of all five years that nothing pays for, in cents.
        once_gap_cents: Number = costs(case).map(FiveYears::once_gap);
    }
}

pub(super) fn rows(case: &Case) -> Vec<Row> {
    vec![case.row(row(case))]
}

fn overdue(case: &Case) -> usize {
    case.document.plan.actions.iter().filter(|action| action.overdue_days(case.facts.today).is_some()).count()
}

fn readings(case: &Case) -> impl Iterator<Item = &Reading> {
    let plan = &case.document.plan;
    let of_actions = plan.actions.iter().flat_map(|action| &action.measure.readings);
    of_actions.chain(plan.measures.iter().flat_map(|measure| &measure.readings))
}

fn groups(case: &Case, is_below_limit: bool) -> usize {
    case.document.mission.named_groups().filter(|group| group.is_below_limit() == is_below_limit).count()
}

fn costs(case: &Case) -> Option<&FiveYears> {
    Some(case.facts.five_years()).filter(|_| !case.document.plan.cost.lines.is_empty())
}
