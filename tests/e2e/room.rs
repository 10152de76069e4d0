//! A room: a facilitator's page and the page that phones open, served as a district would; and a scanner of QR codes
//! that shares nothing with the widget.

use base64::Engine as _;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::pixels::Picture;
use crate::server::{Answer, Server};

/// Serves the offline page at `/`, naming `/rate` as the page for phones, which it serves as well.
pub(crate) fn serve() -> Server {
    let path = format!("{}/dist/stem-readiness.html", env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(path).expect("`cargo xtask dist` was run");
    // The first tag only: the script holds one too, and its hash is in the page's policy.
    let with = |attributes: &str| page.replacen("<stem-readiness ", &format!("<stem-readiness {attributes} "), 1);
    let (main, rate) = (with("rate-href=\"/rate\""), with("view=\"rate\""));
    Server::start(move |path, _| match path {
        "/" => Answer::page(main.clone()),
        "/rate" => Answer::page(rate.clone()),
        _ => Answer::missing(),
    })
}

/// A picture of what is on screen.
pub(crate) async fn picture(browser: &Browser) -> Vec<u8> {
    let answer = browser.command("Page.captureScreenshot", json!({ "captureBeyondViewport": true })).await;
    base64::engine::general_purpose::STANDARD.decode(answer["data"].as_str().expect("a picture")).expect("base64")
}

/// The text of the one QR code in a PNG.
pub(crate) fn scanned(png: &[u8]) -> String {
    let picture = Picture::read(png);
    // The code is dark on white, which one of the colors tells.
    scanned_gray(picture.width, picture.height, |x, y| picture.red(x, y))
}

/// The text of the one QR code among gray pixels.
pub(crate) fn scanned_gray(width: usize, height: usize, gray: impl Fn(usize, usize) -> u8) -> String {
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, gray);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one QR code is in the picture");
    grids[0].decode().expect("it is whole").1
}

/// Plays the browser's reader of QR codes: it hands the picture out, and answers what it is told.
pub(crate) const READER: &str = r#"
window.pictures = [];
window.BarcodeDetector = class {
  async detect(picture) {
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const pen = canvas.getContext("2d");
    pen.drawImage(picture, 0, 0);
    const { data, width, height } = pen.getImageData(0, 0, picture.width, picture.height);
    const gray = Uint8Array.from({ length: width * height }, (_, at) => data[at * 4]);
    let text = "";
    for (let at = 0; at < gray.length; at += 4096) text += String.fromCharCode(...gray.subarray(at, at + 4096));
    return new Promise((done) => pictures.push({ width, height, gray: btoa(text), say: (rawValue) => done([{ rawValue }]) }));
  }
};
"#;

/// Decodes the pictures that [`READER`] was given, apart from the widget, and tells it what they say.
pub(crate) async fn read_pictures(browser: &Browser, count: usize) {
    for at in 0..count {
        browser.until(&format!("return pictures.length > {at}")).await;
        let script = "const { width, height, gray } = pictures[arguments[0]]; return [width, height, gray]";
        let found = browser.run(script, vec![json!(at)]).await;
        let number = |at: usize| found[at].as_u64().expect("a size") as usize;
        let gray = base64::engine::general_purpose::STANDARD.decode(found[2].as_str().expect("pixels"));
        let (width, gray) = (number(0), gray.expect("base64"));
        let text = scanned_gray(width, number(1), |x, y| gray[y * width + x]);
        browser.run("pictures[arguments[0]].say(arguments[1])", vec![json!(at), json!(text)]).await;
    }
}

/// Chooses files in the file input with this id.
pub(crate) async fn choose_files(browser: &Browser, id: &str, paths: &[String]) {
    let script = format!("return document.querySelector('stem-readiness').shadowRoot.getElementById('{id}')");
    let found = browser.driver.execute(script, vec![]).await.expect("a script");
    found.element().expect("the input").send_keys(paths.join("\n")).await.expect("it takes paths");
}

/// Rates indicator by indicator on the sheet that is open. A rating is a level, `?`, or `-` for none; with a letter
/// `g`, `f` or `c` behind a level for how sure.
pub(crate) async fn rate(browser: &Browser, ratings: &[String]) {
    let script = r#"
        window.rated = false;
        // What a click changes is drawn before the next timer.
        const soon = () => new Promise((done) => setTimeout(done));
        const click = async (id) => {
          while (!root.getElementById(id)) await soon();
          root.getElementById(id).click();
          await soon();
        };
        (async () => {
          const all = arguments_;
          for (const [at, rating] of all.entries()) {
            if (rating[0] === "?") await click("sheet-cannot");
            else if (rating[0] !== "-") {
              await click("sheet-" + rating[0]);
              if (rating[1]) await click("sheet-sure-" + { g: "guess", f: "fair", c: "certain" }[rating[1]]);
            }
            if (at + 1 < all.length) await click("sheet-next");
          }
          window.rated = true;
        })();"#;
    browser.run(&script.replace("arguments_", &json!(ratings).to_string()), vec![]).await;
    browser.until("return window.rated === true").await;
}

/// The lines that say what became of codes.
pub(crate) async fn answers(browser: &Browser) -> Vec<String> {
    let found =
        browser.run("return [...root.querySelectorAll('.answers__line')].map((l) => l.innerText)", vec![]).await;
    texts(&found)
}

pub(crate) fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
}
