// Puts the text editor in the place of the text's textarea, which stays what is sent.

import { Editor, crel } from "django-prose-editor/editor";
import { HeadPicture } from "desk/head_picture";
import { kinds } from "desk/kinds";
import { knowProviders } from "desk/paste_cards";
import { pastedHTML, pastedText } from "desk/paste";

function start(textarea) {
  const settings = JSON.parse(textarea.dataset.deskEditor);
  // A map, because the extensions would copy a plain object and each know its own cards only.
  settings.cards = new Map(Object.entries(settings.cards));
  settings.pictures.facts = new Map(Object.entries(settings.pictures.facts ?? {}));
  knowProviders(settings.embeds);
  const element = crel("div", { className: "prose-editor" });
  textarea.before(element);
  element.append(textarea);
  const editor = new Editor({
    element,
    // The editor's own inline style would break the security policy; desk/editor.css says the same.
    injectCSS: false,
    extensions: kinds(settings),
    content: textarea.value,
    editorProps: {
      transformPastedHTML: pastedHTML,
      clipboardTextParser: pastedText,
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": settings.words.text, lang: "de" },
    },
    onUpdate() {
      textarea.value = editor.getHTML();
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  editor.on("create", () => {
    const toolbar = element.querySelector(".prose-menubar");
    toolbar.setAttribute("role", "toolbar");
    toolbar.setAttribute("aria-label", settings.words.toolbar);
  });
  for (const label of textarea.labels) label.addEventListener("click", () => editor.commands.focus());
  const head = document.querySelector("[data-head-picture]");
  if (head) new HeadPicture(head, settings);
  textarea.dispatchEvent(new CustomEvent("prose-editor:ready", { detail: { editor, textarea }, bubbles: true }));
}

document.querySelectorAll("[data-desk-editor]").forEach(start);
