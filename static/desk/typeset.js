// Typographic help: everything that could be set better in head and text, listed with its place, taken only by choice.

import { Extension, crel } from "django-prose-editor/editor";
import { openDialog } from "desk/dialog";
import { offers, taken } from "desk/typography";

const CONTEXT = 24; // characters shown on each side
const HEAD = ".writing .counted"; // kicker, headline, lead
const SHOWN = { " ": "␣", "\u00a0": "⍽" };

const visible = (text) => text.replaceAll(/[ \u00a0]/g, (sign) => SHOWN[sign]);

// Each field and each paragraph as {line, offers, at}, `at` being the place of its first sign in the document.
function linesOf(editor) {
  const found = [...document.querySelectorAll(HEAD)].map((field) => ({ field, line: field.value }));
  editor.state.doc.descendants((node, at) => {
    if (node.isTextblock) found.push({ at: at + 1, line: node.textBetween(0, node.content.size, "", "\n") });
    return !node.isTextblock;
  });
  return found.map((each) => ({ ...each, offers: offers(each.line) })).filter((each) => each.offers.length);
}

function row(line, offer) {
  const { from, to, text } = offer;
  const box = crel("input", { type: "checkbox", checked: true });
  const words = crel("span", {}, [
    (from > CONTEXT ? "…" : "") + line.slice(Math.max(from - CONTEXT, 0), from),
    crel("del", { textContent: visible(line.slice(from, to)) }),
    crel("ins", { textContent: visible(text) }),
    line.slice(to, to + CONTEXT) + (to + CONTEXT < line.length ? "…" : ""),
  ]);
  return { box, element: crel("label", { className: "typeset-offer" }, [box, words]) };
}

// The offers by rule, each rule with a box for all of its own.
function groups(lines, words) {
  const rows = lines.flatMap((line) => line.offers.map((offer) => ({ line, offer, ...row(line.line, offer) })));
  const rules = [...new Set(rows.map(({ offer }) => offer.rule))];
  const parts = rules.map((rule) => {
    const own = rows.filter(({ offer }) => offer.rule === rule);
    const all = crel("input", { type: "checkbox", checked: true });
    all.addEventListener("change", () => own.forEach(({ box }) => { box.checked = all.checked; }));
    const legend = crel("legend", {}, [crel("label", {}, [all, ` ${words.typography[rule]} (${own.length})`])]);
    return crel("fieldset", { className: "typeset-rule" }, [legend, ...own.map(({ element }) => element)]);
  });
  return { rows, parts };
}

// In one transaction, so that one “undo” takes it back. From the end, so that no place moves before its turn.
function apply(editor, lines) {
  const { state, view } = editor;
  const { tr, schema } = state;
  for (const { at, offers: chosen } of lines.filter(({ field }) => !field).reverse()) {
    for (const { from, to, text } of [...chosen].reverse()) {
      const marks = state.doc.nodeAt(at + (from === to ? from - 1 : from)).marks;
      if (text) tr.replaceWith(at + from, at + to, schema.text(text, marks));
      else tr.delete(at + from, at + to);
    }
  }
  if (tr.docChanged) view.dispatch(tr);
  for (const { field, line, offers: chosen } of lines.filter((each) => each.field)) {
    field.value = taken(line, chosen);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

async function typeset(editor, words) {
  const lines = linesOf(editor);
  const { rows, parts } = groups(lines, words);
  const list = crel("div", { className: "typeset" }, parts.length ? parts : [crel("p", { textContent: words.wellSet })]);
  const answer = await openDialog(words.typeset, [list], { ...words, insert: words.takeOver }, () => ({
    lines: lines.map((line) => ({ ...line, offers: rows.filter((each) => each.line === line && each.box.checked).map(({ offer }) => offer) })),
  }));
  if (answer) apply(editor, answer.lines.filter((line) => line.offers.length));
  editor.commands.focus();
}

export const Typeset = Extension.create({
  name: "typeset",

  addOptions() {
    return { words: {} };
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "typeset",
      groups: "tools",
      button: buttons.material("spellcheck", this.options.words.typeset),
      command: (editor) => typeset(editor, this.options.words),
      active: () => false,
    });
  },
});
