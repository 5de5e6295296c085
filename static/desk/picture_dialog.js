// A dialog that finds a picture in the library, or takes one in, and asks how this place shows it.

import { crel } from "django-prose-editor/editor";
import { askWhileTyping } from "desk/asking";
import { CropStage } from "desk/crop_stage";
import { field, openDialog } from "desk/dialog";
import { picturesIn, sendFile } from "desk/upload";

const CROPS = ["original", "16:9", "4:3", "1:1", "3:4"];
export const WORDS = ["alternative", "caption", "credit"];

function tile(fact, chosen) {
  const input = crel("input", { type: "radio", name: "picture", value: String(fact.id), checked: chosen });
  const note = [fact.credit, fact.state === "valid" ? "" : fact.standing].filter(Boolean).join(" · ");
  return crel("label", { className: "picture-tile" }, [
    input,
    crel("img", { src: fact.thumb, alt: fact.alternative, loading: "lazy" }),
    crel("span", { textContent: fact.title }),
    ...(note ? [crel("small", { textContent: note })] : []),
  ]);
}

class Shelf {
  constructor(pictures, words, chosen) {
    Object.assign(this, { pictures, words, facts: new Map() });
    this.input = crel("input", { type: "search", placeholder: words.pictureHint, autocomplete: "off" });
    this.list = crel("div", { className: "picture-tiles", role: "radiogroup", "aria-label": words.searchPictures });
    this.file = crel("input", { type: "file", accept: "image/*", className: "visually-hidden", id: "desk-picture-file" });
    this.told = crel("p", { className: "picker-told", role: "status" });
    this.find = askWhileTyping(this.input, this.list, {
      question: () => `${pictures.lookup}?${new URLSearchParams({ term: this.input.value })}`,
      show: (facts) => this.show(facts, this.chosen()),
      failed: words.failed,
    });
    this.file.addEventListener("change", () => this.takeIn([...this.file.files]));
    this.list.addEventListener("change", () => this.onChoose?.(this.chosen()));
    if (chosen) this.show([chosen], chosen);
    this.find();
  }

  // What was chosen while the answer was on its way stays chosen.
  show(facts, chosen) {
    const all = [...(chosen ? [chosen] : []), ...facts.filter((fact) => fact.id !== chosen?.id)];
    for (const fact of all) this.facts.set(String(fact.id), fact);
    const tiles = all.map((fact) => tile(fact, fact.id === chosen?.id));
    this.list.replaceChildren(...(tiles.length ? tiles : [crel("p", { textContent: this.words.nothing })]));
    if (chosen) this.onChoose?.(chosen);
  }

  chosen() {
    const input = this.list.querySelector("input:checked");
    return input && this.facts.get(input.value);
  }

  async takeIn(files) {
    for (const file of files) {
      this.told.textContent = `${file.name}: ${this.words.takingIn}`;
      const result = await takeInOne(file, this.pictures, this.words);
      this.told.textContent = result ? `${result.title}: ${this.words.takenIn}` : "";
      if (result) this.show([...this.facts.values()], result);
    }
  }
}

// Resolves to the facts of the picture, taken in or known already; to null, after saying why, for one that is refused.
export async function takeInOne(file, pictures, words) {
  const sent = (anyway) => sendFile(pictures.upload, file, { anyway, failed: words.failed });
  const result = await sent(false);
  if (result.state === "alike") {
    const answer = await askAlike(file, result, words);
    if (answer?.use === "anyway") return (await sent(true)).pictures[0] ?? null;
    return result.pictures.find(({ id }) => String(id) === answer?.use) ?? null;
  }
  if (result.state === "refused") await openDialog(file.name, [crel("p", { textContent: result.sentence })], words, () => true);
  return result.pictures[0] ?? null;
}

// The pictures that look the same, and the file itself: one is to be used.
async function askAlike(file, result, words) {
  const list = crel("div", { className: "picture-tiles", role: "radiogroup", "aria-label": result.sentence });
  list.append(...result.pictures.map((fact, n) => tile(fact, n === 0)));
  const anyway = crel("input", { type: "radio", name: "picture", value: "anyway" });
  list.append(crel("label", { className: "picture-tile" }, [anyway, crel("span", { textContent: words.anyway })]));
  const told = crel("p", { textContent: result.sentence });
  return openDialog(file.name, [told, list], words, () => ({ use: list.querySelector("input:checked").value }));
}

function cropField(words, now, standard) {
  const options = CROPS.map((value) => {
    const text = value === "original" ? words.uncropped : value;
    return crel("option", { value, textContent: text, selected: value === (now || standard) });
  });
  return crel("select", {}, options);
}

// Resolves to {picture, fact, crop, focus, alternative, caption, credit}, or to null. `standard` is the crop of this place.
export async function pickPicture({ pictures, words, now = {}, standard = "original" }) {
  const known = now.picture ? pictures.facts.get(String(now.picture)) : null;
  const crop = cropField(words, now.crop, standard);
  const inputs = Object.fromEntries(
    WORDS.map((name) => [name, crel(name === "credit" ? "input" : "textarea", { value: now[name] ?? "", rows: 2 })]),
  );
  const shelf = new Shelf(pictures, words, known);
  const stage = new CropStage(words, crop, now.focus);
  shelf.onChoose = (fact) => {
    stage.show(fact);
    for (const name of WORDS) inputs[name].placeholder = fact[name] || "–";
  };
  if (known) shelf.onChoose(known);
  const upload = crel("label", { className: "button", htmlFor: "desk-picture-file", textContent: words.takeIn });
  const parts = [
    crel("div", { className: "picture-find" }, [field(words.searchPictures, shelf.input), shelf.file, upload]),
    shelf.told,
    shelf.list,
    stage.element,
    crel("div", { className: "picture-fields" }, [
      field(words.crop, crop),
      ...WORDS.map((name) => field(words[`picture_${name}`], inputs[name])),
    ]),
    crel("p", { className: "help", textContent: words.ownWords }),
  ];
  parts[2].addEventListener("drop", (event) => {
    event.preventDefault();
    shelf.takeIn(picturesIn(event.dataTransfer));
  });
  parts[2].addEventListener("dragover", (event) => event.preventDefault());
  const picked = await openDialog(words.picture, parts, words, () => {
    const fact = shelf.chosen();
    if (!fact) return words.choosePicture;
    const own = Object.fromEntries(WORDS.map((name) => [name, inputs[name].value.trim()]));
    return { picture: fact.id, fact, crop: crop.value === standard ? "" : crop.value, focus: stage.value(), ...own };
  });
  if (picked) pictures.facts.set(String(picked.picture), picked.fact);
  return picked;
}
