// The article list: the filter panel stays as it was left, the action bar shows when rows are chosen, keys move in rows.

const KEY = "newsroom.filters.open";

function rememberPanel(panel) {
  panel.open = localStorage.getItem(KEY) === "yes";
  panel.addEventListener("toggle", () => localStorage.setItem(KEY, panel.open ? "yes" : "no"));
}

function boxes() {
  return [...document.querySelectorAll("#result_list .action-select")];
}

function showBar(bar) {
  bar.classList.toggle("idle", !boxes().some((box) => box.checked));
}

// Arrow keys go from story to story, x chooses the row.
function moveByKeys(table) {
  table.addEventListener("keydown", (event) => {
    const row = event.target.closest("tbody tr");
    if (!row || !event.target.matches(".field-story a") || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
    if (next) {
      event.preventDefault();
      next.querySelector(".field-story a")?.focus();
    } else if (event.key === "x") {
      row.querySelector(".action-select")?.click();
    }
  });
}

// Only one box stands open, and Escape closes it.
function closeOutside(box) {
  document.addEventListener("click", (event) => { if (!box.contains(event.target)) box.open = false; });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.open) return;
    box.open = false;
    box.querySelector("summary").focus();
  });
}

// Columns: buttons move a row, the numbers follow.
function orderRows(list) {
  list.classList.add("live");
  const number = () => [...list.children].forEach((row, place) => { row.querySelector(".position").value = place + 1; });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    const row = button.closest("li");
    const other = button.dataset.move === "up" ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (button.dataset.move === "up") other.before(row);
    else other.after(row);
    number();
    button.focus();
  });
  list.querySelectorAll(".moves").forEach((moves) => { moves.hidden = false; });
}

document.querySelectorAll(".filter-panel").forEach(rememberPanel);
document.querySelectorAll(".popover").forEach(closeOutside);
document.querySelectorAll("#result_list").forEach(moveByKeys);
document.querySelectorAll(".columns").forEach(orderRows);

const bar = document.querySelector("#changelist .actions");
if (bar) {
  showBar(bar);
  // The admin's own script sets the boxes after a click; both have had their turn by the next frame.
  for (const kind of ["change", "click", "keyup"]) {
    document.addEventListener(kind, () => requestAnimationFrame(() => showBar(bar)));
  }
}

// A form that writes is sent once.
document.querySelectorAll("form.once").forEach((form) => form.addEventListener("submit", (event) => {
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
}));
window.addEventListener("pageshow", () => document.querySelectorAll("form.once").forEach((form) => { delete form.dataset.sent; }));
