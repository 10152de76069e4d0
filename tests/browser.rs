//! Tests inside a browser: the element's life, storage that says no, a Yew app around the widget.

#![cfg(target_arch = "wasm32")]

use js_sys::{Object, Promise, Reflect};
use stem_readiness::browser::mount::{Widget, mount};
use stem_readiness::{KeptIn, Settings, StemReadiness};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlInputElement, ShadowRoot, ShadowRootInit, ShadowRootMode};
use yew::{Html, Properties, Renderer, component, html};

wasm_bindgen_test_configure!(run_in_browser);

/// How often a test looks for what is to come, two frames apart. A busy machine needs a part of it.
const FRAMES: u32 = 2000;

/// A widget in the shadow root of an element on the page.
async fn widget(options: &[(&str, &str)]) -> (HtmlElement, ShadowRoot, Widget) {
    let document = web_sys::window().and_then(|window| window.document()).expect("a page");
    let host: HtmlElement = document.create_element("div").expect("an element").unchecked_into();
    document.body().expect("a body").append_child(&host).expect("it takes children");
    let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).expect("a root");
    let root: Element = document.create_element("div").expect("an element");
    shadow.append_child(&root).expect("it takes children");
    let object = Object::new();
    for (name, value) in options {
        Reflect::set(&object, &(*name).into(), &(*value).into()).expect("a property");
    }
    let mounted = mount(host.clone(), root, object.into()).await;
    (host, shadow, mounted)
}

/// Lets what was asked for be drawn: a frame later it is in the page, one more and what that asked for is too.
async fn drawn() {
    let window = web_sys::window().expect("a page");
    for _ in 0..2 {
        let frame = Promise::new(&mut |done, _| {
            window.request_animation_frame(&done).expect("a frame");
        });
        JsFuture::from(frame).await.expect("a frame comes");
    }
}

#[wasm_bindgen_test]
async fn a_click_on_a_level_is_in_the_document() {
    let (host, shadow, mut mounted) = widget(&[("start", "readiness"), ("storage", "none"), ("lang", "en")]).await;
    drawn().await;
    let radio: HtmlElement = shadow.get_element_by_id("V1-3").expect("level 3 of V1").unchecked_into();
    radio.click();
    assert!(mounted.document().contains("\"level\": 3"), "{}", mounted.document());
    mounted.destroy();
    host.remove();
}

