// The board by hand and by keyboard: every form is sent in the background, and the board of the answer takes the place
// of the old one. Without this module the same forms and links lead to pages of their own.

import { equipDrag } from "./front_drag.js";
import { openForm } from "./front_dialog.js";
import { pressed } from "./front_keys.js";

const said = document.getElementById("front-said");
const board = () => document.getElementById("front-board");

function say(sentence, refused = false) {
  said.classList.toggle("refused", refused);
  said.textContent = "";
  setTimeout(() => { said.textContent = sentence; }, 50); // so that the same sentence is heard twice
}

// What the answer's page tells: a refusal above the board, or the messages of the desk.
function told(page) {
  const refusal = page.querySelector("#front-board .front-refusal");
  const messages = [...page.querySelectorAll(".messagelist li")].map((item) => item.textContent.trim());
  return { sentence: refusal ? refusal.textContent.trim().replace(/\s+/g, " ") : messages.join(" "), refused: Boolean(refusal) };
}

// The keyboard goes on where it was: the same card, wherever it stands now, and the same button if it is still there.
function focusAgain({ article, slot, act }) {
  const cards = article ? [...board().querySelectorAll(`[data-article="${article}"]`)] : [];
  const card = cards.find((each) => each.closest(".area").dataset.slot === slot) ?? cards[0];
  const area = slot && document.getElementById(`area-${slot}`);
  card?.classList.add("moved");
  card?.scrollIntoView({ block: "nearest" });
  const button = (card ?? area)?.querySelector(`button[value="${act}"]:not(:disabled)`);
  (button ?? card?.querySelector("h3 a") ?? area)?.focus();
}

// Puts the board of a page in the place of the present one; false when the page has none.
function takeBoard(page, place = {}) {
  const fresh = page.getElementById("front-board");
  if (!fresh) return false;
  const { sentence, refused } = told(page);
  if (refused) refusals += 1;
  board().replaceWith(document.adoptNode(fresh));
  equip();
  focusAgain(place);
  say(sentence, refused);
  return true;
}

async function ask(address, options) {
  const answer = await fetch(address, options);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// Sends fields to the board; the answer is the board as the server has it now. One press after the other: each is
// based on the version the one before it made. After a refusal nothing that was pressed before it is sent any more.
let last = Promise.resolve();
let refusals = 0;
function send(fields, action = location.pathname) {
  const before = refusals;
  last = last.then(() => before === refusals && sendNow(fields, action));
  return last;
}

async function sendNow(fields, action) {
  const version = board().querySelector("[name=version]")?.value;
  if (version) fields.set("version", version);
  const place = { article: fields.get("article"), slot: fields.get("slot"), act: fields.get("act") };
  try {
    const page = await ask(action, { method: "POST", body: fields });
    if (!takeBoard(page, place)) throw new Error("no board");
  } catch {
    say(board().dataset.failed, true);
  }
}

function equip() {
  equipDrag(board(), send);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.closest("#front-board") || form.method !== "post") return;
  event.preventDefault();
  send(new FormData(form, event.submitter), form.getAttribute("action"));
});
document.addEventListener("click", (event) => {
  const opener = event.target.closest("a[data-dialog]");
  if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openForm(opener.href, { ask, send, takeBoard, hasBoard: (page) => Boolean(page.getElementById("front-board")), failed: () => say(board().dataset.failed, true) });
});
document.addEventListener("keydown", (event) => pressed(event, send));
equip();
