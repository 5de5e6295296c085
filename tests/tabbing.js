// Walks a page by Tab: what can be reached is noted before, each stop judged after. Given to the page by tests/tabbing.py.
(() => {
  const REACHABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], [contenteditable=true]";
  // One stop for all of it; the arrow keys go on inside.
  const COMPOSITE = "[role=tablist], [role=toolbar], [role=radiogroup], [role=listbox], [role=menu]";

  function isShown(element) {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert]");
  }

  function told(element) {
    const words = (element.getAttribute("aria-label") || element.textContent || element.title || "").trim().replace(/\s+/g, " ");
    const sign = ["id", "name", "class"].map((name) => element.getAttribute(name)).find(Boolean) ?? "";
    return `${element.localName} ${sign} “${words.slice(0, 40)}”`;
  }

  // How an element looks, with what surrounds it: a field may draw its focus on its box, or beside it.
  function look(element) {
    const around = [element];
    while (around.length < 4 && around.at(-1).parentElement) around.push(around.at(-1).parentElement);
    const styles = around.flatMap((each) => [null, "::before"].map((pseudo) => getComputedStyle(each, pseudo)));
    return styles.map((style) => {
      const outline = style.outlineStyle === "none" ? "" : style.outlineWidth + style.outlineColor;
      return [outline, style.boxShadow, style.borderColor, style.backgroundColor, style.content].join();
    }).join();
  }

  // A group of radio buttons is one stop; only the one that counts is expected.
  function isExpected(element) {
    if (!isShown(element) || element.disabled || element.classList.contains("select2-hidden-accessible")) return false;
    // A link in a text that is edited is a part of the text, not a stop.
    if (element.localName === "a" && element.isContentEditable) return false;
    if (element.type !== "radio") return element.tabIndex >= 0;
    const group = [...document.getElementsByName(element.name)].filter((each) => each.form === element.form);
    return element === (group.find((each) => each.checked) ?? group[0]);
  }

  // Dates have a stop for each of their parts, a frame for what is in it.
  function hasParts(element) {
    return element.matches("iframe, [type=date], [type=time], [type=datetime-local]");
  }

  const unreachable = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter((element) => isShown(element) && element.tabIndex < 0 && !element.disabled)
    .filter((element) => !element.closest(`${COMPOSITE}, [aria-hidden=true]`) && !element.classList.contains("select2-hidden-accessible"));
  const expected = new Map([...document.querySelectorAll(REACHABLE)].filter(isExpected).map((element) => [element, look(element)]));
  const visited = new Set();
  const faults = unreachable.map((element) => `never reached by Tab: ${told(element)}`);
  let last = null;

  window.tabbing = {
    count: expected.size,
    // After each Tab: whether there is more to see.
    step() {
      const element = document.activeElement;
      if (element === document.body || visited.has(element)) {
        if (element === last && hasParts(element)) return true;
        if (element === last) faults.push(`holds the focus: ${told(element)}`);
        return false;
      }
      visited.add(element);
      last = element;
      if (!isShown(element)) faults.push(`has the focus and is not shown: ${told(element)}`);
      const before = expected.get(element);
      if (before === look(element) && !element.matches("iframe")) faults.push(`does not show its focus: ${told(element)}`);
      return true;
    },
    end() {
      const missed = [...expected.keys()].filter((element) => !visited.has(element) && isExpected(element));
      return [...faults, ...missed.map((element) => `not reached by Tab: ${told(element)}`)];
    },
  };
})();
