//! Chips: small choices side by side, each a native box or radio under its words.

use crate::ui::view::{AttrValue, Callback, Event, Html, MouseEvent, html};

use crate::base::choice::Worded;
use crate::say::choice::offered;
use crate::words::Words;

/// One chip.
pub(crate) struct Chip {
    /// The value told when the chip is taken.
    pub value: String,
    /// The words on it.
    pub label: String,
    /// Whether it is taken.
    pub chosen: bool,
}

/// A chip for each value of a choice.
pub(crate) fn of_choice<C: Worded>(chosen: Option<C>, words: &Words) -> Vec<Chip> {
    let chip = |(at, (value, label)): (usize, _)| Chip {
        value,
        label,
        chosen: chosen.is_some_and(|chosen| chosen.place() == at),
    };
    offered::<C>(words).into_iter().enumerate().map(chip).collect()
}

/// A group of chips of which any number can be taken. `group` makes their ids.
pub(crate) fn many(
    group: &str,
    legend: impl Into<AttrValue>,
    hint: &str,
    chips: Vec<Chip>,
    on_toggle: &Callback<String>,
) -> Html {
    group_of("checkbox", group, legend.into(), hint, chips, on_toggle)
}

/// A group of chips of which one can be taken; taking it again gives it back, which is told as an empty value.
pub(crate) fn one(group: &str, legend: impl Into<AttrValue>, chips: Vec<Chip>, on_choice: &Callback<String>) -> Html {
    group_of("radio", group, legend.into(), "", chips, on_choice)
}

fn group_of(
    kind: &'static str,
    group: &str,
    legend: AttrValue,
    hint: &str,
    chips: Vec<Chip>,
    on_choice: &Callback<String>,
) -> Html {
    html! {
        <fieldset class="chips">
            <legend class="field__label">{ legend }</legend>
            if !hint.is_empty() {
                <p class="field__hint">{ hint.to_owned() }</p>
            }
            <div class="chips__row">
                { for chips.into_iter().map(|chip| chip_box(kind, group, chip, on_choice)) }
            </div>
        </fieldset>
    }
}

fn chip_box(kind: &'static str, group: &str, chip: Chip, on_choice: &Callback<String>) -> Html {
    let id = format!("{group}-{}", chip.value);
    let value = chip.value.clone();
    let onchange = on_choice.reform(move |_: Event| value.clone());
    // A chosen radio tells no change when it is taken again, so the click itself gives it back.
    let given_back = (kind == "radio" && chip.chosen).then(|| on_choice.reform(|_: MouseEvent| String::new()));
    html! {
        <label class="chip" key={id.clone()} for={id.clone()}>
            <input type={kind} class="chip__box" {id} name={group.to_owned()} checked={chip.chosen} {onchange} onclick={given_back} />
            <span class="chip__words">{ chip.label }</span>
        </label>
    }
}
