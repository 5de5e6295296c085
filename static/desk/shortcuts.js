// Keyboard shortcuts of the whole desk. They stand in the table of the help dialog (templates/admin/shortcuts.html):
// each row says its keys, what is done, and to which element of the page. A row without its element here is not shown.

const KEPT = "desk-single-keys";
const PAUSE = 1200; // milliseconds between the keys of a sequence such as “g a”
const MAC = /mac|iphone|ipad/i.test(navigator.platform);
const dialog = document.getElementById("shortcuts");
const single = dialog?.querySelector("[name=single-keys]");
const rows = [...(dialog?.querySelectorAll("[data-keys]") ?? [])];
let begun = "";
let begunAt = 0;

function target(row) {
  return document.querySelector(row.dataset.target);
}

function isTyping(element) {
  return Boolean(element?.closest("input, textarea, select, [contenteditable=true], .select2-container"));
}

function act(row, event) {
  const element = target(row);
  if (!element || row.dataset.does === "listed") return false;
  event.preventDefault();
  if (row.dataset.does === "focus") { element.focus(); element.select?.(); } else if (row.dataset.does === "open") show(); else element.click();
  return true;
}

function show() {
  for (const row of rows) {
    const element = target(row);
    row.hidden = !element;
    // A tab is called what it is called on the page.
    if (element && "named" in row.dataset) row.cells[0].textContent = element.firstChild.textContent.trim();
  }
  for (const part of dialog.querySelectorAll("tbody")) part.hidden = !part.querySelector("[data-keys]:not([hidden])");
  if (!dialog.open) dialog.showModal();
}

function pressed(event) {
  // By place on the keyboard where Alt would change the sign.
  const key = event.altKey && /^Digit/.test(event.code) ? event.code.slice(5) : event.key;
  const held = [(event.ctrlKey || event.metaKey) && "Ctrl", event.altKey && "Alt"].filter(Boolean);
  return [...held, key.length === 1 ? key.toLowerCase() : key].join("+");
}

function rowOf(keys) {
  return rows.find((row) => row.dataset.keys === keys);
}

function onKey(event) {
  if (event.isComposing || event.defaultPrevented || event.repeat || event.getModifierState("AltGraph")) return;
  if (document.querySelector("dialog:modal")) return;
  const keys = pressed(event);
  const held = /^(Ctrl|Alt)\+/.test(keys);
  // On a Mac, Alt and a digit make a sign that somebody may be typing.
  if (isTyping(event.target) && (!held || (MAC && event.altKey))) return;
  if (!held && !single.checked) return;
  const sequence = begun && Date.now() - begunAt < PAUSE ? `${begun} ${keys}` : "";
  begun = "";
  const row = (sequence && rowOf(sequence)) || rowOf(keys);
  if (row) act(row, event);
  else if (rows.some(({ dataset }) => dataset.keys.startsWith(`${keys} `))) [begun, begunAt] = [keys, Date.now()];
}

if (dialog) {
  single.checked = localStorage.getItem(KEPT) !== "no";
  single.addEventListener("change", () => localStorage.setItem(KEPT, single.checked ? "yes" : "no"));
  for (const opener of document.querySelectorAll("[data-shortcuts]")) {
    opener.hidden = false;
    opener.addEventListener("click", show);
  }
  document.addEventListener("keydown", onKey);
}
