//! Share: what goes on paper, what goes into files, and what stays on this device.

mod beside;
mod review;
mod teams;
mod wish;

use std::borrow::Cow;

use crate::ui::view::{Callback, Event, Html, MouseEvent, html};

use crate::app::model::{SaveState, Unsaved};
use crate::app::{Msg, Place, Room, Stop, ViewMsg};
use crate::documents::paper::{Pack, PaperSize};
use crate::documents::tables::Tidy;
use crate::documents::{FileKind, Lack, lack};
use crate::domain::mission::REPORTING_LIMIT;
use crate::say::choice::said;
use crate::ui::parts::button::{Tone, button};
use crate::ui::parts::chips;
use crate::ui::parts::field::{chosen_file, toggle};
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::page_report::page_report;
use crate::ui::parts::room::head;
use crate::ui::parts::sight::in_sight;
use crate::ui::parts::two_steps::TwoSteps;
use crate::ui::{Scene, Wish};
use crate::words::Words;

/// Draws the room of the ways to keep and pass on what the team has made. A table that waits for a look is told in each.
pub(crate) fn share(scene: &Scene) -> Html {
    let words = &scene.words;
    let room = scene.model.view.room(Place::Share);
    let (title, lead) = match room {
        Some(Room::Files) => (said(Room::Files, words), words.share_files_hint()),
        Some(Room::Teams) => (words.share_teams(), words.share_teams_hint()),
        Some(Room::Device) => (words.share_device(), kept(scene.model.save, words)),
        _ => (words.share_title(), words.share_lead()),
    };
    let room = html! {
        <>
            { head(said(Place::Share, words), title, lead) }
            { review::review(scene) }
            { match room {
                Some(Room::Files) => files(scene),
                Some(Room::Teams) => teams::teams(scene),
                Some(Room::Device) => html! { <>{ device(scene) }{ set_aside(scene) }{ page_report(scene) }{ privacy(scene) }</> },
                _ => print(scene),
            } }
        </>
    };
    in_sight(scene, room)
}

fn print(scene: &Scene) -> Html {
    let words = &scene.words;
    let view = &scene.model.view;
    let send = scene.send.clone();
    // Taking the same paper again changes nothing: there is always one.
    let on_paper = Callback::from(move |value: String| {
        PaperSize::named(&value).into_iter().for_each(|paper| send.emit(Msg::View(ViewMsg::PaperChosen(paper))));
    });
    html! {
        <section class="card" part="card" aria-labelledby="place-title">
            <p class="field__hint">{ words.share_print_hint() }</p>
            <div class="share__setting">{ chips::one("paper", words.common_paper(), chips::of_choice(Some(view.paper), words), &on_paper) }</div>
            <ul class="share__list">{ for Pack::ALL.into_iter().map(|pack| pack_row(scene, pack)) }</ul>
        </section>
    }
}

fn pack_row(scene: &Scene, pack: Pack) -> Html {
    let words = &scene.words;
    let (id, name, use_for) = match pack {
        // Offered beside the teams.
        Pack::Teams => return html! {},
        Pack::Board => ("print-board", words.share_print_board(), words.share_board_for()),
        Pack::FullPlan => ("print-plan", words.share_print_plan(), words.share_plan_for()),
        Pack::Poster => ("print-poster", words.share_print_poster(), words.share_poster_for()),
        Pack::StepReport => ("print-steps", words.share_print_steps(), words.share_steps_for()),
        Pack::RatingSheets => ("print-sheets", words.share_print_sheets(), words.share_sheets_for()),
        Pack::Script => ("print-script", words.workshop_script_print(), words.share_script_for()),
        Pack::Charter => ("print-charter", words.share_print_charter(), words.share_charter_for()),
        Pack::Costs => ("print-costs", words.share_print_costs(), words.share_costs_for()),
        Pack::Progress => ("print-progress", words.share_print_progress(), words.share_progress_for()),
        Pack::Family => ("print-family", words.share_print_family(), words.share_family_for()),
    };
    let on_click = scene.on_click(move || Msg::View(ViewMsg::PackOpened(pack)));
    html! {
        <li class="share__row" key={id}>
            <button type="button" part="button print-link" {id} class="button button--plain share__button" onclick={on_click}>
                { icon(Icon::Print) }<span>{ name }</span>
            </button>
            <p class="share__about">{ use_for }</p>
            { for lack(pack, &scene.manuscript()).map(|lack| waits_for(scene, lack)) }
        </li>
    }
}

