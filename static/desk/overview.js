// Seeing only the text, and the whole of it: its outline, whose lines lead to their place, and a screen without the desk.

import { Extension, crel } from "django-prose-editor/editor";
import { openDialog } from "desk/dialog";

const ALONE = "writing-alone";

function headlines(doc) {
  const found = [];
  doc.descendants((node, at) => {
    if (node.type.name === "heading") found.push({ at: at + 1, level: node.attrs.level, text: node.textContent });
    return !node.isTextblock;
  });
  return found;
}

async function outline(editor, words) {
  const rows = headlines(editor.state.doc).map(({ at, level, text }, place) => {
    const input = crel("input", { type: "radio", name: "headline", value: String(at), checked: !place });
    return crel("label", { className: `outline-line outline-${level}` }, [input, ` ${text || "–"}`]);
  });
  const list = crel("div", { className: "outline", role: "radiogroup", ariaLabel: words.outline }, rows);
  const parts = [rows.length ? list : crel("p", { textContent: words.noHeadline })];
  const answer = await openDialog(words.outline, parts, { ...words, insert: words.goThere }, () => ({
    at: Number(list.querySelector("input:checked")?.value) || null,
  }));
  const chain = editor.chain().focus();
  if (answer?.at) chain.setTextSelection(answer.at).scrollIntoView();
  chain.run();
}

// The text keeps its place on the screen; Escape leads back.
function alone(editor, wanted = !document.body.classList.contains(ALONE)) {
  document.body.classList.toggle(ALONE, wanted);
  editor.chain().focus().scrollIntoView().run();
}

function leave(editor) {
  if (!document.body.classList.contains(ALONE)) return false;
  alone(editor, false);
  return true;
}

export const Overview = Extension.create({
  name: "overview",

  addOptions() {
    return { words: {} };
  },

  onCreate() {
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog:modal")) leave(this.editor);
    });
  },

  addKeyboardShortcuts() {
    return { Escape: () => leave(this.editor) };
  },

  addMenuItems({ menu, buttons }) {
    const { words } = this.options;
    const define = (name, icon, command, active = () => false) => menu.defineItem({
      name, groups: "tools", button: buttons.material(icon, words[name]), command, active,
    });
    define("outline", "toc", (editor) => outline(editor, words));
    define("alone", "fullscreen", (editor) => alone(editor), () => document.body.classList.contains(ALONE));
  },
});
