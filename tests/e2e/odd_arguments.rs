//! Whatever a page gives to the element's methods and properties, it is refused in words and changes nothing.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::ENGINES;
use crate::server::{Answer, Server};

const PAGE: &str = "<!doctype html><html lang=en><title>Host</title><link rel=icon href=data:,>
    <script src=stem-readiness.js defer></script><stem-readiness start=readiness></stem-readiness>";

/// Every call with every value; gives what was neither refused with a code and a sentence nor, for a framework, thrown
/// as an `Error`.
const ODD: &str = "const done = arguments[arguments.length - 1];
    const cycle = {}; cycle.itself = cycle;
    const deep = []; let at = deep; for (let i = 0; i < 200000; i += 1) { at.push([]); at = at[0]; }
    const values = { null: null, undefined, number: 5, NaN, symbol: Symbol('s'), bigint: 10n, boolean: true, empty: '', text: 'no',
      object: {}, list: [], function: () => {}, cycle, deep, throwing: { get a() { throw new Error('mine') } }, node: document.body,
      proxy: new Proxy({}, { ownKeys() { throw new TypeError('mine') } }), date: new Date(), boxed: new String('x'),
      blob: new Blob(['x']), bytes: new Uint8Array(3), lone: '\\ud800' };
    const calls = {
      open: (value) => host.open(value), exportAs: (value) => host.exportAs(value), table: (value) => host.exportAs('csv', value),
      document: (value) => { host.document = value }, framework: (value) => { host.framework = value },
    };
    const right = { table: ['null', 'undefined'] };
    (async () => {
      const odd = [];
      for (const [call, make] of Object.entries(calls)) for (const [name, value] of Object.entries(values)) {
        let found = 'taken';
        try { await make(value); } catch (fault) {
          const said = typeof fault?.message === 'string' && fault.message.length > 9;
          const is = call === 'framework' ? /^Error: /.test(fault) : typeof fault?.code === 'string';
          found = said && is ? 'refused' : `${fault} ${JSON.stringify(fault)}`;
        }
        if (found !== (right[call]?.includes(name) ? 'taken' : 'refused')) odd.push(`${call}(${name}): ${found}`);
      }
      done(odd);
    })();";

#[tokio::test(flavor = "multi_thread")]
async fn odd_values_are_refused_in_words_and_change_nothing() {
    for engine in ENGINES {
        let server = Server::start(|path, _| if path == "/" { Answer::page(PAGE) } else { Answer::missing() });
        let browser = Browser::open_in(engine, &server.at("/")).await;
        browser.choose("V1 Local focus", "3 Established").await;
        browser.saved().await;
        let before = browser.document().await;
        let script = format!("const host = document.querySelector('stem-readiness');\n{ODD}");
        let odd = browser.driver.execute_async(script, vec![]).await.expect("a script");
        assert_eq!(odd.json(), &json!([]), "{engine}");
        assert_eq!(browser.document().await, before, "{engine}");
        browser.choose("V1 Local focus", "2 Building").await;
        browser.run("host.reset('x', {}, Symbol('s'))", vec![]).await;
        browser.until("return host.document.readiness?.answers?.V1 === undefined").await;
        browser.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_element_that_is_not_on_the_page_refuses_in_words() {
    let server = Server::start(|path, _| if path == "/" { Answer::page(PAGE) } else { Answer::missing() });
    let browser = Browser::open(&server.at("/")).await;
    let document = browser.document().await;
    let off = "const done = arguments[arguments.length - 1];
        const made = document.createElement('stem-readiness');
        const host = document.querySelector('stem-readiness');
        const code = (work) => Promise.resolve().then(work).then(() => 'taken', (fault) => fault.message && fault.code);
        const all = (element) => Promise.all([code(() => element.open('{}')), code(() => element.exportAs('json')), code(() => element.reset())]);
        (async () => {
          const before = await all(made);
          host.remove();
          done([before, await all(host), made.document, host.document]);
        })()";
    let refused = json!(["not-connected", "not-connected", "not-connected"]);
    let found = browser.driver.execute_async(off, vec![]).await.expect("a script");
    assert_eq!(found.json(), &json!([refused, refused, Value::Null, Value::Null]));
    // What is asked in the task in which the element comes onto the page is done.
    let soon = "window.opened = null; const made = document.createElement('stem-readiness'); made.setAttribute('storage', 'none');
        made.open(arguments[0]).then(() => (window.opened = true), (fault) => (window.opened = fault)); document.body.append(made)";
    browser.driver.execute(soon, vec![document]).await.expect("a script");
    browser.until("return window.opened === true").await;
    browser.close().await;
}
