//! The text that goes out a week before.

use crate::ui::view::{Html, MouseEvent, html};

use crate::app::select::{self, has_pulse};
use crate::app::{Msg, Scope, ViewMsg};
use crate::domain::rating_code::IndicatorSet;
use crate::ui::parts::button::{Tone, icon_button};
use crate::ui::parts::chips::{self, Chip};
use crate::ui::parts::icon::Icon;
use crate::ui::{Scene, Wish};
use crate::words::with;

pub(super) fn invitation(scene: &Scene) -> Html {
    let words = &scene.words;
    let text = text(scene);
    let on_scope = scene.on(|value: String| Msg::View(ViewMsg::ScopeChosen(Scope::named(&value).unwrap_or_default())));
    let copied = text.clone();
    let copy = scene.ask.reform(move |_: MouseEvent| Wish::Copy(copied.clone()));
    html! {
        <section class="card" part="card" aria-labelledby="invitation-title">
            <h3 class="card__title" id="invitation-title">{ words.workshop_invitation() }</h3>
            <p class="field__hint">{ words.workshop_invitation_hint() }</p>
            if has_pulse(&scene.model) {
                { chips::one("invited-scope", words.workshop_round_scope(), scopes(scene), &on_scope) }
            }
            <label class="field__label" for="invitation">{ words.workshop_invitation_text() }</label>
            <textarea id="invitation" class="field__control field__control--lines" rows="12" readonly={true} value={text} />
            <div class="row">{ icon_button(Tone::Plain, Icon::Share, words.workshop_invitation_copy(), copy) }</div>
        </section>
    }
}

/// What can be rated, with how much it is.
fn scopes(scene: &Scene) -> Vec<Chip> {
    let (framework, words) = (&scene.model.framework, &scene.words);
    let chip = |scope: Scope| {
        let count = IndicatorSet::of(framework, scope).ids.len() as u32;
        let label = match scope {
            Scope::Full => words.workshop_scope_full(count),
            Scope::Pulse => words.workshop_scope_pulse(count),
        };
        Chip { value: scope.word().to_owned(), label, chosen: scope == select::scope(&scene.model) }
    };
    Scope::ALL.into_iter().map(chip).collect()
}

fn text(scene: &Scene) -> String {
    let (model, words) = (&scene.model, &scene.words);
    let community = model.document.mission.community.trim();
    let community =
        if community.is_empty() { words.workshop_invitation_district().into_owned() } else { community.to_owned() };
    let phone = scene.rate_href.as_deref().map(|link| words.workshop_invitation_phone(link)).unwrap_or_default();
    let framework = &model.framework;
    words.workshop_invitation_body(
        with::Community(community),
        with::Count(IndicatorSet::of(framework, select::scope(model)).ids.len() as u32),
        with::Levels(u32::from(framework.level_count())),
        with::Minutes(model.document.panel.length_minutes()),
        with::Paper(phone),
    )
}
