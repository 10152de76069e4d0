//! The text that goes out a week before.

use crate::ui::view::{Html, MouseEvent, html};

use crate::ui::parts::button::{Tone, icon_button};
use crate::ui::parts::icon::Icon;
use crate::ui::{Scene, Wish};
use crate::words::with;

pub(super) fn invitation(scene: &Scene) -> Html {
    let words = &scene.words;
    let text = text(scene);
    let copied = text.clone();
    let copy = scene.ask.reform(move |_: MouseEvent| Wish::Copy(copied.clone()));
    html! {
        <section class="card" part="card" aria-labelledby="invitation-title">
            <h3 class="card__title" id="invitation-title">{ words.workshop_invitation() }</h3>
            <p class="field__hint">{ words.workshop_invitation_hint() }</p>
            <label class="visually-hidden" for="invitation">{ words.workshop_invitation_text() }</label>
            <textarea id="invitation" class="field__control field__control--lines" rows="12" readonly={true} value={text} />
            <div class="row">{ icon_button(Tone::Plain, Icon::Share, words.workshop_invitation_copy(), copy) }</div>
        </section>
    }
}

fn text(scene: &Scene) -> String {
    let (model, words) = (&scene.model, &scene.words);
    let community = model.document.mission.community.trim();
    let community = if community.is_empty() { words.print_our_district().into_owned() } else { community.to_owned() };
    let phone = scene.rate_href.as_deref().map(|link| words.workshop_invitation_phone(link)).unwrap_or_default();
    let framework = &model.framework;
    words.workshop_invitation_body(
        with::Community(community),
        with::Count(framework.indicators().count() as u32),
        with::Levels(u32::from(framework.level_count())),
        with::Minutes(model.document.panel.length_minutes()),
        with::Paper(phone),
    )
}
