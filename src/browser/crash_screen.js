// What a person sees once the program has stopped. Part of the core's script: see running.js.
//
// Nothing here needs the program: plain elements, and sentences from boot.en.json.

/** Stops that count, by storage key; the tab's own storage keeps them over a reload. */
const stops = new Map();
const LOOP_STOPS = 3;
const LOOP_MS = 60_000;

function recentStops(key) {
  let kept = [];
  try {
    kept = JSON.parse(sessionStorage.getItem(`${key}.stops`)) ?? [];
  } catch {
    // A page without storage counts until it is reloaded.
  }
  return [...new Set([...kept, ...(stops.get(key) ?? [])])].filter((at) => Math.abs(Date.now() - at) < LOOP_MS);
}

/** Counts a stop of a widget. */
function noteStop(key) {
  // Never one moment twice, however coarse the clock is.
  const recent = recentStops(key);
  stops.set(key, [...recent, Math.max(Date.now(), ...recent.map((at) => at + 1))]);
  try {
    sessionStorage.setItem(`${key}.stops`, JSON.stringify(stops.get(key)));
  } catch {
    // As above.
  }
}

/** Whether a widget stops again and again, so that it had better not start by itself. */
const stopsAgain = (key) => recentStops(key).length >= LOOP_STOPS;

/**
 * The screen. `kept` holds the answers: their `text`, when they were read (`at`, in milliseconds), and whether the
 * device has them (`isSaved`). `start` and `startEmpty` return promises; a rejection is told on the screen.
 */
function crashScreen({ theme, kept, isLoop, start, startEmpty }) {
  let hasCopy = false;
  const said = make("p", { role: "status", class: "crash-screen__said" });
  const doing = (work, failed) => () => Promise.resolve().then(work).catch(() => (said.textContent = failed));
  const button = (words, work, failed, style = "") => {
    const made = make("button", { type: "button", class: `button ${style}` }, words);
    made.addEventListener("click", doing(work, failed));
    return made;
  };
  const title = make("h2", { class: "crash-screen__title", tabindex: "-1" }, sentences.stopped_title);
  const card = make("div", { class: "card crash-screen" }, title, make("p", { role: "alert" }, safety(kept)));
  card.append(make("p", {}, isLoop ? sentences.stopped_loop : sentences.stopped_go_on));
  const row = make("div", { class: "row" });
  const begin = isLoop && kept ? sentences.stopped_start : sentences.stopped_restart;
  row.append(button(begin, start, sentences.failed, isLoop ? "" : "button--primary"));
  if (kept) {
    row.append(
      button(sentences.stopped_download, () => { download(kept.text); hasCopy = true; }, sentences.stopped_no_copy, isLoop ? "button--primary" : ""),
      button(sentences.stopped_copy, () => copy(kept.text, card, said), sentences.stopped_no_copy),
    );
  }
  card.append(row);
  if (isLoop && kept) {
    const empty = button(sentences.stopped_empty, () => startEmpty(hasCopy), sentences.stopped_no_room);
    card.append(make("div", { class: "row" }, empty), make("p", { class: "crash-screen__note" }, sentences.stopped_aside));
  }
  card.append(said);
  const shell = make("section", { class: "shell crash-screen__shell", "aria-label": sentences.stopped_title }, card);
  return make("div", { class: "stem-readiness", lang: "en", dir: "ltr", "data-theme": theme }, shell);
}

function safety(kept) {
  if (!kept?.at) return sentences.stopped_unread;
  const time = new Date(kept.at).toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
  return (kept.isSaved ? sentences.stopped_saved : sentences.stopped_held).replace("{time}", time);
}

function download(text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  make("a", { href: address, download: "answers.stem-readiness.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), LOOP_MS);
}

/** Copies the answers. Where the page may not, shows them, marked, to be copied by hand. */
async function copy(text, card, said) {
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = sentences.stopped_copied;
  } catch {
    const box = card.querySelector("textarea") ?? make("textarea", { class: "crash-screen__text", readonly: "", rows: "8" });
    box.setAttribute("aria-label", sentences.stopped_text);
    box.value = text;
    card.append(box);
    box.focus();
    box.select();
    said.textContent = sentences.stopped_by_hand;
  }
}
