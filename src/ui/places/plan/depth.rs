//! The plan in depth: parts that unfold, each with a line on where it stands.

mod charter;
mod check_in;
mod cost;
mod measures;
mod partners;
mod pilot;
mod schools;

use std::borrow::Cow;

use web_sys::Element;
use yew::{AttrValue, Callback, Html, MouseEvent, Properties, TargetCast, component, html, use_state};

use crate::app::deep::{Field, Sheet};
use crate::app::{DeepMsg, Msg};
use crate::base::{Date, ItemId};
use crate::say;
use crate::ui::Scene;
use crate::ui::parts::action_card::tool;
use crate::ui::parts::amount::AmountField;
use crate::ui::parts::field::{TextField, select_field};
use crate::ui::parts::icon::{Icon, icon};

/// Draws the parts in the order in which a team comes to them.
pub(super) fn depth(scene: &Scene) -> Html {
    let words = &scene.words;
    let plan = &scene.model.document.plan;
    let costs = if plan.cost.lines.is_empty() {
        words.cost_about().into_owned()
    } else {
        say::cost::cliff(words, scene.model.facts.five_years())
    };
    let pilot = match plan.pilot.sites.len() {
        0 => words.pilot_about().into_owned(),
        count => words.pilot_state(plan.pilot.schools.rows.len() as u32, count as u32),
    };
    let count = |count: usize, about: Cow<'static, str>| match count {
        0 => about.into_owned(),
        count => words.plan_parts_written(count as u32),
    };
    let checked = plan.check_ins.iter().map(|one| one.date).max();
    let check_in =
        checked.map_or_else(|| words.check_in_about().into_owned(), |day| words.check_in_last(words.date(day)));
    let partners = count(plan.partners.len(), words.partner_about());
    html! {
        <section class="depth" aria-labelledby="depth-title">
            <h3 class="depth__title" id="depth-title">{ words.plan_parts_title() }</h3>
            <p class="field__hint">{ words.plan_parts_hint() }</p>
            { part("measures", words.measure_title(), count(plan.measures.len(), words.measure_about()), lazily(scene, measures::measures)) }
            { part("pilot", words.pilot_title(), pilot, lazily(scene, pilot::pilot)) }
            { part("charter", words.charter_with_waves(), words.charter_about(), lazily(scene, charter::charter)) }
            { part("cost", words.cost_sketch(), costs, lazily(scene, cost::cost)) }
            { part("partners", words.partner_title(), partners, lazily(scene, partners::partners)) }
            { part("check-in", words.check_in_title(), check_in, lazily(scene, check_in::check_in)) }
        </section>
    }
}

fn part(
    id: &'static str,
    title: impl Into<AttrValue>,
    stands: impl Into<AttrValue>,
    content: Callback<(), Html>,
) -> Html {
    html! { <Part key={id} {id} title={title.into()} stands={stands.into()} {content} /> }
}

/// What a part shows once it is open.
fn lazily(scene: &Scene, content: fn(&Scene) -> Html) -> Callback<(), Html> {
    let scene = scene.clone();
    Callback::from(move |()| content(&scene))
}

#[derive(Clone, PartialEq, Properties)]
struct PartProps {
    id: &'static str,
    title: AttrValue,
    stands: AttrValue,
    content: Callback<(), Html>,
}

/// A part that unfolds. What it holds is drawn only while it is open; that it is open is all that a reload loses.
#[component]
fn Part(props: &PartProps) -> Html {
    let PartProps { id, title, stands, content } = props;
    let is_open = use_state(|| false);
    let ontoggle = {
        let is_open = is_open.clone();
        Callback::from(move |event: yew::Event| {
            let part = event.target_unchecked_into::<Element>();
            if part.class_list().contains("depth__part") {
                is_open.set(part.has_attribute("open"));
            }
        })
    };
    html! {
        <details class="card depth__part" part="card" id={["depth-", id].concat()} {ontoggle}>
            <summary class="depth__summary">
                <span class="depth__name" role="heading" aria-level="4">{ title.clone() }</span>
                <span class="depth__stands">{ stands.clone() }</span>
            </summary>
            if *is_open {
                <div class="depth__content">{ content.emit(()) }</div>
            }
        </details>
    }
}

/// A row of a sheet, and its controls' ids and messages.
#[derive(Clone)]
struct Row<'a> {
    scene: &'a Scene,
    sheet: Sheet,
    id: ItemId,
}

