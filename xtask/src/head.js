// The offline page's head. It runs before the first place is drawn.
{
  // The page's only <style> is inside the widget's root, so the page's own style is adopted here.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("body{margin:0;color-scheme:light dark;background:light-dark(#faf8f4,#14181b)}");
  document.adoptedStyleSheets = [sheet];

  // Marks what is pressed before the program has arrived; src/browser/early_input.js presses it again.
  document.addEventListener("click", (event) => {
    const pressed = event.composedPath()[0].closest?.("[data-prerender] :is(a,button)");
    if (!pressed) return;
    event.preventDefault();
    for (const earlier of pressed.getRootNode().querySelectorAll("[data-pressed]")) earlier.removeAttribute("data-pressed");
    pressed.setAttribute("data-pressed", "");
  });
}
