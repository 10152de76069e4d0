//! Page translators and extensions that replace, remove, move and insert nodes of the widget.

use serde_json::json;

use crate::browser::{Browser, complete};
use crate::engine::{ENGINES, Engine};
use crate::server::{Answer, Server};

const PAGE: &str = "<!doctype html><html lang=en><title>Host</title><link rel=icon href=data:,>
    <script>window.faults = []; addEventListener('error', ({ message }) => faults.push(message));</script>
    <script src=stem-readiness.js defer></script><stem-readiness start=readiness></stem-readiness>";

/// A page translator, at work from now on: it takes each text out, puts two `font` elements with other words in its
/// place, and does so again for all that is drawn later. Counts what it was told.
const TRANSLATE: &str = "
    const how = arguments[0];
    window.told = 0;
    const shown = (text) => !text.parentElement?.closest('textarea,script,style,font,svg,option');
    const replace = (text) => {
      const outer = document.createElement('font'), inner = document.createElement('font');
      inner.textContent = `«${text.data}»`;
      outer.append(inner);
      if (how === 'replaced') text.replaceWith(outer);
      if (how === 'beside') { text.before(outer); text.remove(); }
      if (how === 'wrapped') { text.before(outer); inner.textContent = ''; inner.append(text); }
    };
    const translate = (node) => {
      const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT), texts = [];
      if (node.nodeType === 3) texts.push(node); else while (walk.nextNode()) texts.push(walk.currentNode);
      for (const text of texts) if (text.isConnected && text.data.trim() && shown(text)) replace(text);
    };
    new MutationObserver((records) => {
      window.told += records.length;
      for (const { addedNodes } of records) for (const node of addedNodes) if (node.nodeName !== 'FONT') translate(node);
    }).observe(root, { subtree: true, childList: true });
    translate(root);";

fn serve() -> Server {
    Server::start(|path, _| if path == "/" { Answer::page(PAGE) } else { Answer::missing() })
}

/// Opens every place, and in each presses what can be pressed without leaving the page.
const EVERYWHERE: &str = "const done = arguments[arguments.length - 1];
    const rest = () => new Promise((go) => setTimeout(go, 30));
    const keeps = (button) => /print|save|download|delete|open|copy|empty|share|together/i.test(button.innerText ?? '');
    (async () => {
      let pressed = 0;
      for (const place of ['mission', 'readiness', 'insights', 'share', 'plan']) {
        root.getElementById('place-' + place)?.click();
        await rest();
        window.meddle?.();
        if (place === 'share') continue;
        for (let i = 0; i < 25; i += 1) {
          const it = [...root.querySelectorAll('.main :is(button, summary, input[type=checkbox], input[type=radio])')][i];
          if (!it) break;
          if (keeps(it)) continue;
          it.click();
          pressed += 1;
          await rest();
          window.meddle?.();
        }
      }
      done(pressed);
    })()";

