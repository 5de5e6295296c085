// An embed in the text: a card that names the provider and is never loaded here. Providers: articles/body/embeds.py.

import { Node, crel } from "django-prose-editor/editor";
import { CardView, attribute, placeFor } from "desk/card";
import { field, openDialog } from "desk/dialog";

function providerOf(address, embeds) {
  return embeds.find(({ pattern }) => new RegExp(pattern).test(address))?.name ?? null;
}

function completed(typed) {
  const address = typed.trim();
  return /^[\w-]+(\.[\w-]+)+\/\S*$/.test(address) ? `https://${address}` : address;
}

// Resolves to {url, title} or to null. The provider is named as soon as the address is one of its own.
function askEmbed({ words, embeds }, now = {}) {
  const address = crel("input", { type: "text", inputMode: "url", value: now.url ?? "", autocomplete: "off", placeholder: "https://" });
  const title = crel("input", { type: "text", value: now.title ?? "", maxLength: 300, autocomplete: "off" });
  const told = crel("p", { className: "picker-told", role: "status" });
  const unknown = words.embedUnknown.replace("{providers}", embeds.map(({ name }) => name).join(", "));
  const tell = () => {
    const url = completed(address.value);
    const provider = providerOf(url, embeds);
    told.classList.toggle("known", Boolean(provider));
    told.textContent = provider ? words.embedKnown.replace("{provider}", provider) : unknown;
  };
  address.addEventListener("input", tell);
  tell();
  const parts = [field(words.embedAddress, address), told, field(words.embedTitle, title)];
  return openDialog(words.embed, parts, words, () => {
    const url = completed(address.value);
    return providerOf(url, embeds) ? { url, title: title.value.trim() || null } : unknown;
  });
}

class EmbedView extends CardView {
  draw() {
    const { url, title } = this.node.attrs;
    const { words, embeds } = this.options;
    this.dom.classList.add("card-embed");
    this.dom.replaceChildren(
      crel("p", { className: "card-label", textContent: `${words.embedded}: ${providerOf(url ?? "", embeds) ?? "?"}` }),
      crel("p", { className: "card-title", textContent: title || (url ?? "").replace(/^https:\/\/(www\.)?/, "") }),
      ...(title ? [crel("p", { className: "card-note", textContent: url })] : []),
      ...(this.editor.isEditable ? [this.buttons()] : []),
    );
  }

  async edit() {
    const answer = await askEmbed(this.options, this.node.attrs);
    if (!answer) return;
    this.editor.view.dispatch(this.editor.state.tr.setNodeMarkup(this.getPos(), null, answer));
    this.editor.commands.focus();
  }
}

export const Embed = Node.create({
  name: "embed",
  group: "block",
  atom: true,
  draggable: true,

  addOptions() {
    return { words: {}, embeds: [] };
  },

  addAttributes: () => ({ url: attribute("data-url"), title: attribute("data-title") }),
  parseHTML: () => [{ tag: "div[data-card=embed]" }],

  renderHTML({ node: { attrs: { url, title } } }) {
    return ["div", { "data-card": "embed", ...(url && { "data-url": url }), ...(title && { "data-title": title }) }];
  },

  addNodeView: () => (given) => new EmbedView(given),

  addCommands() {
    return {
      addEmbed: () => ({ editor }) => {
        askEmbed(this.options).then((answer) => {
          if (!answer) return;
          const card = { type: "embed", attrs: answer };
          editor.chain().focus().insertContentAt(placeFor(editor.state.selection), card).run();
        });
        return true;
      },
    };
  },

  addMenuItems({ menu, buttons }) {
    const button = buttons.material("ondemand_video", this.options.words.embed);
    menu.defineItem({ name: "embed", groups: "inserts", button, command: (editor) => editor.commands.addEmbed() });
  },
});
