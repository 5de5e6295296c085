// The kinds and marks of the text, exactly those of articles/body/kinds.py, and the buttons that make them.

import {
  Blockquote, Bold, BulletList, Document, Dropcursor, Extension, Gapcursor, HardBreak, Heading, History,
  HorizontalRule, Italic, Link, ListItem, Menu, Node, OrderedList, Paragraph, Subscript, Superscript, Text,
} from "django-prose-editor/editor";
import { ReadMore } from "desk/card";
import { Embed } from "desk/embed";
import { Find } from "desk/find";
import { Overview } from "desk/overview";
import { Passages } from "desk/passages";
import { Gallery, Picture } from "desk/picture_card";
import { askLine, pickTarget } from "desk/picker";
import { Slash } from "desk/slash";
import { tables } from "desk/table";
import { Typeset } from "desk/typeset";

const FLOW = "(paragraph | bulletList | orderedList)";
const TARGET = /^(https?:\/\/|mailto:|article:[1-9][0-9]*$)/;

// A line of words beside the text of a block, kept in an attribute of its HTML.
function wordsIn(name, attribute) {
  return {
    [name]: {
      default: null,
      parseHTML: (element) => element.getAttribute(attribute),
      renderHTML: (attributes) => (attributes[name] ? { [attribute]: attributes[name] } : {}),
    },
  };
}

const Quotation = Blockquote.extend({
  content: `${FLOW}+`,
  addAttributes: () => wordsIn("source", "data-source"),
});

const InfoBox = Node.create({
  name: "infobox",
  group: "block",
  content: `${FLOW}+`,
  defining: true,
  addAttributes: () => wordsIn("title", "data-title"),
  parseHTML: () => [{ tag: "aside[data-card=infobox]" }],
  renderHTML: ({ HTMLAttributes }) => ["aside", { "data-card": "infobox", ...HTMLAttributes }, 0],
});

const Item = ListItem.extend({ content: `paragraph ${FLOW}*` });

const OurLink = Link.extend({
  addMenuItems() {},
  addKeyboardShortcuts() {
    return { "Mod-k": () => this.editor.commands.askLink() };
  },
}).configure({
  protocols: ["article"],
  autolink: false,
  openOnClick: false,
  enableTarget: false,
  isAllowedUri: (address) => TARGET.test(address ?? ""),
});

async function askLink(editor, { lookup, about, words, cards }) {
  const address = editor.getAttributes("link").href ?? "";
  const article = address.startsWith("article:") ? address.slice("article:".length) : null;
  const fact = article && (cards.get(article) ?? { id: article, headline: `#${article}` });
  const now = { article, fact, url: article ? "" : address.replace(/^mailto:/, "") };
  const picked = await pickTarget({ heading: words.link, lookup, about, words, now, mail: true });
  if (!picked) return;
  if (picked.article) cards.set(String(picked.article), picked.fact);
  const href = picked.article ? `article:${picked.article}` : picked.url;
  const chain = editor.chain().focus().extendMarkRange("link");
  if (editor.state.selection.empty && !editor.isActive("link")) {
    const text = picked.fact?.headline ?? picked.url.replace(/^(https?:\/\/|mailto:)/, "");
    chain.insertContent({ type: "text", text, marks: [{ type: "link", attrs: { href } }] }).run();
  } else chain.setLink({ href }).run();
}

async function askWords(editor, kind, name, heading, words) {
  const now = editor.getAttributes(kind)[name] ?? "";
  const answer = await askLine({ heading, words, now });
  if (answer) editor.chain().focus().updateAttributes(kind, { [name]: answer.line || null }).run();
}

