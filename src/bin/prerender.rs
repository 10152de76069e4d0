//! Prints the first places as HTML, drawn with an empty document: what the offline page shows before its program runs.

use stem_readiness::app::{Model, Place, Settings, Store};
use stem_readiness::base::Date;
use stem_readiness::content;
use stem_readiness::ui::{App, AppProps, Extent, Platform};
use stem_readiness::words::Words;
use yew::{Callback, LocalServerRenderer};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut places = serde_json::Map::new();
    for place in [Place::Mission, Place::Readiness] {
        places.insert(place.word().to_owned(), render(place).await.into());
    }
    println!("{}", serde_json::Value::Object(places));
}

async fn render(place: Place) -> String {
    // The day is not shown on these places.
    let Some(day) = Date::new(2026, 1, 1) else { return String::new() };
    let mut model = Model::new(content::framework(), content::actions(), String::new(), day);
    model.view.place = place;
    let props = AppProps {
        store: Store::new(model),
        words: Words::english(),
        settings: Settings::default(),
        ask: Callback::noop(),
        platform: Platform::still(),
        extent: Extent::Whole,
    };
    LocalServerRenderer::<App>::with_props(props).hydratable(false).render().await
}
