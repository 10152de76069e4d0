//! Several teams on one device.

use super::beside::beside;
use super::wish::wish;
use crate::ui::parts::icon::Icon;
use crate::ui::view::{Html, html};
use crate::ui::{Scene, Wish};

/// Draws the teams that this browser keeps.
pub(super) fn teams(scene: &Scene) -> Html {
    let words = &scene.words;
    let named = |name: &str| if name.is_empty() { words.share_unnamed().into_owned() } else { name.to_owned() };
    let open = named(scene.model.document.mission.community.trim());
    html! {
        <section class="card" part="card" aria-labelledby="place-title">
            <ul class="share__list">
                <li class="share__row" key="open"><strong>{ words.share_team_open(open) }</strong></li>
                { for scene.model.teams.iter().map(|team| {
                    let name = named(&team.name);
                    let (id, other) = (team.document_id.clone(), team.document_id.clone());
                    html! {
                        <li class="share__row" key={team.document_id.clone()}>
                            { wish(scene, Icon::Open, words.share_open_team(&name), Wish::OpenTeam(id)) }
                            { wish(scene, Icon::Remove, words.share_forget_team(&name), Wish::ForgetTeam(other)) }
                        </li>
                    }
                }) }
                <li class="share__row" key="new">
                    { wish(scene, Icon::Add, words.share_new_team().into_owned(), Wish::NewTeam) }
                    <p class="share__about">{ words.share_new_team_for() }</p>
                </li>
            </ul>
            { beside(scene) }
        </section>
    }
}
