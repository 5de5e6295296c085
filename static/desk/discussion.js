// The discussion in place: what is sent comes back as the panel; passages of the text and their threads lead to each other.

import { commentDialog } from "./discussion_dialog.js";
import { offerColleagues } from "./mentions.js";
import { openNote } from "./passage_note.js";

let editor = null;

const panel = () => document.getElementById("threads");
const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

// Resolves to the new panel, which stands in the page then, or null when the desk did not answer.
async function send(fields) {
  const { url, failed } = panel().dataset;
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "X-CSRFToken": token(), "X-Panel": "1" },
      body: new URLSearchParams(fields),
    });
    if (!response.ok) throw new Error(response.status);
    const fragment = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("threads");
    if (!fragment) throw new Error("no panel");
    return { fragment, error: fragment.querySelector(".discussion-error:not([hidden])")?.textContent ?? "" };
  } catch {
    return { fragment: null, error: failed };
  }
}

function replace(fragment) {
  panel().replaceWith(document.adoptNode(fragment));
  prepare();
}

function complain(sentence) {
  const error = panel().querySelector(".discussion-error");
  error.textContent = sentence;
  error.hidden = !sentence;
}

async function press(button) {
  const thread = button.value;
  const fields = { [button.name]: thread };
  for (const field of panel().querySelectorAll("textarea[name]")) fields[field.name] = field.value;
  button.disabled = true;
  const { fragment, error } = await send(fields);
  button.disabled = false;
  if (error) return complain(error);
  const kept = unsent(button);
  replace(fragment);
  restore(kept);
  const after = document.getElementById(`thread-${thread}`) ?? panel().querySelector(".thread:last-child") ?? panel().querySelector("h2");
  show(after);
}

// What stands in the other fields of the panel is not lost when one of them is sent.
function unsent(button) {
  const sent = button.name === "new" ? ["text", "quote"] : [`text-${button.value}`];
  const fields = [...panel().querySelectorAll("textarea[name]")];
  return fields.filter((field) => field.value && !sent.includes(field.name)).map((field) => [field.name, field.value]);
}

function restore(kept) {
  for (const [name, value] of kept) {
    const field = panel().querySelector(`textarea[name="${name}"]`);
    if (!field) continue;
    field.value = value;
    field.closest("details").open = true;
  }
}

// Opens tab and details around a thread or the text.
function openAround(element) {
  for (let parent = element; parent; parent = parent.parentElement) {
    if (parent.tagName === "DETAILS") parent.open = true;
    if (parent.hidden && parent.id) document.querySelector(`[role=tab][aria-controls="${parent.id}"]`)?.click();
  }
}

function show(element) {
  openAround(element);
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}

function passages() {
  return [...panel().querySelectorAll("[data-passage]")].map(({ dataset }) => ({
    id: dataset.thread, start: Number(dataset.start), end: Number(dataset.end), words: dataset.passage,
  }));
}

function prepare() {
  const root = panel();
  root.classList.add("live");
  // Inside the article's form: what is typed here is no change of the article.
  for (const name of ["input", "change"]) root.addEventListener(name, (event) => event.stopPropagation());
  for (const area of root.querySelectorAll("[data-mention]")) offerColleagues(area, root.dataset);
  // Whichever of the two scripts ran first: the editor stands on its element.
  editor ??= document.querySelector(".ProseMirror")?.editor ?? null;
  if (!editor) return;
  editor.commands.markPassages(passages());
  for (const button of root.querySelectorAll("[data-passage] [data-to-passage]")) button.hidden = false;
}

async function commentOn(passage) {
  const said = await commentDialog(passage, panel().dataset, async (text) => {
    const { fragment, error } = await send({ new: "1", text, ...passage });
    if (!error) replace(fragment);
    return error;
  });
  if (said) editor.commands.focus();
}

if (panel()) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("#threads button");
    if (!button) return;
    event.preventDefault();
    if ("toPassage" in button.dataset) {
      openAround(editor.view.dom);
      editor.commands.showPassage(button.closest(".thread").dataset.thread);
    } else press(button);
  });
  addEventListener("beforeunload", (event) => {
    const areas = [...panel().querySelectorAll("textarea")];
    if (areas.some((area) => area.value.trim())) event.preventDefault();
  });
  document.addEventListener("prose-editor:ready", (event) => {
    editor = event.detail.editor;
    prepare();
  });
  document.addEventListener("passage:clicked", ({ detail }) => openNote(detail, panel().dataset, show));
  document.addEventListener("passage:entered", ({ detail }) => show(document.getElementById(`thread-${detail}`)));
  document.addEventListener("passage:chosen", ({ detail }) => commentOn(detail));
  prepare();
  const named = /^#(thread-\d+|threads)$/.exec(location.hash);
  if (named) addEventListener("load", () => show(document.getElementById(named[1]) ?? panel()));
}
