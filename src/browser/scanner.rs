//! Reads QR codes, where the browser has a reader (`BarcodeDetector`). Others are offered typing, pasting and files.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;

/// The time between two scans of the camera's picture, in milliseconds.
const SCAN_EVERY_MS: u32 = 250;

/// Whether this browser reads QR codes.
pub(crate) fn can_read() -> bool {
    Reflect::get(&js_sys::global(), &"BarcodeDetector".into()).is_ok_and(|found| found.is_function())
}

/// The texts of the QR codes in a picture file; nothing where there is none, or no reader.
pub(crate) async fn read_picture(file: &JsValue) -> Option<String> {
    let make: Function = Reflect::get(&js_sys::global(), &"createImageBitmap".into()).ok()?.dyn_into().ok()?;
    let picture = wait(make.call1(&JsValue::UNDEFINED, file).ok()?).await?;
    detect(&detector()?, &picture).await
}

/// Shows the camera in a `<video>` and hands on each text that it sees, once, until the result is dropped.
pub(crate) fn watch(video: Element, on_text: impl Fn(String) + 'static) -> Watch {
    let watch = Watch(Rc::new(Cell::new(true)));
    let goes_on = Rc::clone(&watch.0);
    spawn_local(async move {
        // A camera that is refused or lost hands on nothing.
        let _ = scan(video, goes_on, on_text).await;
    });
    watch
}

/// A camera that runs until this is dropped.
pub(crate) struct Watch(Rc<Cell<bool>>);

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

async fn scan(video: Element, goes_on: Rc<Cell<bool>>, on_text: impl Fn(String)) -> Option<()> {
    let detector = detector()?;
    let stream = camera().await?;
    Reflect::set(&video, &"srcObject".into(), &stream).ok()?;
    wait(call(&video, "play", &Array::new())?).await;
    let mut seen: Vec<String> = Vec::new();
    while goes_on.get() {
        if let Some(text) = detect(&detector, &video).await.filter(|text| !seen.contains(text)) {
            seen.push(text.clone());
            on_text(text);
        }
        TimeoutFuture::new(SCAN_EVERY_MS).await;
    }
    let tracks: Array = call(&stream, "getTracks", &Array::new())?.dyn_into().ok()?;
    for track in tracks.iter() {
        call(&track, "stop", &Array::new());
    }
    Some(())
}

async fn camera() -> Option<JsValue> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let devices = Reflect::get(&navigator, &"mediaDevices".into()).ok()?;
    let (wish, video) = (Object::new(), Object::new());
    Reflect::set(&video, &"facingMode".into(), &"environment".into()).ok()?;
    Reflect::set(&wish, &"video".into(), &video).ok()?;
    wait(call(&devices, "getUserMedia", &Array::of1(&wish))?).await
}

fn detector() -> Option<JsValue> {
    let make: Function = Reflect::get(&js_sys::global(), &"BarcodeDetector".into()).ok()?.dyn_into().ok()?;
    let wish = Object::new();
    Reflect::set(&wish, &"formats".into(), &Array::of1(&"qr_code".into())).ok()?;
    Reflect::construct(&make, &Array::of1(&wish)).ok()
}

async fn detect(detector: &JsValue, picture: &JsValue) -> Option<String> {
    let found: Array = wait(call(detector, "detect", &Array::of1(picture))?).await?.dyn_into().ok()?;
    let texts: Vec<String> =
        found.iter().filter_map(|one| Reflect::get(&one, &"rawValue".into()).ok()?.as_string()).collect();
    (!texts.is_empty()).then(|| texts.join("\n"))
}

fn call(of: &JsValue, name: &str, arguments: &Array) -> Option<JsValue> {
    let method: Function = Reflect::get(of, &name.into()).ok()?.dyn_into().ok()?;
    method.apply(of, arguments).ok()
}

async fn wait(promise: JsValue) -> Option<JsValue> {
    JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()
}
