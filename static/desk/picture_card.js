// Pictures and galleries in the text, shown as readers will see them; files dropped or pasted into it are taken in.

import { Node, crel, pm } from "django-prose-editor/editor";
import { cropPosition } from "desk/focal";
import { pickPicture, takeInOne } from "desk/picture_dialog";
import { picturesIn } from "desk/upload";

const ATTRIBUTES = ["picture", "crop", "focus", "alternative", "caption", "credit"];
const CROPS = { "16:9": "wide", "4:3": "classic", "1:1": "square", "3:4": "tall" };

function attribute(name) {
  return { default: null, parseHTML: (element) => element.getAttribute(`data-${name}`) || null, renderHTML: () => ({}) };
}

export function useOf(picked) {
  return Object.fromEntries(ATTRIBUTES.map((name) => [name, picked[name] ? String(picked[name]) : null]));
}

class PictureView {
  constructor({ node, editor, getPos, extension }) {
    Object.assign(this, { node, editor, getPos, options: extension.options });
    this.dom = crel("figure", { className: "picture-card", contentEditable: "false" });
    this.draw();
  }

  inGallery() {
    return this.editor.state.doc.resolve(this.getPos()).parent.type.name === "gallery";
  }

  draw() {
    const { words, pictures } = this.options;
    const { picture, crop, focus, alternative, caption, credit } = this.node.attrs;
    const fact = pictures.facts.get(picture);
    const image = fact
      ? crel("img", { src: fact.large, alt: alternative || fact.alternative, className: `crop-${CROPS[crop] ?? "none"}` })
      : crel("p", { className: "card-note", textContent: `${words.picture} #${picture}: ${words.gone}` });
    if (fact && CROPS[crop]) {
      const middle = focus ? focus.split(" ").map(Number) : fact.focus;
      image.style.objectPosition = cropPosition(crop, [fact.width, fact.height], middle);
    }
    const told = [caption || fact?.caption, (credit || fact?.credit) && `${words.photo} ${credit || fact.credit}`];
    const state = fact && fact.state !== "valid" ? [crel("span", { className: "card-state", textContent: fact.standing })] : [];
    if (fact && !(credit || fact.credit)) state.push(crel("span", { className: "card-state", textContent: words.noCredit }));
    this.dom.replaceChildren(
      image,
      crel("figcaption", {}, [told.filter(Boolean).join(" "), ...state]),
      ...(this.editor.isEditable ? [this.buttons()] : []),
    );
  }

  buttons() {
    const { words } = this.options;
    const button = (text, act) => {
      const made = crel("button", { type: "button", textContent: text });
      made.addEventListener("click", act);
      return made;
    };
    return crel("p", { className: "card-buttons" }, [
      button(words.edit, () => this.edit()),
      button(words.remove, () => {
        const from = this.getPos();
        this.editor.chain().focus().deleteRange({ from, to: from + this.node.nodeSize }).run();
      }),
    ]);
  }

  async edit() {
    const standard = this.inGallery() ? "4:3" : "original";
    const picked = await pickPicture({ ...this.options, now: this.node.attrs, standard });
    if (!picked) return;
    const { tr } = this.editor.state;
    this.editor.view.dispatch(tr.setNodeMarkup(this.getPos(), null, useOf(picked)));
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

  stopEvent(event) { return event.target.closest?.("button") !== null; }

  ignoreMutation() { return true; }
}

// Between the paragraphs, or at the end of the gallery the cursor is in.
function placeFor({ $from, from, to }, node) {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name === "gallery") return $from.end(depth);
  }
  if (node?.type.name === "gallery") return from + node.nodeSize - 1;
  if (!$from.depth || !$from.parent.content.size) return { from, to };
  return $from.depth === 1 && !$from.parentOffset ? $from.before(1) : $from.after(1);
}

function insert(editor, content) {
  const { selection } = editor.state;
  editor.chain().focus().insertContentAt(placeFor(selection, selection.node), content).run();
}

export const Picture = Node.create({
  name: "picture",
  group: "block",
  atom: true,
  draggable: true,

  addOptions() {
    return { pictures: null, words: {} };
  },

  addAttributes() {
    return Object.fromEntries(ATTRIBUTES.map((name) => [name, attribute(name)]));
  },

  parseHTML() {
    return [{ tag: "figure[data-card=picture]" }];
  },

  renderHTML({ node }) {
    const filled = ATTRIBUTES.filter((name) => node.attrs[name]).map((name) => [`data-${name}`, node.attrs[name]]);
    return ["figure", { "data-card": "picture", ...Object.fromEntries(filled) }];
  },

  addNodeView() {
    return (given) => new PictureView(given);
  },

  addKeyboardShortcuts() {
    return { "Mod-Alt-b": () => this.editor.commands.addPicture() };
  },

  addCommands() {
    return {
      addPicture: () => ({ editor }) => {
        const standard = editor.isActive("gallery") ? "4:3" : "original";
        pickPicture({ ...this.options, standard }).then((picked) => {
          if (picked) insert(editor, { type: "picture", attrs: useOf(picked) });
        });
        return true;
      },
      addGallery: () => ({ editor }) => {
        pickPicture({ ...this.options, standard: "4:3" }).then((picked) => {
          if (picked) insert(editor, { type: "gallery", content: [{ type: "picture", attrs: useOf(picked) }] });
        });
        return true;
      },
    };
  },

  addProseMirrorPlugins() {
    const { editor, options } = this;
    const takeIn = async (files) => {
      for (const file of files) {
        const fact = await takeInOne(file, options.pictures, options.words);
        if (!fact) continue;
        options.pictures.facts.set(String(fact.id), fact);
        insert(editor, { type: "picture", attrs: useOf({ picture: fact.id }) });
      }
    };
    const take = (transfer) => {
      const files = picturesIn(transfer);
      // Word and browsers put a picture beside the text they copy: then the text is meant.
      if (!files.length || transfer.getData("text/html").replace(/<[^>]*>/g, "").trim()) return false;
      takeIn(files);
      return true;
    };
    return [
      new pm.state.Plugin({
        props: {
          handlePaste: (_view, event) => take(event.clipboardData),
          handleDrop: (view, event) => {
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
            if (!picturesIn(event.dataTransfer).length) return false;
            if (at) editor.commands.setTextSelection(at.pos);
            event.preventDefault();
            return take(event.dataTransfer);
          },
        },
      }),
    ];
  },
});

export const Gallery = Node.create({
  name: "gallery",
  group: "block",
  content: "picture+",
  defining: true,
  isolating: true,

  addAttributes() {
    return {
      title: {
        default: null,
        parseHTML: (element) => element.getAttribute("data-title"),
        renderHTML: ({ title }) => (title ? { "data-title": title } : {}),
      },
    };
  },

  parseHTML() {
    return [{ tag: "section[data-card=gallery]" }];
  },

  renderHTML({ HTMLAttributes }) {
    return ["section", { "data-card": "gallery", ...HTMLAttributes }, 0];
  },
});
