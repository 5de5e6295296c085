// The picture of the head: chosen in the library's dialog, shown as readers will see it. Without this module, its fields.

import { pickPicture, WORDS } from "desk/picture_dialog";
import { shownPicture } from "desk/shown_picture";

const NAMES = ["picture", "crop", "focus", ...WORDS];

export class HeadPicture {
  constructor(place, settings) {
    this.words = settings.words;
    this.pictures = settings.pictures;
    this.inputs = Object.fromEntries(NAMES.map((name, n) => [name, place.querySelector(`[name=picture_${n}]`)]));
    this.stage = document.createElement("div");
    this.stage.className = "head-stage";
    place.prepend(this.stage);
    place.classList.add("live");
    for (const input of Object.values(this.inputs)) input.addEventListener("input", () => this.draw());
    this.draw();
  }

  now() {
    return Object.fromEntries(NAMES.map((name) => [name, this.inputs[name].value]));
  }

  button(text, act, looks) {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", className: `button ${looks}`, textContent: text });
    made.addEventListener("click", act);
    return made;
  }

  draw() {
    const { words } = this;
    const now = this.now();
    const fact = this.pictures.facts.get(now.picture);
    if (!now.picture) {
      this.stage.replaceChildren(this.button(words.addHeadPicture, () => this.pick(), ""));
      return;
    }
    const gone = { image: "", below: [`#${now.picture}: ${words.gone}`] };
    const { image, below } = fact ? shownPicture(fact, now, words, "16:9") : gone;
    const told = document.createElement("p");
    told.className = "head-told";
    told.append(...below);
    const tools = document.createElement("p");
    tools.className = "head-tools";
    tools.append(
      this.button(words.edit, () => this.pick(), "small"),
      this.button(words.remove, () => this.set({}), "small plain"),
    );
    this.stage.replaceChildren(image, told, tools);
  }

  async pick() {
    const picked = await pickPicture({ pictures: this.pictures, words: this.words, now: this.now(), standard: "16:9" });
    if (picked) this.set(picked);
    this.stage.querySelector("button").focus();
  }

  set(picked) {
    for (const name of NAMES) this.inputs[name].value = picked[name] ?? "";
    this.inputs.picture.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
