//! Forms as data: which fields a form has, what they are called, and in which order they are drawn.

use std::borrow::Cow;

use super::edit::Spot;
use super::model::Model;
use crate::domain::Document;
use crate::words::Words;

/// A sentence of the catalogue, such as `Words::charter_question`.
pub type Label = fn(&Words) -> Cow<'static, str>;

/// What can be chosen: ids or words, each with its label.
pub type Offer = fn(&Model, &Words) -> Vec<(String, String)>;

/// A part of a form.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// The field's name in the form's record, or its path from there; empty for what only holds other items.
    pub at: &'static str,
    /// What it is called; empty for what only holds other items.
    pub label: Label,
    /// What to know before it is filled in.
    pub hint: Option<Label>,
    /// An example of an answer.
    pub example: Option<Label>,
    /// What it is.
    pub kind: Kind,
}

/// What a part of a form is.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A text; one line unless a number of lines is said.
    Text(Option<u32>),
    /// A day.
    Date,
    /// A link.
    Link,
    /// A whole number.
    Number,
    /// An amount with so many decimals.
    Amount(usize),
    /// One of what is offered; none where that has a name.
    Choice(Offer, Option<Label>),
    /// One of what is offered or none, as chips.
    Chips(Offer),
    /// Any of what is offered, as chips. Nothing is drawn where nothing is offered.
    Toggles(Offer),
    /// Any of what is offered, as boxes to tick. Where nothing is offered the hint says why; without one nothing is drawn.
    Picks(Offer),
    /// Any of the district's schools, which may be many: those that are chosen, and others as they are found by name.
    Schools(Offer),
    /// A sentence to know.
    Hint,
    /// A sentence that something does not fit.
    Fault,
    /// Items side by side.
    Fields(&'static [Item]),
    /// Items under a legend.
    Group(&'static [Item]),
    /// A row of fields for each entry of a list, a button to remove it, and one to add an entry. The row is named by its
    /// `name` field; `true` draws it apart from its neighbors.
    Rows(&'static [Item], Label, bool),
    /// Items that are there only when something is so, in the form at this spot.
    When(fn(&Document, &Spot) -> bool, &'static [Item]),
}

impl Item {
    const fn new(at: &'static str, label: Label, kind: Kind) -> Item {
        Item { at, label, hint: None, example: None, kind }
    }

    /// The same text, in so many lines.
    #[must_use]
    pub const fn lines(self, lines: u32) -> Item {
        Item { kind: Kind::Text(Some(lines)), ..self }
    }

    /// The same, with a hint.
    #[must_use]
    pub const fn hint(self, hint: Label) -> Item {
        Item { hint: Some(hint), ..self }
    }

    /// The same, with an example.
    #[must_use]
    pub const fn example(self, example: Label) -> Item {
        Item { example: Some(example), ..self }
    }
}

fn nameless(_: &Words) -> Cow<'static, str> {
    Cow::Borrowed("")
}

/// A text in one line.
#[must_use]
pub const fn text(at: &'static str, label: Label) -> Item {
    Item::new(at, label, Kind::Text(None))
}

/// A day.
#[must_use]
pub const fn date(at: &'static str, label: Label) -> Item {
    Item::new(at, label, Kind::Date)
}

/// A link.
#[must_use]
pub const fn link(at: &'static str, label: Label) -> Item {
    Item::new(at, label, Kind::Link)
}

/// A whole number.
#[must_use]
pub const fn number(at: &'static str, label: Label) -> Item {
    Item::new(at, label, Kind::Number)
}

/// An amount with so many decimals.
#[must_use]
pub const fn amount(at: &'static str, label: Label, decimals: usize) -> Item {
    Item::new(at, label, Kind::Amount(decimals))
}

/// One of what is offered.
#[must_use]
pub const fn choice(at: &'static str, label: Label, offer: Offer) -> Item {
    Item::new(at, label, Kind::Choice(offer, None))
}

/// One of what is offered, or none, which has a name too.
#[must_use]
pub const fn choice_or(at: &'static str, label: Label, none: Label, offer: Offer) -> Item {
    Item::new(at, label, Kind::Choice(offer, Some(none)))
}

/// One of what is offered or none, as chips.
#[must_use]
pub const fn chips(at: &'static str, label: Label, offer: Offer) -> Item {
    Item::new(at, label, Kind::Chips(offer))
}

/// Any of what is offered, as chips.
#[must_use]
pub const fn toggles(at: &'static str, label: Label, offer: Offer) -> Item {
    Item::new(at, label, Kind::Toggles(offer))
}

/// Any of what is offered, as boxes to tick.
#[must_use]
pub const fn picks(at: &'static str, label: Label, offer: Offer) -> Item {
    Item::new(at, label, Kind::Picks(offer))
}

/// Any of the district's schools.
#[must_use]
pub const fn schools(at: &'static str, label: Label, offer: Offer) -> Item {
    Item::new(at, label, Kind::Schools(offer))
}

/// A sentence to know, for a [`when`].
#[must_use]
pub const fn hint(sentence: Label) -> Item {
    Item::new("", sentence, Kind::Hint)
}

/// A sentence that something does not fit, for a [`when`].
#[must_use]
pub const fn fault(sentence: Label) -> Item {
    Item::new("", sentence, Kind::Fault)
}

/// Items side by side.
#[must_use]
pub const fn fields(items: &'static [Item]) -> Item {
    Item::new("", nameless, Kind::Fields(items))
}

/// Items under a legend.
#[must_use]
pub const fn group(legend: Label, items: &'static [Item]) -> Item {
    Item::new("", legend, Kind::Group(items))
}

/// A row for each entry of a list, and what the button is called that adds one.
#[must_use]
pub const fn rows(at: &'static str, add: Label, items: &'static [Item]) -> Item {
    Item::new(at, nameless, Kind::Rows(items, add, false))
}

/// The same, each row apart from its neighbors.
#[must_use]
pub const fn wide_rows(at: &'static str, add: Label, items: &'static [Item]) -> Item {
    Item::new(at, nameless, Kind::Rows(items, add, true))
}

/// Items that are there only when something is so.
#[must_use]
pub const fn when(is_so: fn(&Document, &Spot) -> bool, items: &'static [Item]) -> Item {
    Item::new("", nameless, Kind::When(is_so, items))
}
