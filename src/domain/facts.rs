//! What follows from a team's answers: scores, candidates, costs, balance, timeline.
//!
//! Facts belong to one revision of one document, seen on one day. Screens, prints and files read the same ones, and each
//! is worked out once, when it is first asked for.

use std::cell::OnceCell;
use std::rc::Rc;

use super::cost::{self, FiveYears, SchoolCost};
use super::pilot::balance::{self, Line};
use super::plan::priority::{self, Candidate};
use super::plan::timeline::{self, Overload, Timeline};
use super::score::{self, EquityLens, Readiness};
use super::{ActionLibrary, Document, Foundation, Framework, Indicator, Milestone};
use crate::base::{Date, IndicatorId, ItemId, Level};

/// What follows from a document, a framework and a day.
#[derive(Debug)]
pub struct Facts {
    /// What the team has written.
    pub document: Rc<Document>,
    /// What it is asked.
    pub framework: Rc<Framework>,
    /// The actions on offer.
    pub library: Rc<ActionLibrary>,
    /// The day from which time is seen.
    pub today: Date,
    readiness: OnceCell<Readiness>,
    milestones: OnceCell<Vec<Option<Readiness>>>,
    equity_lens: OnceCell<EquityLens>,
    strengths: OnceCell<Vec<(IndicatorId, Level)>>,
    gaps: OnceCell<Vec<(IndicatorId, u8)>>,
    candidates: OnceCell<Rc<[Candidate]>>,
    five_years: OnceCell<FiveYears>,
    by_school: OnceCell<Vec<SchoolCost>>,
    balance: OnceCell<Vec<Line>>,
    timeline: OnceCell<Timeline>,
    overloads: OnceCell<Vec<Overload>>,
}

impl PartialEq for Facts {
    /// Compares document, framework and day, and works nothing out.
    fn eq(&self, other: &Facts) -> bool {
        self.are_of(&other.document, &other.framework, other.today)
    }
}

impl Facts {
    /// The facts of a document, none of them worked out yet.
    #[must_use]
    pub fn of(document: Rc<Document>, framework: Rc<Framework>, library: Rc<ActionLibrary>, today: Date) -> Facts {
        Facts {
            document,
            framework,
            library,
            today,
            readiness: OnceCell::new(),
            milestones: OnceCell::new(),
            equity_lens: OnceCell::new(),
            strengths: OnceCell::new(),
            gaps: OnceCell::new(),
            candidates: OnceCell::new(),
            five_years: OnceCell::new(),
            by_school: OnceCell::new(),
            balance: OnceCell::new(),
            timeline: OnceCell::new(),
            overloads: OnceCell::new(),
        }
    }

    /// Whether these are the facts of this very document and framework on this day.
    #[must_use]
    pub fn are_of(&self, document: &Rc<Document>, framework: &Rc<Framework>, today: Date) -> bool {
        Rc::ptr_eq(&self.document, document) && Rc::ptr_eq(&self.framework, framework) && self.today == today
    }

    /// Scores, levels and gates of the steps and overall.
    #[must_use]
    pub fn readiness(&self) -> &Readiness {
        self.readiness.get_or_init(|| score::readiness(&self.framework, &self.document.readiness))
    }

    /// The readiness that a milestone froze; `None` for one of another framework, and for an id that no milestone has.
    #[must_use]
    pub fn readiness_at(&self, milestone: &ItemId) -> Option<&Readiness> {
        let milestones = &self.document.milestones;
        let all = self.milestones.get_or_init(|| {
            let of = |milestone: &Milestone| score::readiness(&self.framework, &milestone.readiness);
            milestones.iter().map(|milestone| self.is_comparable(milestone).then(|| of(milestone))).collect()
        });
        all.get(milestones.iter().position(|known| known.id == *milestone)?)?.as_ref()
    }

    /// Whether a milestone's answers belong to this framework.
    #[must_use]
    pub fn is_comparable(&self, milestone: &Milestone) -> bool {
        milestone.framework.id == self.framework.id
    }

