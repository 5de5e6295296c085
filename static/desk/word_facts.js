// Keeps the figures of the save bar in step with the text and its target length.

import { level, lines, textFacts } from "./readability.js";

const PAUSE = 150; // milliseconds without typing before the text is counted again
const numbers = new Intl.NumberFormat(document.documentElement.lang);
const exact = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 1 });

function follow(box) {
  const text = document.getElementById(box.dataset.textFacts);
  const target = document.getElementById(box.dataset.target);
  if (!text) return;
  let timer;

  function put(name, words) {
    for (const element of box.querySelectorAll(`[data-fact="${name}"]`)) element.textContent = words;
  }

  function show() {
    const facts = textFacts(lines(text.value));
    for (const name of ["words", "characters", "letters", "sentences", "minutes", "lix"]) put(name, numbers.format(facts[name]));
    put("vienna", exact.format(facts.vienna));
    for (const word of box.querySelectorAll("[data-level]")) word.hidden = word.dataset.level !== level(facts.lix);
    const goal = Number(target?.value) || 0;
    put("target", goal ? ` / ${numbers.format(goal)}` : "");
    const meter = box.querySelector("meter");
    meter.hidden = !goal;
    if (goal) [meter.max, meter.value] = [goal, facts.words];
  }

  // Words of the selection, beside those of the whole text.
  function showChosen({ state: { doc, selection } }) {
    const chosen = box.querySelector("[data-fact=chosen]");
    chosen.hidden = selection.empty;
    if (selection.empty) return;
    const { words } = textFacts([doc.textBetween(selection.from, selection.to, "\n", "\n")]);
    chosen.textContent = chosen.dataset.chosen.replace("{words}", numbers.format(words));
  }

  // The editor's script stands before this one; without scripts for it there is no selection to count.
  const editor = text.closest(".prose-editor")?.querySelector(".ProseMirror")?.editor;
  editor?.on("selectionUpdate", () => showChosen(editor));
  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  });
  target?.addEventListener("input", show);
}

document.querySelectorAll("[data-text-facts]").forEach(follow);
