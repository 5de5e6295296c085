// Puts the tree of categories in order: by a handle, by buttons. What is sent are the rows' own fields.

const tree = document.querySelector(".tree");
const told = document.querySelector("[data-told]");
const [up, down, out, into] = tree.dataset.words.split("|");
const rows = () => [...tree.children];
const depth = (row) => Number(row.dataset.depth);
let dragged = null;

// The row and all that stand below it.
function branch(row) {
  const all = [row];
  for (let next = row.nextElementSibling; next && depth(next) > depth(row); next = next.nextElementSibling) all.push(next);
  return all;
}

function sibling(row, direction) {
  let other = row;
  do other = other[direction];
  while (other && depth(other) > depth(row));
  return other && depth(other) === depth(row) ? other : null;
}

function shift(row, by) {
  for (const each of branch(row)) each.dataset.depth = depth(each) + by;
}

function move(row, key) {
  if (key === "up") sibling(row, "previousElementSibling")?.before(...branch(row));
  if (key === "down") {
    const other = sibling(row, "nextElementSibling");
    if (other) branch(other).at(-1).after(...branch(row));
  }
  if (key === "in" && sibling(row, "previousElementSibling")) shift(row, 1);
  if (key === "out" && depth(row) > 0) {
    let last = row;
    while (last.nextElementSibling && depth(last.nextElementSibling) >= depth(row)) last = last.nextElementSibling;
    const own = branch(row);
    if (!own.includes(last)) last.after(...own);
    shift(row, -1);
  }
  settle(row);
}

// Parents and positions follow from order and depth.
function settle(moved) {
  const above = [];
  const places = new Map();
  for (const row of rows()) {
    row.dataset.depth = Math.min(depth(row), above.length);
    above.length = depth(row);
    const parent = above.at(-1) ?? "";
    const place = places.get(parent) ?? 0;
    places.set(parent, place + 1);
    row.querySelector("[name^=parent]").value = parent;
    row.querySelector("[name^=position]").value = place;
    above.push(row.dataset.slug);
  }
  if (!moved) return;
  const below = (row) => row.querySelector("[name^=parent]").value;
  const fellows = rows().filter((row) => below(row) === below(moved));
  told.textContent = tree.dataset.moved
    .replace("{name}", moved.querySelector(".tree-name").textContent)
    .replace("{place}", fellows.indexOf(moved) + 1)
    .replace("{all}", fellows.length);
}

function equip(row) {
  const name = row.querySelector(".tree-name").textContent;
  const tools = document.createElement("span");
  tools.className = "tree-buttons";
  for (const [key, words, sign] of [["up", up, "↑"], ["down", down, "↓"], ["out", out, "←"], ["in", into, "→"]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.title = words;
    button.setAttribute("aria-label", `${words}: ${name}`);
    button.addEventListener("click", () => { move(row, key); button.focus(); });
    tools.append(button);
  }
  const handle = document.createElement("span");
  handle.className = "tree-handle";
  handle.textContent = "⠿";
  handle.setAttribute("aria-hidden", "true");
  row.prepend(handle);
  row.append(tools);
  row.querySelector(".tree-fields").hidden = true;
  handle.addEventListener("pointerdown", () => { row.draggable = true; });
  row.addEventListener("dragstart", (event) => { dragged = row; event.dataTransfer.effectAllowed = "move"; });
  row.addEventListener("dragend", () => { row.draggable = false; dragged = null; mark(null); });
}

function mark(row, where) {
  for (const each of rows()) delete each.dataset.drop;
  if (row) row.dataset.drop = where;
}

// The upper third of a row puts before it, the lower third after its branch, the middle below it.
function where(row, y) {
  const { top, height } = row.getBoundingClientRect();
  const part = (y - top) / height;
  return part < 1 / 3 ? "before" : part > 2 / 3 ? "after" : "below";
}

tree.addEventListener("dragover", (event) => {
  const row = event.target.closest(".tree-row");
  if (!dragged || !row || branch(dragged).includes(row)) return;
  event.preventDefault();
  mark(row, where(row, event.clientY));
});

tree.addEventListener("drop", (event) => {
  const row = event.target.closest(".tree-row");
  if (!dragged || !row || branch(dragged).includes(row)) return;
  event.preventDefault();
  const place = where(row, event.clientY);
  const own = branch(dragged);
  shift(dragged, depth(row) + (place === "below" ? 1 : 0) - depth(dragged));
  if (place === "before") row.before(...own);
  else branch(row).filter((each) => !own.includes(each)).at(-1).after(...own);
  settle(dragged);
});

rows().forEach(equip);
document.querySelector(".tree-help").hidden = false;