    /// The milestones whose answers belong to this framework, oldest first.
    pub fn comparable_milestones(&self) -> impl Iterator<Item = &Milestone> {
        self.document.milestones.iter().filter(|milestone| self.is_comparable(milestone))
    }

    /// The indicators that bear on equity against all others.
    #[must_use]
    pub fn equity_lens(&self) -> EquityLens {
        *self.equity_lens.get_or_init(|| score::equity_lens(&self.framework, &self.document.readiness))
    }

    /// The three highest indicators at or above the default target. See [`score::strengths`].
    #[must_use]
    pub fn strengths(&self) -> &[(IndicatorId, Level)] {
        self.strengths.get_or_init(|| score::strengths(&self.framework, &self.document.readiness))
    }

    /// The three indicators furthest below their targets. See [`score::gaps`].
    #[must_use]
    pub fn gaps(&self) -> &[(IndicatorId, u8)] {
        self.gaps.get_or_init(|| score::gaps(&self.framework, &self.document.readiness))
    }

    /// The foundations that fail. See [`score::unmet_foundations`].
    #[must_use]
    pub fn unmet_foundations(&self) -> Vec<&Foundation> {
        score::unmet_foundations(&self.framework, &self.document.readiness)
    }

    /// The foundations that hold on a claim alone. See [`score::resting_on_claims`].
    #[must_use]
    pub fn resting_on_claims(&self) -> Vec<&Foundation> {
        score::resting_on_claims(&self.framework, &self.document.readiness)
    }

    /// The indicators that are claimed without evidence. See [`score::claims`].
    #[must_use]
    pub fn claims(&self) -> Vec<&Indicator> {
        score::claims(&self.framework, &self.document.readiness)
    }

    /// Whether an indicator is claimed without evidence.
    #[must_use]
    pub fn is_claimed(&self, indicator: &Indicator) -> bool {
        self.document.readiness.is_claimed(&self.framework, indicator)
    }

    /// What could be a priority, ranked. See [`priority::candidates`].
    #[must_use]
    pub fn candidates(&self) -> &Rc<[Candidate]> {
        self.candidates.get_or_init(|| {
            let document = &self.document;
            priority::candidates(&self.framework, &self.library, &document.mission, &document.readiness).into()
        })
    }

    /// The cost sketch over five budget years.
    #[must_use]
    pub fn five_years(&self) -> &FiveYears {
        let plan = &self.document.plan;
        self.five_years.get_or_init(|| cost::five_years(&plan.cost, &plan.pilot.schools, self.today))
    }

    /// The cost of each school.
    #[must_use]
    pub fn by_school(&self) -> &[SchoolCost] {
        let plan = &self.document.plan;
        self.by_school.get_or_init(|| cost::by_school(&plan.cost, self.five_years(), &plan.pilot.schools))
    }

    /// How well the agreed pilot sites mirror the district.
    #[must_use]
    pub fn balance(&self) -> &[Line] {
        let pilot = &self.document.plan.pilot;
        self.balance.get_or_init(|| balance::balance(&pilot.schools, &self.site_rows()))
    }

    /// The rows of the agreed pilot sites in the table of schools.
    #[must_use]
    pub fn site_rows(&self) -> Vec<usize> {
        let pilot = &self.document.plan.pilot;
        let rows = pilot.schools.rows.iter().enumerate();
        rows.filter(|(_, school)| pilot.sites.contains(&school.id)).map(|(row, _)| row).collect()
    }

    /// The actions over time.
    #[must_use]
    pub fn timeline(&self) -> &Timeline {
        self.timeline.get_or_init(|| timeline::timeline(&self.document.plan.actions, self.today))
    }

    /// Who holds too much in which month.
    #[must_use]
    pub fn overloads(&self) -> &[Overload] {
        self.overloads.get_or_init(|| timeline::overload(&self.document.plan.actions, self.today))
    }
}
