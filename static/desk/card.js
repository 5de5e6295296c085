// The “Lesen Sie mehr” card in the text: shown as readers will see it, with the headline of what it leads to.

import { Node, crel } from "django-prose-editor/editor";
import { pickTarget } from "desk/picker";

const ATTRIBUTES = { article: "data-article", url: "data-url", wanted: "data-wanted", title: "data-title" };

// What stands in this attribute of the stored HTML; the card itself writes it.
export function attribute(name) {
  return {
    default: null,
    parseHTML: (element) => element.getAttribute(name) || null,
    renderHTML: () => ({}),
  };
}

export function cardAttributes(picked) {
  return {
    article: picked.article ? String(picked.article) : null,
    url: picked.url || null,
    wanted: picked.wanted || null,
    title: picked.title || null,
  };
}

export class CardView {
  constructor({ node, editor, getPos, extension }) {
    Object.assign(this, { node, editor, getPos, options: extension.options });
    this.dom = this.element();
    this.draw();
  }

  element() {
    return crel("aside", { className: "card", contentEditable: "false" });
  }

  draw() {
    const { article, url, wanted, title } = this.node.attrs;
    const { words, cards } = this.options;
    const fact = cards.get(article);
    const told = title || wanted || fact?.headline || url?.replace(/^https?:\/\/(www\.)?/, "") || `#${article}`;
    const below = [wanted && words.wanted, fact?.category, fact?.standing].filter(Boolean).join(" · ");
    this.dom.classList.toggle("card-wanted", Boolean(wanted));
    this.dom.replaceChildren(
      crel("p", { className: "card-label", textContent: words.label }),
      crel("p", { className: "card-title", textContent: told }),
      ...(below ? [crel("p", { className: "card-note", textContent: below })] : []),
      ...(this.editor.isEditable ? [this.buttons()] : []),
    );
  }

  buttons() {
    const { words } = this.options;
    const edit = crel("button", { type: "button", textContent: words.edit });
    const remove = crel("button", { type: "button", textContent: words.remove });
    edit.addEventListener("click", () => this.edit());
    remove.addEventListener("click", () => {
      const from = this.getPos();
      this.editor.chain().focus().deleteRange({ from, to: from + this.node.nodeSize }).run();
    });
    return crel("p", { className: "card-buttons" }, [edit, remove]);
  }

  async edit() {
    const now = { ...this.node.attrs, fact: this.options.cards.get(this.node.attrs.article) };
    now.fact ??= now.article && { id: now.article, headline: `#${now.article}` };
    const picked = await askTarget(this.options, now);
    if (!picked) return;
    this.editor.view.dispatch(this.editor.state.tr.setNodeMarkup(this.getPos(), null, cardAttributes(picked)));
    this.editor.commands.focus();
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.draw();
    return true;
  }

  selectNode() { this.dom.classList.add("card-selected"); }

  deselectNode() { this.dom.classList.remove("card-selected"); }

  stopEvent(event) { return event.target.closest?.("button, a") !== null; }

  ignoreMutation() { return true; }
}

async function askTarget(options, now) {
  const { lookup, about, words, cards } = options;
  const picked = await pickTarget({ heading: words.readmore, lookup, about, words, now, titled: true });
  if (picked?.article) cards.set(String(picked.article), picked.fact);
  return picked;
}

// Between the paragraphs, never within one: before the one at whose beginning the cursor stands, else after it.
export function placeFor({ $from, from, to }) {
  if (!$from.depth || ($from.depth === 1 && !$from.parent.content.size)) return { from, to };
  return $from.depth === 1 && !$from.parentOffset ? $from.before(1) : $from.after(1);
}

export const ReadMore = Node.create({
  name: "readmore",
  group: "block",
  atom: true,
  draggable: true,

  addOptions() {
    return { lookup: "", about: null, words: {}, cards: null };
  },

  addAttributes() {
    return Object.fromEntries(Object.entries(ATTRIBUTES).map(([key, name]) => [key, attribute(name)]));
  },

  parseHTML() {
    return [{ tag: "aside[data-card=readmore]" }];
  },

  renderHTML({ node }) {
    const filled = Object.entries(ATTRIBUTES).filter(([key]) => node.attrs[key]);
    const attributes = Object.fromEntries(filled.map(([key, name]) => [name, node.attrs[key]]));
    return ["aside", { "data-card": "readmore", ...attributes }];
  },

  addNodeView() {
    return (given) => new CardView(given);
  },

  addKeyboardShortcuts() {
    return { "Mod-Alt-k": () => this.editor.commands.addReadMore() };
  },

  addCommands() {
    return {
      addReadMore: () => ({ editor }) => {
        askTarget(this.options, {}).then((picked) => {
          if (!picked) return;
          const card = { type: "readmore", attrs: cardAttributes(picked) };
          editor.chain().focus().insertContentAt(placeFor(editor.state.selection), card).run();
        });
        return true;
      },
    };
  },
});
