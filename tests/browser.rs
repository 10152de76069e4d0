//! Tests inside a browser: the element's life, storage that says no.

#![cfg(target_arch = "wasm32")]

use js_sys::{Object, Reflect};
use stem_readiness::browser::mount::{Mounted, mount};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

wasm_bindgen_test_configure!(run_in_browser);

/// A widget in the shadow root of an element on the page.
fn widget(options: &[(&str, &str)]) -> (HtmlElement, ShadowRoot, Mounted) {
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
    let mounted = mount(host.clone(), root, &object);
    (host, shadow, mounted)
}

async fn drawn() {
    gloo::timers::future::TimeoutFuture::new(50).await;
}

#[wasm_bindgen_test]
async fn a_click_on_a_level_is_in_the_document() {
    let (host, shadow, mut mounted) = widget(&[("start", "readiness"), ("storage", "none"), ("lang", "en")]);
    drawn().await;
    let radio: HtmlElement = shadow.get_element_by_id("V1-3").expect("level 3 of V1").unchecked_into();
    radio.click();
    assert!(mounted.document().contains("\"level\": 3"), "{}", mounted.document());
    mounted.destroy();
    host.remove();
}

#[wasm_bindgen_test]
async fn without_storage_it_says_so_and_works() {
    let (host, shadow, mut mounted) = widget(&[("storage", "none"), ("lang", "en")]);
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
    let (host, shadow, mut mounted) = widget(&options);
    drawn().await;
    let radio: HtmlElement = shadow.get_element_by_id("V2-1").expect("level 1 of V2").unchecked_into();
    radio.click();
    let before = mounted.document();
    mounted.destroy();
    drawn().await;
    assert!(shadow.query_selector(".shell").expect("a selector").is_none(), "nothing is left");
    host.remove();
    let (host, _, mut mounted) = widget(&options);
    assert_eq!(mounted.document(), before);
    mounted.destroy();
    host.remove();
}

#[wasm_bindgen_test]
async fn the_pseudo_language_reaches_every_word_and_mirrors() {
    let (host, shadow, mut mounted) = widget(&[("storage", "none"), ("lang", "qps-plocm")]);
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
