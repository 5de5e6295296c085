// Jumps from a finding to its field: opens whatever hides it, then puts the cursor there.

function reveal(element) {
  for (let parent = element; parent; parent = parent.parentElement) {
    if (parent.tagName === "DETAILS") parent.open = true;
    if (parent.hidden && parent.id) document.querySelector(`[role=tab][aria-controls="${parent.id}"]`)?.click();
  }
}

// The text's field stands hidden behind the editor; a heading cannot hold the cursor.
function focusable(element) {
  if (element.id === "id_body") return element.closest(".prose-editor")?.querySelector(".ProseMirror") ?? element;
  if (element.id === "id_tag_names") return element.parentElement.querySelector(".select2-search__field") ?? element;
  if (!element.matches("input, textarea, select, a, button, [tabindex]")) element.tabIndex = -1;
  return element;
}

export function jump(id) {
  const element = id && document.getElementById(id);
  if (!element) return false;
  reveal(element);
  const target = focusable(element);
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-jump]");
  if (!link || link.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const id = link.hash.slice(1);
  if (!document.getElementById(id)) return;
  event.preventDefault();
  history.replaceState(null, "", link.hash);
  jump(id);
});

const named = /^#(id_[\w-]+|[\w-]+-heading)$/.exec(location.hash);
if (named) {
  // After the editors on the page have been put in place.
  addEventListener("load", () => jump(named[1]));
}