const Desk = Extension.create({
  name: "desk",

  addOptions() {
    return { lookup: "", about: null, words: {}, cards: null };
  },

  addCommands() {
    const { words } = this.options;
    return {
      askLink: () => ({ editor }) => { askLink(editor, this.options); return true; },
      askSource: () => ({ editor }) => { askWords(editor, "blockquote", "source", words.quoteSource, words); return true; },
      askGalleryTitle: () => ({ editor }) => { askWords(editor, "gallery", "title", words.galleryTitle, words); return true; },
      askBoxTitle: () => ({ editor }) => { askWords(editor, "infobox", "title", words.boxTitle, words); return true; },
      askTableTitle: () => ({ editor }) => { askWords(editor, "table", "title", words.tableTitle, words); return true; },
    };
  },

  addMenuItems({ menu, buttons }) {
    const { words } = this.options;
    const define = (groups, name, icon, run, options = {}) => words[name] && menu.defineItem({
      name, groups,
      button: icon.length === 2 ? buttons.text(icon, words[name]) : buttons.material(icon, words[name]),
      command: (editor) => run(editor.chain().focus()).run(),
      active: (editor) => editor.isActive(name),
      ...options,
    });
    const level = (number) => ({ active: (editor) => editor.isActive("heading", { level: number }) });
    define("blocks", "heading2", "H2", (chain) => chain.toggleHeading({ level: 2 }), level(2));
    define("blocks", "heading3", "H3", (chain) => chain.toggleHeading({ level: 3 }), level(3));
    define("marks", "bold", "format_bold", (chain) => chain.toggleBold());
    define("marks", "italic", "format_italic", (chain) => chain.toggleItalic());
    define("marks", "superscript", "superscript", (chain) => chain.toggleSuperscript());
    define("marks", "subscript", "subscript", (chain) => chain.toggleSubscript());
    define("links", "link", "insert_link", (chain) => chain, { command: (editor) => editor.commands.askLink() });
    define("links", "unlink", "link_off", (chain) => chain.unsetLink(), {
      hidden: (editor) => !editor.isActive("link"), active: () => false,
    });
    define("lists", "bulletList", "format_list_bulleted", (chain) => chain.toggleBulletList());
    define("lists", "orderedList", "format_list_numbered", (chain) => chain.toggleOrderedList());
    define("lists", "blockquote", "format_quote", (chain) => chain.toggleBlockquote());
    define("lists", "quoteSource", "record_voice_over", (chain) => chain, {
      command: (editor) => editor.commands.askSource(),
      hidden: (editor) => !editor.isActive("blockquote"), active: () => false,
    });
    define("lists", "infobox", "text_snippet", (chain) => chain.toggleWrap("infobox"));
    define("lists", "boxTitle", "title", (chain) => chain, {
      command: (editor) => editor.commands.askBoxTitle(),
      hidden: (editor) => !editor.isActive("infobox"), active: () => false,
    });
    define("inserts", "horizontalRule", "horizontal_rule", (chain) => chain.setHorizontalRule());
    define("inserts", "picture", "image", (chain) => chain, { command: (editor) => editor.commands.addPicture() });
    define("inserts", "gallery", "collections", (chain) => chain, {
      command: (editor) => editor.commands.addGallery(), hidden: (editor) => editor.isActive("gallery"),
    });
    define("inserts", "galleryTitle", "title", (chain) => chain, {
      command: (editor) => editor.commands.askGalleryTitle(),
      hidden: (editor) => !editor.isActive("gallery"), active: () => false,
    });
    define("inserts", "readmore", "library_books", (chain) => chain, { command: (editor) => editor.commands.addReadMore() });
    define("history", "undo", "undo", (chain) => chain.undo(), { enabled: (editor) => editor.can().undo(), active: () => false });
    define("history", "redo", "redo", (chain) => chain.redo(), { enabled: (editor) => editor.can().redo(), active: () => false });
  },
});

// What only stories hold. A page about the house has no words for them either, and so no buttons.
function cards(settings) {
  return [Embed.configure(settings), ReadMore.configure(settings), Picture.configure(settings), Gallery];
}

export function kinds(settings) {
  return [
    Document, Paragraph, Text, HardBreak,
    Heading.configure({ levels: [2, 3] }),
    BulletList, OrderedList.configure({ enableListAttributes: false }), Item, Quotation, InfoBox, HorizontalRule,
    OurLink, Bold, Italic, Superscript, Subscript,
    ...tables(settings), ...(settings.plain ? [] : cards(settings)), Desk.configure(settings), Passages.configure(settings),
    Slash.configure(settings), Find.configure(settings), Typeset.configure(settings), Overview.configure(settings),
    Menu.configure({
      defaultItems: false,
      groups: ["blocks", "marks", "links", "lists", "inserts", "tables", "comments", "tools", "history"].map((group) => ({ group })),
    }),
    History, Dropcursor, Gapcursor,
  ];
}
