// Commented passages in the text: marked where they stand, never stored in it. See articles/body/anchor.py.

import { Extension, pm } from "django-prose-editor/editor";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const KEY = new PluginKey("passages");
const CONTEXT = 60; // characters sent along on each side of a passage

// The words of all lines, every run of blanks as one: the signs, and where each of them begins and ends.
function runningText(doc) {
  const signs = [];
  const places = [];
  const add = (sign, from, to) => {
    if (/\s/.test(sign)) {
      if (!signs.length || signs.at(-1) === " ") return;
      sign = " ";
    }
    signs.push(sign);
    places.push([from, to]);
  };
  doc.descendants((node, at) => {
    if (node.isTextblock || node.type.name === "hardBreak") add(" ", at, at + 1);
    let from = at;
    for (const sign of node.isText ? node.text : "") {
      add(sign, from, from + sign.length);
      from += sign.length;
    }
  });
  return { signs, places };
}

// From the places of the stored text; where what is typed differs, by the words, if they stand there once.
function range(text, { start, end, words }) {
  const { signs, places } = text;
  const wanted = [...words];
  if (signs.slice(start, end).join("") !== words) {
    const fits = (at) => wanted.every((sign, n) => signs[at + n] === sign);
    const found = signs.map((_sign, at) => at).filter(fits);
    if (found.length !== 1) return null;
    start = found[0];
  }
  return [places[start][0], places[start + wanted.length - 1][1]];
}

function marks(doc, threads) {
  const text = runningText(doc);
  const made = threads.map((thread) => {
    const place = range(text, thread);
    return place && Decoration.inline(...place, { class: "passage", "data-passage-of": thread.id }, { thread: thread.id });
  });
  return DecorationSet.create(doc, made.filter(Boolean));
}

// The words chosen and their neighbours, as the desk compares them with the stored text.
function chosen({ doc, selection }) {
  const { signs, places } = runningText(doc);
  const inside = places.map(([from, to], n) => (from >= selection.from && to <= selection.to ? n : -1)).filter((n) => n >= 0);
  while (signs[inside[0]] === " ") inside.shift();
  while (signs[inside.at(-1)] === " ") inside.pop();
  if (!inside.length) return null;
  const [first, last] = [inside[0], inside.at(-1) + 1];
  return {
    quote: signs.slice(first, last).join(""),
    before: signs.slice(Math.max(first - CONTEXT, 0), first).join(""),
    after: signs.slice(last, last + CONTEXT).join(""),
  };
}

function threadAt(state, at) {
  return KEY.getState(state).find(at, at)[0]?.spec.thread;
}

function tell(name, detail) {
  document.dispatchEvent(new CustomEvent(`passage:${name}`, { detail }));
}

export const Passages = Extension.create({
  name: "passages",

  addOptions() {
    return { words: {} };
  },

  addProseMirrorPlugins() {
    return [new Plugin({
      key: KEY,
      state: {
        init: () => DecorationSet.empty,
        apply(change, set) {
          const threads = change.getMeta(KEY);
          return threads ? marks(change.doc, threads) : set.map(change.mapping, change.doc);
        },
      },
      props: {
        decorations: (state) => KEY.getState(state),
        handleClick(view, at, event) {
          const thread = threadAt(view.state, at);
          if (thread) tell("clicked", { thread, mark: event.target.closest?.(".passage") });
          return false;
        },
      },
    })];
  },

  addCommands() {
    return {
      markPassages: (threads) => ({ tr, dispatch }) => {
        dispatch?.(tr.setMeta(KEY, threads).setMeta("addToHistory", false));
        return true;
      },
      showPassage: (thread) => ({ editor }) => {
        const mark = KEY.getState(editor.state).find().find((each) => each.spec.thread === thread);
        if (mark) editor.chain().focus().setTextSelection({ from: mark.from, to: mark.to }).scrollIntoView().run();
        return Boolean(mark);
      },
      commentPassage: () => ({ editor }) => {
        const { selection } = editor.state;
        const thread = selection.empty && threadAt(editor.state, selection.from);
        const passage = selection.empty ? null : chosen(editor.state);
        if (passage) tell("chosen", passage);
        else if (thread) tell("entered", thread);
        return Boolean(passage || thread);
      },
    };
  },

  addKeyboardShortcuts() {
    return { "Mod-Alt-m": () => this.editor.commands.commentPassage() };
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "comment",
      groups: "comments",
      button: buttons.material("add_comment", this.options.words.comment),
      command: (editor) => editor.commands.commentPassage(),
      enabled: (editor) => !editor.state.selection.empty,
      hidden: () => !document.getElementById("threads"),
      active: () => false,
    });
  },
});
