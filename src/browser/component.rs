//! The widget for another Yew app.

use crate::ui::view::{Html, Properties, component, html, use_effect_with, use_mut_ref, use_node_ref};

use super::shadow_host::ShadowHost;
use crate::app::Settings;

/// What a page or another Yew app can ask of the widget.
#[derive(Clone, Debug, Default, PartialEq, Properties)]
pub struct StemReadinessProps {
    /// The element's attributes. Another `storage_key` is another widget, with other answers; everything else
    /// may change at any time, and `start` and `pulse` count when the widget begins.
    #[prop_or_default]
    pub settings: Settings,
}

/// The widget for another Yew app. It keeps its own answers, as the element does, and saves pending changes when it
/// unmounts.
///
/// It draws into a `<div>` with a shadow root, and brings its own style sheet there: the app's styles do not reach it,
/// and its styles do not reach the app. The custom properties (`--stem-font` and so on) can be set on any element around
/// it. The element's events bubble out of that `<div>`.
#[component]
pub fn StemReadiness(props: &StemReadinessProps) -> Html {
    let host = use_node_ref();
    let shadow_host = use_mut_ref(|| None);
    use_effect_with(props.settings.storage_key.clone(), {
        let (host, shadow_host, settings) = (host.clone(), shadow_host.clone(), props.settings.clone());
        move |_| {
            shadow_host.replace(host.cast().and_then(|host| ShadowHost::open(host, settings).ok()));
            move || drop(shadow_host.take())
        }
    });
    use_effect_with(props.settings.clone(), move |settings| {
        if let Some(shadow_host) = shadow_host.borrow_mut().as_mut() {
            shadow_host.configure(settings);
        }
    });
    html! { <div ref={host}></div> }
}