impl<'a> Row<'a> {
    fn new(scene: &'a Scene, sheet: Sheet, id: &ItemId) -> Row<'a> {
        Row { scene, sheet, id: id.clone() }
    }

    /// The sheet itself, where it has no rows.
    fn whole(scene: &'a Scene, sheet: Sheet) -> Row<'a> {
        Row { scene, sheet, id: ItemId::default() }
    }

    fn control(&self, field: Field) -> String {
        format!("{:?}-{}-{field:?}", self.sheet, self.id).to_lowercase()
    }

    fn on_text(&self, field: Field) -> Callback<String> {
        let (sheet, id) = (self.sheet, self.id.clone());
        self.scene.on(move |text| Msg::Deep(DeepMsg::Written(sheet, id.clone(), field, text)))
    }

    fn text(&self, field: Field, label: impl Into<AttrValue>, value: &str, lines: Option<u32>) -> Html {
        html! { <TextField id={self.control(field)} label={label.into()} value={value.to_owned()} {lines} on_text={self.on_text(field)} /> }
    }

    fn date(&self, field: Field, label: impl Into<AttrValue>, value: Option<Date>) -> Html {
        let value = value.map(|date| date.to_string()).unwrap_or_default();
        html! { <TextField id={self.control(field)} kind="date" label={label.into()} {value} on_text={self.on_text(field)} /> }
    }

    fn choice(&self, field: Field, label: impl Into<AttrValue>, options: &[(String, String)], chosen: &str) -> Html {
        select_field(self.control(field), label, options, chosen, self.on_text(field))
    }

    fn amount(&self, field: Field, label: impl Into<AttrValue>, value: Option<u32>, places: usize) -> Html {
        let (sheet, id) = (self.sheet, self.id.clone());
        let on_amount = self.scene.on(move |amount| Msg::Deep(DeepMsg::Counted(sheet, id.clone(), field, amount)));
        html! { <AmountField id={self.control(field)} label={label.into()} {value} {places} fault={self.scene.words.common_no_amount()} {on_amount} /> }
    }

    fn remove(&self, label: impl Into<AttrValue>) -> Html {
        let (sheet, id) = (self.sheet, self.id.clone());
        let onclick = self.scene.on(move |_: MouseEvent| Msg::Deep(DeepMsg::Removed(sheet, id.clone())));
        tool(self.control(Field::Name) + "-remove", Icon::Remove, label, false, onclick)
    }
}

/// The button that adds a row.
fn add(scene: &Scene, sheet: Sheet, label: impl Into<AttrValue>) -> Html {
    let onclick = scene.on(move |_: MouseEvent| Msg::Deep(DeepMsg::Added(sheet)));
    html! {
        <button type="button" part="button" class="button button--plain" id={format!("add-{sheet:?}").to_lowercase()} {onclick}>
            { icon(Icon::Add) }<span>{ label.into() }</span>
        </button>
    }
}

/// Boxes to tick: each with an id, its words, whether it is ticked, and what ticking it does.
fn boxes(
    id: &str,
    legend: impl Into<AttrValue>,
    options: Vec<(String, String, bool)>,
    on_tick: &Callback<String>,
) -> Html {
    html! {
        <fieldset class="depth__boxes">
            <legend class="field__label">{ legend.into() }</legend>
            { for options.into_iter().map(|(value, label, checked)| {
                let control = format!("{id}-{value}");
                let on_change = on_tick.reform(move |()| value.clone());
                crate::ui::parts::field::toggle(control, label, checked, on_change)
            }) }
        </fieldset>
    }
}

/// A table in a box that scrolls by itself where it is too wide.
fn table(caption: impl Into<AttrValue>, head: Vec<String>, rows: Vec<Vec<String>>) -> Html {
    let caption: AttrValue = caption.into();
    html! {
        <div class="deep__scroll" tabindex="0" role="region" aria-label={caption.clone()}>
            <table class="deep__table">
                <caption class="deep__caption">{ caption }</caption>
                <thead><tr>{ for head.into_iter().map(|name| html! { <th scope="col">{ name }</th> }) }</tr></thead>
                <tbody>
                    { for rows.into_iter().map(|row| html! {
                        <tr>{ for row.into_iter().enumerate().map(|(at, cell)| if at == 0 { html! { <th scope="row">{ cell }</th> } } else { html! { <td>{ cell }</td> } }) }</tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
