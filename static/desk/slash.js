// A slash in an empty paragraph opens the list of what can stand there; further letters narrow it, Enter takes one.

import { Extension, crel, pm } from "django-prose-editor/editor";

const { Plugin, PluginKey } = pm.state;
const KEY = new PluginKey("slash");
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

// In the order of the toolbar; what opens a dialog is a command of its own.
const ENTRIES = [
  ["heading2", (editor) => editor.chain().focus().setHeading({ level: 2 }).run()],
  ["heading3", (editor) => editor.chain().focus().setHeading({ level: 3 }).run()],
  ["bulletList", (editor) => editor.chain().focus().toggleBulletList().run()],
  ["orderedList", (editor) => editor.chain().focus().toggleOrderedList().run()],
  ["blockquote", (editor) => editor.chain().focus().toggleBlockquote().run()],
  ["infobox", (editor) => editor.chain().focus().toggleWrap("infobox").run() && editor.commands.askBoxTitle()],
  ["horizontalRule", (editor) => editor.chain().focus().setHorizontalRule().run()],
  ["picture", (editor) => editor.commands.addPicture()],
  ["gallery", (editor) => editor.commands.addGallery()],
  ["readmore", (editor) => editor.commands.addReadMore()],
  ["table", (editor) => editor.commands.addTable()],
  ["embed", (editor) => editor.commands.addEmbed()],
];

// What stands between the slash and the cursor, or null when the list has no place there any more.
function typed({ doc, selection }, from) {
  const { $from, empty } = selection;
  if (!empty || $from.pos <= from || !$from.parent.isTextblock || $from.start() !== from) return null;
  const text = doc.textBetween(from, $from.pos, "", "\n");
  return /^\/[^\s/]*$/.test(text) ? text.slice(1) : null;
}

class List {
  constructor(editor, words) {
    Object.assign(this, { editor, words, now: 0, entries: [] });
    this.element = crel("ul", { className: "slash", role: "listbox", id: "slash-menu", ariaLabel: words.slash, hidden: true });
  }

  draw(from, query) {
    const fits = ([name]) => this.words[name]?.toLowerCase().includes(query.toLowerCase());
    const entries = from === null || query === null ? [] : ENTRIES.filter(fits);
    this.now = Math.min(this.now, Math.max(entries.length - 1, 0));
    this.entries = entries;
    this.element.hidden = !entries.length;
    this.element.replaceChildren(...entries.map(([name], n) => this.option(name, n)));
    const text = this.editor.view.dom;
    if (!this.element.isConnected) text.after(this.element);
    if (!entries.length) return text.removeAttribute("aria-activedescendant");
    text.setAttribute("aria-activedescendant", `slash-${this.now}`);
    this.place(this.editor.view.coordsAtPos(from));
    this.element.children[this.now].scrollIntoView({ block: "nearest" });
  }

  option(name, n) {
    const option = crel("li", { role: "option", id: `slash-${n}`, textContent: this.words[name] });
    option.setAttribute("aria-selected", String(n === this.now));
    option.addEventListener("mousedown", (event) => {
      event.preventDefault(); // the cursor stays in the text
      this.take(n);
    });
    return option;
  }

  place({ left, top, bottom }) {
    const { offsetHeight, offsetWidth, style } = this.element;
    const below = bottom + offsetHeight < innerHeight;
    style.left = `${Math.max(Math.min(left, innerWidth - offsetWidth - 8), 8)}px`;
    style.top = `${below ? bottom + 4 : Math.max(top - offsetHeight - 4, 8)}px`;
  }

  move(step) {
    this.now = (this.now + step + this.entries.length) % this.entries.length;
    const from = KEY.getState(this.editor.state);
    this.draw(from, typed(this.editor.state, from));
  }

  take(n) {
    const [, run] = this.entries[n];
    const { state, view } = this.editor;
    view.dispatch(state.tr.delete(KEY.getState(state), state.selection.from).setMeta(KEY, { from: null }));
    run(this.editor);
  }

  key(event) {
    if (this.element.hidden) return false;
    if (event.key in STEPS) this.move(STEPS[event.key]);
    else if (event.key === "Enter" || event.key === "Tab") this.take(this.now);
    else if (event.key === "Escape") this.editor.view.dispatch(this.editor.state.tr.setMeta(KEY, { from: null }));
    else return false;
    return true;
  }
}

export const Slash = Extension.create({
  name: "slash",
  priority: 1000, // its keys go before those of the kinds

  addOptions() {
    return { words: {} };
  },

  addProseMirrorPlugins() {
    const { editor, options } = this;
    const list = new List(editor, options.words);
    return [new Plugin({
      key: KEY,
      state: {
        init: () => null,
        apply(tr, from, _before, after) {
          const set = tr.getMeta(KEY);
          if (set) return set.from;
          if (from === null) return null;
          const mapped = tr.mapping.map(from, -1);
          return typed(after, mapped) === null ? null : mapped;
        },
      },
      props: {
        handleTextInput(view, from, to, text) {
          const { parent } = view.state.doc.resolve(from);
          if (text !== "/" || editor.isActive("table") || parent.type.name !== "paragraph" || parent.content.size) return false;
          list.now = 0;
          view.dispatch(view.state.tr.insertText("/", from, to).setMeta(KEY, { from }));
          return true;
        },
        handleKeyDown: (_view, event) => list.key(event),
        handleDOMEvents: {
          blur(view) {
            if (KEY.getState(view.state) !== null) view.dispatch(view.state.tr.setMeta(KEY, { from: null }));
          },
        },
      },
      view: () => ({
        update({ state }) {
          const from = KEY.getState(state);
          list.draw(from, from === null ? null : typed(state, from));
        },
        destroy: () => list.element.remove(),
      }),
    })];
  },
});
