// Forms and the search of the board in a dialog: the page's own form is fetched, and sent from there. A refused form
// comes back with its sentences and everything that was typed.

import { equipPicture } from "./front_picture.js";

const PAUSE = 250; // milliseconds
const dialog = document.getElementById("front-dialog");
let tools = null;
let address = "";
let timer = null;
let asked = 0;

function show(page) {
  const form = page.getElementById("front-form");
  if (!form) return false;
  dialog.replaceChildren(document.adoptNode(form));
  equipPicture(dialog);
  if (!dialog.open) dialog.showModal();
  const wrong = dialog.querySelector(".errors input, .errors select, .errors textarea, [role=alert]");
  (wrong ?? dialog.querySelector("input:not([type=hidden]), select, textarea"))?.focus();
  return true;
}

export async function openForm(href, given) {
  tools = given;
  address = href;
  try {
    const page = await tools.ask(href);
    if (!show(page) && !tools.takeBoard(page)) location.assign(href);
  } catch {
    tools.failed();
  }
}

// Only the answer to the last question counts.
async function search(form) {
  const turn = (asked += 1);
  const question = `${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`;
  try {
    const page = await tools.ask(question);
    if (turn === asked) dialog.querySelector("#front-found")?.replaceWith(document.adoptNode(page.getElementById("front-found")));
  } catch {
    tools.failed();
  }
}

async function keep(form, submitter) {
  const fields = new FormData(form, submitter);
  const action = submitter?.getAttribute("formaction") ?? form.getAttribute("action");
  const ids = new URL(action, location.href).pathname.match(/\/area\/([^/]+)\/(?:(\d+)\/)?$/);
  try {
    const page = await tools.ask(action, { method: "POST", body: fields });
    if (show(page)) return;
    if (!tools.hasBoard(page)) throw new Error("neither form nor board");
    dialog.close();
    tools.takeBoard(page, { slot: ids?.[1], article: ids?.[2] });
  } catch {
    failed();
  }
}

// What was typed stays in the dialog, whatever the answer was.
function failed() {
  const note = dialog.querySelector(".front-failed") ?? document.createElement("p");
  note.className = "front-failed errornote";
  note.setAttribute("role", "alert");
  note.textContent = document.getElementById("front-board").dataset.failed;
  dialog.querySelector("form")?.prepend(note);
}

dialog.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.getAttribute("role") === "search") search(form);
  else if (form.id === "front-found") {
    dialog.close();
    tools.send(new FormData(form, event.submitter), form.getAttribute("action"));
  } else keep(form, event.submitter);
});
dialog.addEventListener("input", (event) => {
  const form = event.target.closest("[role=search]");
  if (!form) return;
  clearTimeout(timer);
  timer = setTimeout(search, PAUSE, form);
});
dialog.addEventListener("click", (event) => {
  if (!event.target.closest("[data-close]")) return;
  event.preventDefault();
  dialog.close();
});
// The keyboard goes back to what opened the dialog.
dialog.addEventListener("close", () => document.querySelector(`a[data-dialog][href="${new URL(address).pathname}${new URL(address).search}"]`)?.focus());