/// That a print would be empty, and the way to what it waits for.
fn waits_for(scene: &Scene, lack: Lack) -> Html {
    let words = &scene.words;
    let (what, stop) = match lack {
        Lack::Mission => (words.share_lack_mission(), Stop::Room(Room::Statement)),
        Lack::Ratings => (words.share_lack_ratings(), Stop::Place(Place::Readiness)),
        Lack::Actions => (words.share_lack_actions(), Stop::Room(Room::Priorities)),
        Lack::Sites => (words.share_lack_sites(), Stop::Room(Room::Pilot)),
        Lack::Costs => (words.share_lack_costs(), Stop::Room(Room::Cost)),
    };
    html! {
        <p class="share__lack">
            { words.share_lack() }{ " " }
            { button(Tone::Quiet, what, scene.on_click(move || Msg::View(ViewMsg::Opened(stop)))) }
        </p>
    }
}

fn files(scene: &Scene) -> Html {
    let words = &scene.words;
    let save = |id: &'static str, name: Cow<'static, str>, about: Cow<'static, str>, wish: Wish| {
        html! {
            <li class="share__row" key={id}>
                <button type="button" part="button" {id} class="button button--plain share__button"
                    onclick={scene.ask.reform(move |_: MouseEvent| wish.clone())}>
                    { icon(Icon::Save) }<span>{ name }</span>
                </button>
                <p class="share__about">{ about }</p>
            </li>
        }
    };
    html! {
        <section class="card" part="card" aria-labelledby="place-title">
            <ul class="share__list">
                if !scene.model.surroundings.saves_no_page {
                    { save("save-html", words.share_save_html(), words.share_html_for(), Wish::SaveHtml) }
                }
                { save("save-json", words.share_save_json(), words.share_json_for(), Wish::Save(FileKind::Json)) }
                { open(scene) }
            </ul>
            <section aria-labelledby="more-files">
                <h3 class="card__title share__more" id="more-files">{ words.share_tables() }</h3>
                <ul class="share__list">
                    { save("save-xlsx", words.share_save_xlsx(), words.share_xlsx_for(), Wish::Save(FileKind::Xlsx)) }
                    { save("save-docx", words.share_save_docx(), words.share_docx_for(), Wish::Save(FileKind::Docx)) }
                    { save("save-ics", words.share_save_ics(), words.share_ics_for(), Wish::Save(FileKind::Ics)) }
                    { save("save-md", words.share_save_md(), words.share_md_for(), Wish::Save(FileKind::Markdown)) }
                    { save("save-plan", words.share_save_plan(), words.share_plan_table_for(), Wish::Save(FileKind::Csv(Tidy::Plan))) }
                    { save("save-ratings", words.share_save_ratings(), words.share_ratings_for(), Wish::Save(FileKind::Csv(Tidy::Ratings))) }
                    { save("save-measures", words.share_save_measures(), words.share_measures_for(), Wish::Save(FileKind::Csv(Tidy::Measures))) }
                    { save("save-cost", words.share_save_cost(), words.share_cost_for(), Wish::Save(FileKind::Csv(Tidy::Cost))) }
                    { save("save-pilots", words.share_save_pilots(), words.share_pilots_for(), Wish::Save(FileKind::Csv(Tidy::Pilots))) }
                </ul>
            </section>
            <p class="field__hint share__note">{ words.share_files_small(REPORTING_LIMIT) }</p>
        </section>
    }
}