async fn press_everywhere(browser: &Browser) {
    let script =
        format!("const host = document.querySelector('stem-readiness'), root = host.shadowRoot;\n{EVERYWHERE}");
    let pressed = browser.driver.execute_async(script, vec![]).await.expect("a script");
    assert!(pressed.json().as_u64() > Some(8), "{} presses", pressed.json());
    assert_eq!(browser.run("return [window.faults, host.status.reason ?? null]", vec![]).await, json!([[], null]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changes_on_a_translated_page_is_shown() {
    for (engine, how) in [
        (Engine::Chromium, "replaced"),
        (Engine::Firefox, "replaced"),
        (Engine::WebKit, "replaced"),
        (Engine::Chromium, "beside"),
        (Engine::Chromium, "wrapped"),
    ] {
        let server = serve();
        let browser = Browser::open_in(engine, &server.at("/")).await;
        browser.run(TRANSLATE, vec![json!(how)]).await;
        let rated =
            "const count = root.getElementById('place-readiness').textContent; return count.includes(arguments[0])";
        assert_eq!(browser.run(rated, vec![json!("0/30")]).await, json!(true), "{engine} {how}");
        for (at, legend) in ["V1", "V2", "V3"].iter().enumerate() {
            let choose = "[...root.querySelectorAll('fieldset')].find((group) => group.textContent.replace('«', '').trim().startsWith(arguments[0])).querySelectorAll('input')[2].click()";
            browser.run(choose, vec![json!(legend)]).await;
            let count = format!("{}/30", at + 1);
            let count_shown = format!("return root.getElementById('place-readiness').textContent.includes('{count}')");
            browser.until(&count_shown).await;
        }
        browser.saved().await;
        browser.until("return root.querySelector('[role=status]').textContent.includes('Saved')").await;
        browser.run("host.document = arguments[0]", vec![complete()]).await;
        browser.until("return root.getElementById('place-readiness').textContent.includes('30/30')").await;
        press_everywhere(&browser).await;
        browser.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_widget_and_a_translator_come_to_rest() {
    for engine in ENGINES {
        let server = serve();
        let browser = Browser::open_in(engine, &server.at("/")).await;
        browser.run(TRANSLATE, vec![json!("replaced")]).await;
        browser.choose("«V1", "«3").await;
        // Waits until nothing changes for two frames, which never comes where the two fight.
        browser.settle().await;
        let told = browser.run("return window.told", vec![]).await.as_u64().unwrap_or(u64::MAX);
        println!("{engine}: {told} changes");
        assert!(told < 500, "{engine}: the translator was told of {told} changes");
        browser.close().await;
    }
}

/// Puts nodes in as extensions do: a style at the top, a helper before and an icon after each field.
const INSERT: &str = "window.meddle = () => {
      const host = document.querySelector('stem-readiness'), root = host.shadowRoot;
      const put = (name, place, at) => at[place](document.createElement(name));
      put('style', 'prepend', root);
      for (const field of root.querySelectorAll('textarea:not([data-gramm]),input:not([data-gramm])')) {
        put('writing-helper', 'before', field); put('span', 'after', field); field.setAttribute('data-gramm', 'true');
      }
    }; window.meddle()";

/// Takes nodes away: every third element of the main part and every fifth text.
const REMOVE: &str = "window.meddle = () => {
      const host = document.querySelector('stem-readiness'), root = host.shadowRoot;
      [...root.querySelectorAll('.main p, .main h3, .main li, .main .card, .main span')].forEach((node, i) => i % 3 === 0 && node.remove());
      const walk = document.createTreeWalker(root.querySelector('.shell'), NodeFilter.SHOW_TEXT), texts = [];
      while (walk.nextNode()) texts.push(walk.currentNode);
      texts.forEach((text, i) => i % 5 === 0 && text.remove());
    }; window.meddle()";

#[tokio::test(flavor = "multi_thread")]
async fn nodes_put_in_or_taken_away_stop_nothing() {
    for engine in [Engine::Chromium, Engine::Firefox] {
        for meddle in [INSERT, REMOVE] {
            let server = serve();
            let browser = Browser::open_in(engine, &server.at("/")).await;
            browser.run("host.document = arguments[0]", vec![complete()]).await;
            browser.saved().await;
            let team = browser.document().await["document_id"].clone();
            browser.run(meddle, vec![]).await;
            press_everywhere(&browser).await;
            assert_eq!(browser.document().await["document_id"], team, "{engine}");
            browser.close().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_that_was_taken_away_is_back_when_it_changes() {
    let server = serve();
    let browser = Browser::open(&server.at("/")).await;
    browser.run("root.querySelector('.main').remove()", vec![]).await;
    browser.run("root.getElementById('place-plan').click()", vec![]).await;
    browser.until("return root.querySelector('.main #place-title') != null").await;
    browser
        .run("for (const text of [...root.querySelectorAll('#place-title')]) text.innerHTML = '<b>Otro</b>'", vec![])
        .await;
    browser.run("root.getElementById('place-insights').click()", vec![]).await;
    browser.until("return root.querySelector('#place-title').textContent.startsWith('Not rated yet')").await;
    assert_eq!(browser.run("return window.faults", vec![]).await, json!([]));
    browser.close().await;
}