#[wasm_bindgen_test]
async fn without_storage_it_says_so_and_works() {
    let (host, shadow, mut mounted) = widget(&[("storage", "none"), ("lang", "en")]).await;
    drawn().await;
    assert_eq!(mounted.status(), r#"{"reason":"storage-off","saved":"unsaved"}"#);
    let said = shadow.query_selector("[role=status]").expect("a selector").and_then(|state| state.text_content());
    assert!(said.expect("a sentence").contains("Not saved"));
    mounted.destroy();
    host.remove();
}

#[wasm_bindgen_test]
async fn taken_down_it_leaves_nothing_and_kept_it_comes_back() {
    let options = [("start", "readiness"), ("storageKey", "life-test"), ("lang", "en")];
    let (host, shadow, mut mounted) = widget(&options).await;
    drawn().await;
    let radio: HtmlElement = shadow.get_element_by_id("V2-1").expect("level 1 of V2").unchecked_into();
    radio.click();
    let before = mounted.document();
    mounted.destroy();
    drawn().await;
    assert!(shadow.query_selector(".shell").expect("a selector").is_none(), "nothing is left");
    host.remove();
    let (host, _, mut mounted) = widget(&options).await;
    assert_eq!(mounted.document(), before);
    mounted.destroy();
    host.remove();
}

/// A bigger app: a heading, and the widget while it is open.
#[derive(Properties, PartialEq)]
struct PageProps {
    is_open: bool,
    settings: Settings,
}

#[component]
fn Page(props: &PageProps) -> Html {
    html! {
        <main>
            <h1>{ "District workshops" }</h1>
            if props.is_open {
                <StemReadiness settings={props.settings.clone()} />
            }
        </main>
    }
}

/// An element on the page for an app to draw into.
fn place_for_an_app() -> Element {
    let page = web_sys::window().and_then(|window| window.document()).expect("a page");
    let place = page.create_element("div").expect("an element");
    page.body().expect("a body").append_child(&place).expect("it takes children");
    place
}

/// The widget's root within a Yew app, when it is shown.
fn within(app: &Element) -> Option<ShadowRoot> {
    app.query_selector("main > div").expect("a selector").and_then(|host| host.shadow_root())
}

/// A level of the widget within a Yew app, once what the device keeps is read and the widget is drawn.
async fn level(app: &Element, id: &str) -> HtmlInputElement {
    for _ in 0..FRAMES {
        if let Some(level) = within(app).and_then(|root| root.get_element_by_id(id)) {
            return level.unchecked_into();
        }
        drawn().await;
    }
    panic!("{id} is not shown")
}

fn page(key: &str, is_open: bool) -> PageProps {
    let settings = Settings {
        storage_key: key.to_owned(),
        start: "readiness".to_owned(),
        brand: key.to_owned(),
        ..Settings::default()
    };
    PageProps { is_open, settings }
}

#[wasm_bindgen_test]
async fn within_a_yew_app_it_keeps_what_was_rated_just_before_it_was_taken_down() {
    let app = place_for_an_app();
    let mut yew = Renderer::<Page>::with_root_and_props(app.clone(), page("yew-north", true)).render();
    drawn().await;
    level(&app, "V1-3").await.click();
    yew.update(page("yew-north", false));
    drawn().await;
    assert!(within(&app).is_none(), "it is taken down");

    yew.update(page("yew-north", true));
    drawn().await;
    assert!(level(&app, "V1-3").await.checked(), "the answer is there again");

    yew.update(page("yew-south", true));
    drawn().await;
    assert!(!level(&app, "V1-3").await.checked(), "another key has its own answers");
    level(&app, "V1-2").await.click();
    yew.update(page("yew-north", true));
    drawn().await;
    assert!(level(&app, "V1-3").await.checked(), "and the first key still has the first ones");
    yew.update(page("yew-south", true));
    drawn().await;
    assert!(level(&app, "V1-2").await.checked(), "what was rated just before the key changed is kept");
    yew.destroy();
    app.remove();
}

#[wasm_bindgen_test]
async fn within_a_yew_app_it_takes_changed_settings_and_brings_its_own_style() {
    let page_of = |brand: &str, theme: &str, lang: &str, accent: &str| {
        let settings = Settings {
            brand: brand.to_owned(),
            theme: theme.to_owned(),
            lang: lang.to_owned(),
            accent: accent.to_owned(),
            storage: KeptIn::Nowhere,
            ..Settings::default()
        };
        PageProps { is_open: true, settings }
    };
    let app = place_for_an_app();
    let mut yew =
        Renderer::<Page>::with_root_and_props(app.clone(), page_of("Riverbend", "light", "en", "#7a1f5c")).render();
    drawn().await;
    let root = within(&app).expect("the widget is shown");
    for _ in 0..FRAMES {
        if root.query_selector(".header").expect("a selector").is_some() {
            break;
        }
        drawn().await;
    }
    let shown = |selector: &str| root.query_selector(selector).expect("a selector").expect("it is there");
    let style_of = |element: &Element, name: &str| {
        let window = web_sys::window().expect("a window");
        let style = window.get_computed_style(element).expect("styles").expect("styles");
        style.get_property_value(name).expect("a property")
    };
    assert!(shown(".header").text_content().expect("words").contains("Riverbend"));
    assert_eq!(style_of(&shown(".stem-readiness"), "container-name"), "stem", "the style sheet counts");
    assert_eq!(style_of(&root.host(), "--stem-accent"), "#7a1f5c");
    assert!(
        root.query_selector("style, [style]").expect("a selector").is_none(),
        "no style element, no style attribute"
    );

    yew.update(page_of("Northfield", "dark", "qps-plocm", "#0f5c6e"));
    drawn().await;
    assert!(shown(".header").text_content().expect("words").contains("Northfield"));
    assert_eq!(shown(".stem-readiness").get_attribute("data-theme").as_deref(), Some("dark"));
    assert_eq!(shown(".stem-readiness").get_attribute("dir").as_deref(), Some("rtl"));
    assert_eq!(style_of(&root.host(), "--stem-accent"), "#0f5c6e");
    yew.destroy();
    app.remove();
}

#[wasm_bindgen_test]
async fn without_a_page_to_save_none_is_offered() {
    let (host, shadow, mut mounted) = widget(&[("start", "share/files"), ("storage", "none"), ("lang", "en")]).await;
    drawn().await;
    assert!(shadow.get_element_by_id("save-json").is_some());
    assert!(shadow.get_element_by_id("save-html").is_none());
    mounted.destroy();
    host.remove();
}

#[wasm_bindgen_test]
async fn the_pseudo_language_reaches_every_word_and_mirrors() {
    let (host, shadow, mut mounted) = widget(&[("storage", "none"), ("lang", "qps-plocm")]).await;
    drawn().await;
    let root = shadow.query_selector(".stem-readiness").expect("a selector").expect("the widget");
    assert_eq!(root.get_attribute("dir").as_deref(), Some("rtl"));
    let buttons = shadow.query_selector_all("button").expect("a selector");
    for index in 0..buttons.length() {
        let words = buttons.get(index).and_then(|button| button.text_content()).unwrap_or_default();
        assert!(words.trim().is_empty() || words.contains('⟦'), "`{words}` is not from the catalogue");
    }
    mounted.destroy();
    host.remove();
}

/// A view with a field that keeps three letters, a box, and a list that a button turns round.
#[component]
fn Turning() -> Html {
    let (typed, rows) = (yew::use_state(String::new), yew::use_state(|| vec![1, 2, 3]));
    let keep = typed.clone();
    let oninput = move |event: yew::InputEvent| {
        let field: HtmlInputElement = yew::TargetCast::target_unchecked_into(&event);
        keep.set(field.value().chars().take(3).collect());
    };
    let turned = rows.clone();
    let turn = move |_: yew::MouseEvent| turned.set(turned.iter().rev().copied().collect());
    stem_readiness::ui::view::html! {
        <main class="turning">
            <input id="typed" value={(*typed).clone()} {oninput} />
            <input id="empty" type="checkbox" checked={typed.is_empty()} />
            if !typed.is_empty() { <p id="said">{ (*typed).clone() }</p> }
            <button id="turn" onclick={turn}>{ "Turn" }</button>
            <ul>{ for rows.iter().map(|row| stem_readiness::ui::view::html! { <li key={*row} class="row">{ row.to_string() }</li> }) }</ul>
        </main>
    }
}

#[wasm_bindgen_test]
async fn a_view_of_our_own_markup_listens_keeps_values_and_moves_rows() {
    let app = place_for_an_app();
    Renderer::<Turning>::with_root(app.clone()).render();
    drawn().await;
    let find = |selector: &str| app.query_selector(selector).expect("a selector");
    let field: HtmlInputElement = find("#typed").expect("a field").unchecked_into();
    field.set_value("abcdef");
    let init = web_sys::InputEvent::new("input").expect("an event");
    init.init_event_with_bubbles("input", true);
    field.dispatch_event(&init).expect("it is dispatched");
    drawn().await;
    assert_eq!(find("#said").and_then(|said| said.text_content()).as_deref(), Some("abc"));
    assert_eq!(field.value(), "abc", "what is drawn is in the field");
    let empty: HtmlInputElement = find("#empty").expect("a box").unchecked_into();
    assert!(!empty.checked());
    let first = find("li").expect("a row");
    find("#turn").expect("a button").unchecked_into::<HtmlElement>().click();
    drawn().await;
    assert_eq!(find("ul").and_then(|list| list.text_content()).as_deref(), Some("321"));
    assert_eq!(find("li:last-child"), Some(first), "a row is moved, not drawn anew");
    app.remove();
}
