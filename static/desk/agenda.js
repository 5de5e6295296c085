// The agenda by hand and by keyboard: entries are dropped on another day, moved by their form, texts commissioned in
// a dialog. Without it the same forms and links lead to pages of their own.

const said = document.getElementById("agenda-said");
const dialog = document.getElementById("commission");
const week = () => document.getElementById("week");
let dragged = null;

function say(sentence, refused) {
  said.classList.toggle("refused", refused);
  said.textContent = sentence;
}

// Sends a form's fields; the server answers with a sentence, also when it refuses.
async function send(form, fields) {
  const answer = await fetch(form.action, { method: "POST", body: fields, headers: { Accept: "application/json" } });
  return { ok: answer.ok, said: (await answer.json()).said };
}

async function sent(form, fields) {
  try {
    return await send(form, fields);
  } catch {
    return { ok: false, said: said.dataset.failed };
  }
}

// The week as the server has it now: versions and times are new, so that the next move is not a late one.
async function refresh(key) {
  const page = await (await fetch(location.href)).text();
  const fresh = new DOMParser().parseFromString(page, "text/html");
  week().replaceWith(document.adoptNode(fresh.getElementById("week")));
  equip();
  const entry = document.getElementById(key);
  if (!entry) return;
  entry.classList.add("moved");
  entry.querySelector("h3 a").focus();
}

// Moves an entry by its form's fields; what was shown too early is put back when the server refuses.
async function move(entry, fields, putBack) {
  const answer = await sent(entry.querySelector(".move form"), fields);
  if (answer.ok) await refresh(entry.id);
  else putBack?.();
  say(answer.said, !answer.ok);
}

function drop(event, day) {
  event.preventDefault();
  day.classList.remove("over");
  const entry = dragged;
  const home = entry?.parentElement, next = entry?.nextElementSibling;
  if (!entry || home.closest(".day") === day) return;
  day.querySelector(".entries").append(entry);
  const fields = new FormData(entry.querySelector(".move form"));
  for (const name of ["at", "at_0", "at_1"]) fields.delete(name);
  fields.set("day", day.dataset.day);
  move(entry, fields, () => home.insertBefore(entry, next));
}

function equipEntry(entry) {
  entry.draggable = true;
  entry.addEventListener("dragstart", (event) => {
    dragged = entry;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", entry.dataset.headline);
    entry.classList.add("dragged");
  });
  entry.addEventListener("dragend", () => {
    dragged = null;
    entry.classList.remove("dragged");
  });
  const form = entry.querySelector(".move form");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    move(entry, new FormData(form));
  });
}

function equipDay(day) {
  day.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    day.classList.add("over");
  });
  day.addEventListener("dragleave", (event) => {
    if (!day.contains(event.relatedTarget)) day.classList.remove("over");
  });
  day.addEventListener("drop", (event) => drop(event, day));
}

function equip() {
  week().querySelectorAll(".entry[data-movable]").forEach(equipEntry);
  week().querySelectorAll(".day").forEach(equipDay);
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("a[data-commission]");
  if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  dialog.querySelector("[name=due_0]").value = opener.dataset.commission;
  dialog.querySelector("[name=due_1]").value = opener.dataset.commission ? "17:00" : "";
  dialog.showModal();
});
dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
equip();