/// The native file input, under a label that looks like the other buttons.
fn open(scene: &Scene) -> Html {
    let words = &scene.words;
    let ask = scene.ask.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(file) = chosen_file(&event) {
            ask.emit(Wish::Open(file));
        }
    });
    html! {
        <li class="share__row" key="open-file">
            <div class="share__open">
                <input type="file" class="share__file" id="open-file" accept=".json,.html,.csv,.xlsx" aria-describedby="open-about" {onchange} />
                <label class="button button--plain share__button" for="open-file">
                    { icon(Icon::Open) }<span>{ words.share_open() }</span>
                </label>
            </div>
            <p class="share__about" id="open-about">{ words.share_open_for() }</p>
        </li>
    }
}

fn device(scene: &Scene) -> Html {
    let (view, words) = (&scene.model.view, &scene.words);
    html! {
        <section class="card" part="card" aria-labelledby="place-title">
            <div class="share__setting">
                { toggle("projector", words.share_projector(), view.projector, scene.on(|()| Msg::View(ViewMsg::ProjectorToggled))) }
            </div>
            <ul class="share__list">
                <li class="share__row" key="empty">
                    <button type="button" part="button" id="empty-everything" class="button button--plain share__button" onclick={scene.on_click(|| Msg::Emptied)}>
                        { icon(Icon::Undo) }<span>{ words.share_empty() }</span>
                    </button>
                    <p class="share__about">{ words.share_empty_for() }</p>
                </li>
                <li class="share__row" key="delete">
                    <TwoSteps id="delete-everything" class="share__button" label={words.share_delete()} icon={Icon::Remove} question={Some(words.share_delete_question())}
                        yes={words.share_delete_yes()} no={words.share_delete_no()} on_yes={scene.ask.reform(|_: MouseEvent| Wish::DeleteEverything)} ask={scene.ask.clone()} />
                    <p class="share__about">{ words.share_delete_for() }</p>
                </li>
            </ul>
        </section>
    }
}

/// The records that could not be read, to be looked at or deleted.
fn set_aside(scene: &Scene) -> Html {
    let words = &scene.words;
    if scene.model.set_aside.is_empty() {
        return html! {};
    }
    html! {
        <section class="card" part="card" aria-labelledby="aside-title">
            <h3 class="card__title" id="aside-title">{ words.share_aside() }</h3>
            <p class="field__hint">{ words.share_aside_for() }</p>
            <ul class="share__list">
                { for scene.model.set_aside.iter().map(|record| {
                    let day = words.date(record.day);
                    let (save, forget) = (record.key.clone(), record.key.clone());
                    html! {
                        <li class="share__row" key={record.key.clone()}>
                            { wish::wish(scene, Icon::Save, words.share_aside_save(&day), Wish::SaveSetAside(save)) }
                            { wish::wish(scene, Icon::Remove, words.share_aside_forget(&day), Wish::ForgetSetAside(forget)) }
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}

/// Where the answers are, or that they are nowhere.
fn kept(save: SaveState, words: &Words) -> Cow<'static, str> {
    match save {
        SaveState::Unsaved(Unsaved::Refused) => words.common_save_refused(),
        SaveState::Unsaved(Unsaved::Full) => words.common_save_full(),
        SaveState::Unsaved(Unsaved::Off) => words.common_save_off(),
        SaveState::Unsaved(Unsaved::Elsewhere) => words.common_save_elsewhere(),
        SaveState::Untouched | SaveState::Pending | SaveState::Saved(_) => words.share_kept(),
    }
}

fn privacy(scene: &Scene) -> Html {
    let words = &scene.words;
    html! {
        <section class="card" part="card" aria-labelledby="privacy-title">
            <h3 class="card__title" id="privacy-title">{ words.share_privacy() }</h3>
            <ul class="share__facts">
                <li>{ words.share_privacy_browser() }</li>
                <li>{ words.share_privacy_files() }</li>
                <li>{ words.share_privacy_names() }</li>
                if !scene.build.is_empty() {
                    <li>{ words.share_privacy_build(&scene.build) }</li>
                }
            </ul>
        </section>
    }
}
