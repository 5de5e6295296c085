// Find and replace in the text: a line below the tools; every hit is marked, one at a time is the current one.

import { Extension, crel, pm } from "django-prose-editor/editor";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const KEY = new PluginKey("find");
const NOTHING = { term: "", exact: false, hits: [], now: 0 };

// Hits lie within one paragraph each, in order: pairs of places in the document.
function hits(doc, { term, exact }) {
  const found = [];
  const fold = (text) => (exact ? text : text.toLowerCase());
  const wanted = fold(term.replaceAll("\u00a0", " "));
  if (!wanted) return found;
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    const line = fold(node.textBetween(0, node.content.size, "", "\n").replaceAll("\u00a0", " "));
    for (let place = line.indexOf(wanted); place >= 0; place = line.indexOf(wanted, place + wanted.length)) {
      found.push([at + 1 + place, at + 1 + place + wanted.length]);
    }
    return false;
  });
  return found;
}

function renewed(search, doc, from) {
  const found = hits(doc, search);
  const next = found.findIndex(([start]) => start >= from);
  return { ...search, hits: found, now: Math.max(next, 0) };
}

function change(editor, search) {
  editor.view.dispatch(editor.state.tr.setMeta(KEY, search).setMeta("addToHistory", false));
}

class Bar {
  constructor(editor, words) {
    Object.assign(this, { editor, words });
    this.term = crel("input", { type: "search", ariaLabel: words.find, placeholder: words.find, autocomplete: "off" });
    this.put = crel("input", { type: "text", ariaLabel: words.replaceWith, placeholder: words.replaceWith, autocomplete: "off" });
    this.exact = crel("input", { type: "checkbox" });
    this.told = crel("output", { className: "find-told", ariaLive: "polite" });
    const button = (text, act, label = text) => {
      const made = crel("button", { type: "button", textContent: text, ariaLabel: label, title: label });
      made.addEventListener("click", act);
      return made;
    };
    this.element = crel("div", { className: "find-bar", role: "search", hidden: true }, [
      crel("p", {}, [
        this.term, button("↑", () => this.go(-1), words.previous), button("↓", () => this.go(1), words.next), this.told,
        crel("label", {}, [this.exact, ` ${words.exactCase}`]), button("×", () => this.close(), words.close),
      ]),
      crel("p", {}, [this.put, button(words.replace, () => this.replace()), button(words.replaceAll, () => this.replaceAll())]),
    ]);
    this.term.addEventListener("input", () => this.search());
    this.exact.addEventListener("change", () => this.search());
    this.element.addEventListener("keydown", (event) => this.key(event));
  }

  get state() {
    return KEY.getState(this.editor.state);
  }

  open() {
    const { doc, selection } = this.editor.state;
    const chosen = doc.textBetween(selection.from, selection.to, "\n");
    if (chosen && !chosen.includes("\n")) this.term.value = chosen;
    this.editor.view.dom.before(this.element); // below the tools
    this.element.hidden = false;
    this.term.select();
    this.search();
  }

  close() {
    this.element.hidden = true;
    const hit = this.state.hits[this.state.now];
    change(this.editor, NOTHING);
    if (hit) this.editor.commands.setTextSelection({ from: hit[0], to: hit[1] });
    this.editor.commands.focus();
  }

  key(event) {
    const acts = { Escape: () => this.close(), Enter: () => (event.target === this.put ? this.replace() : this.go(event.shiftKey ? -1 : 1)) };
    if (!acts[event.key] || event.target.matches("button") && event.key === "Enter") return;
    event.preventDefault(); // Enter would save the form
    event.stopPropagation();
    acts[event.key]();
  }

  search() {
    const { doc, selection } = this.editor.state;
    change(this.editor, renewed({ term: this.term.value, exact: this.exact.checked }, doc, selection.from));
    this.show();
  }

  go(step) {
    const { hits: found, now } = this.state;
    if (found.length) change(this.editor, { ...this.state, now: (now + step + found.length) % found.length });
    this.show();
  }

  replace() {
    const { hits: found, now } = this.state;
    if (!found.length) return;
    const [from] = found[now];
    this.change([found[now]]);
    change(this.editor, renewed(this.state, this.editor.state.doc, from + this.put.value.length));
    this.show();
  }

  replaceAll() {
    const count = this.state.hits.length;
    this.change(this.state.hits);
    this.show();
    if (count) this.told.value = this.words.replaced.replace("{count}", count);
  }

  // One transaction, which one “undo” takes back; new words carry the marks of the first sign they stand for.
  change(places) {
    const { state, view } = this.editor;
    const { tr } = state;
    for (const [from, to] of [...places].reverse()) {
      if (this.put.value) tr.replaceWith(from, to, state.schema.text(this.put.value, state.doc.nodeAt(from).marks));
      else tr.delete(from, to);
    }
    if (tr.docChanged) view.dispatch(tr);
  }

  show() {
    const { hits: found, now, term } = this.state;
    const { words } = this;
    this.told.value = !term ? "" : !found.length ? words.noHit : words.hit.replace("{now}", now + 1).replace("{count}", found.length);
    const mark = this.editor.view.dom.querySelector(".find-now");
    mark?.scrollIntoView({ block: "center" });
  }
}

export const Find = Extension.create({
  name: "find",

  addOptions() {
    return { words: {} };
  },

  onCreate() {
    this.storage.bar = new Bar(this.editor, this.options.words);
  },

  addProseMirrorPlugins() {
    return [new Plugin({
      key: KEY,
      state: {
        init: () => NOTHING,
        apply(tr, search, _before, { doc }) {
          const set = tr.getMeta(KEY);
          if (set) return set;
          return tr.docChanged && search.term ? renewed(search, doc, tr.mapping.map(search.hits[search.now]?.[0] ?? 0)) : search;
        },
      },
      props: {
        decorations(state) {
          const { hits: found, now } = KEY.getState(state);
          const marks = found.map(([from, to], n) => Decoration.inline(from, to, { class: n === now ? "find-hit find-now" : "find-hit" }));
          return DecorationSet.create(state.doc, marks);
        },
      },
    })];
  },

  addKeyboardShortcuts() {
    return { "Mod-f": () => (this.storage.bar.open(), true) };
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "find",
      groups: "tools",
      button: buttons.material("find_replace", this.options.words.findReplace),
      command: (editor) => editor.storage.find.bar.open(),
      active: () => false,
    });
  },
});
