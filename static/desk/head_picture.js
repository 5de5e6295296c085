// The picture of the head: chosen in the library's dialog, shown as readers will see it. Without this module, its fields.

import { cropPosition } from "desk/focal";
import { pickPicture, WORDS } from "desk/picture_dialog";

const NAMES = ["picture", "crop", "focus", ...WORDS];
const RATIOS = { "16:9": "wide", "4:3": "classic", "1:1": "square", "3:4": "tall", original: "none" };

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

  button(text, act, plain = false) {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", className: `button small${plain ? " plain" : ""}`, textContent: text });
    made.addEventListener("click", act);
    return made;
  }

  draw() {
    const { words } = this;
    const now = this.now();
    const fact = this.pictures.facts.get(now.picture);
    if (!now.picture) {
      const add = this.button(words.addHeadPicture, () => this.pick());
      add.classList.remove("small");
      this.stage.replaceChildren(add);
      return;
    }
    const image = document.createElement("img");
    Object.assign(image, { src: fact?.large ?? "", alt: now.alternative || fact?.alternative || "" });
    image.className = `crop-${RATIOS[now.crop] ?? "wide"}`;
    if (fact && now.crop !== "original") {
      const middle = now.focus ? now.focus.split(" ").map(Number) : fact.focus;
      image.style.objectPosition = cropPosition(now.crop || "16:9", [fact.width, fact.height], middle);
    }
    const told = document.createElement("p");
    told.className = "head-told";
    const credit = now.credit || fact?.credit;
    told.append([now.caption || fact?.caption, credit && `${words.photo} ${credit}`].filter(Boolean).join(" "));
    for (const state of [fact?.state !== "valid" && fact?.standing, fact && !credit && words.noCredit]) {
      if (state) told.append(Object.assign(document.createElement("span"), { className: "card-state", textContent: state }));
    }
    const tools = document.createElement("p");
    tools.className = "head-tools";
    tools.append(this.button(words.edit, () => this.pick()), this.button(words.remove, () => this.set({}), true));
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
