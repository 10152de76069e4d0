//! How the ratings of an indicator are spread: a dot for each person over each level, and the same in words.

use crate::ui::view::{Html, classes, html};

use super::level_option::MOST_IN_A_ROW;
use super::rung;
use crate::base::Level;
use crate::domain::Framework;
use crate::domain::agreement::Spread;

/// The box that dots are drawn in.
const WIDE: u32 = 120;
const MOST_HIGH: u32 = 60;

/// Draws the dots over their levels, large.
pub(crate) fn spread(spread: &Spread, framework: &Framework) -> Html {
    let scale = scale(spread);
    let is_many = framework.level_count() > MOST_IN_A_ROW;
    html! {
        <div class={classes!("spread", is_many.then_some("spread--many"))} aria-hidden="true">
            { for framework.all_levels().map(|level| html! {
                <div class="spread__level" key={level.number()}>
                    { dots(spread.at(level), scale) }
                    <p class={classes!("spread__name", rung::class(Some(level), framework.level_count()))}>{ name(level, framework) }</p>
                </div>
            }) }
        </div>
    }
}

/// Draws the dots in one picture, without names, for a list.
pub(crate) fn small(spread: &Spread, framework: &Framework) -> Html {
    let scale = scale(spread);
    let wide = WIDE * u32::from(framework.level_count());
    let (mut points, mut lines) = (String::new(), String::new());
    for level in framework.all_levels() {
        let from = WIDE * level.index() as u32;
        put_dots(&mut points, spread.at(level), scale, from);
        for piece in ["M", &(from + 4).to_string(), " ", &scale.high.to_string(), "h", &(WIDE - 8).to_string()] {
            lines.push_str(piece);
        }
    }
    html! {
        <svg class="spread__dots spread__dots--small" viewBox={format!("0 0 {wide} {}", scale.high + 2)} aria-hidden="true" focusable="false">
            <path class="spread__line" d={lines} />
            { drawn(points, scale) }
        </svg>
    }
}

fn name(level: Level, framework: &Framework) -> String {
    let mut name = level.to_string();
    name.push(' ');
    name.push_str(framework.level_name(level));
    name
}

/// How large dots are drawn: the side of a dot's cell, and the height of the box.
#[derive(Clone, Copy)]
struct Scale {
    cell: u32,
    high: u32,
}

/// The largest cells with which the fullest level fits its box, and a box no higher than it needs, of two rows at least.
fn scale(spread: &Spread) -> Scale {
    let most = spread.levels.iter().copied().max().unwrap_or(0);
    let fits = |cell: &u32| (WIDE / cell) * (MOST_HIGH / cell) >= most;
    let cell = [20, 15, 12, 10, 6, 5, 4, 3].into_iter().find(fits).unwrap_or(2);
    let rows = most.div_ceil(WIDE / cell).clamp(1, MOST_HIGH / cell);
    Scale { cell, high: (rows * cell).max(30) }
}

fn dots(count: u32, scale: Scale) -> Html {
    let mut points = String::new();
    put_dots(&mut points, count, scale, 0);
    html! {
        <svg class="spread__dots" viewBox={format!("0 0 {WIDE} {}", scale.high)} focusable="false">{ drawn(points, scale) }</svg>
    }
}

/// Dots as one path: round ends of lines without length.
fn drawn(points: String, scale: Scale) -> Html {
    html! { <path class="spread__dot" d={points} stroke-width={(scale.cell * 4 / 5).max(2).to_string()} /> }
}

/// Adds so many dots. Rows fill from below, each in the middle of its level.
fn put_dots(points: &mut String, count: u32, Scale { cell, high }: Scale, from: u32) {
    let in_row = WIDE / cell;
    for at in 0..count.min(in_row * (high / cell)) {
        let (row, column) = (at / in_row, at % in_row);
        let here = (count - row * in_row).min(in_row);
        let x = from + (WIDE - here * cell) / 2 + column * cell + cell / 2;
        let y = high - row * cell - cell.div_ceil(2);
        for piece in ["M", &x.to_string(), " ", &y.to_string(), "h0"] {
            points.push_str(piece);
        }
    }
}
