// Pictures and galleries in the text, shown as readers will see them; files dropped or pasted into it are taken in.

import { Node, crel, pm } from "django-prose-editor/editor";
import { CardView, attribute, placeFor } from "desk/card";
import { pickPicture, takeInOne } from "desk/picture_dialog";
import { shownPicture } from "desk/shown_picture";
import { picturesIn } from "desk/upload";

const ATTRIBUTES = ["picture", "crop", "focus", "alternative", "caption", "credit"];

export function useOf(picked) {
  return Object.fromEntries(ATTRIBUTES.map((name) => [name, picked[name] ? String(picked[name]) : null]));
}

class PictureView extends CardView {
  element() {
    return crel("figure", { className: "picture-card", contentEditable: "false" });
  }

  inGallery() {
    return this.editor.state.doc.resolve(this.getPos()).parent.type.name === "gallery";
  }

  draw() {
    const { words, pictures } = this.options;
    const { picture } = this.node.attrs;
    const fact = pictures.facts.get(picture);
    const gone = crel("p", { className: "card-note", textContent: `${words.picture} #${picture}: ${words.gone}` });
    const { image, below } = fact ? shownPicture(fact, this.node.attrs, words, "original") : { image: gone, below: [] };
    this.dom.replaceChildren(
      image,
      crel("figcaption", {}, below),
      ...(this.editor.isEditable ? [this.buttons()] : []),
    );
  }

  async edit() {
    const standard = this.inGallery() ? "4:3" : "original";
    const picked = await pickPicture({ ...this.options, now: this.node.attrs, standard });
    if (!picked) return;
    const { tr } = this.editor.state;
    this.editor.view.dispatch(tr.setNodeMarkup(this.getPos(), null, useOf(picked)));
    this.editor.commands.focus();
  }
}

// At the end of the gallery the cursor is in, or else where any card stands.
function pictureSpot(selection) {
  const { $from, from, node } = selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name === "gallery") return $from.end(depth);
  }
  return node?.type.name === "gallery" ? from + node.nodeSize - 1 : placeFor(selection);
}

function insert(editor, content) {
  editor.chain().focus().insertContentAt(pictureSpot(editor.state.selection), content).run();
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
    return Object.fromEntries(ATTRIBUTES.map((name) => [name, attribute(`data-${name}`)]));
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
