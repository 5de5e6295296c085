// A use of a picture as readers will see it: cut about its focal point, with its words, and with what it lacks.

import { crel } from "django-prose-editor/editor";
import { cropPosition } from "desk/focal";

const CROPS = { "16:9": "wide", "4:3": "classic", "1:1": "square", "3:4": "tall" };

// What is lacking is a link to where it is entered; the text stays open.
function lack(fact, textContent) {
  return crel("a", { className: "card-state", href: fact.address, target: "_blank", textContent });
}

// The image, and what stands below it. `use` has the words and the crop of its place, `standard` is the crop without one.
export function shownPicture(fact, use, words, standard) {
  const crop = use.crop || standard;
  const credit = use.credit || fact.credit;
  const image = crel("img", { src: fact.large, alt: use.alternative || fact.alternative, className: `crop-${CROPS[crop] ?? "none"}` });
  if (CROPS[crop]) {
    const middle = use.focus ? use.focus.split(" ").map(Number) : fact.focus;
    image.style.objectPosition = cropPosition(crop, [fact.width, fact.height], middle);
  }
  const told = [use.caption || fact.caption, credit && `${words.photo} ${credit}`].filter(Boolean).join(" ");
  const lacking = [fact.state !== "valid" && fact.standing, !credit && words.noCredit].filter(Boolean);
  return { image, below: [told, ...lacking.map((text) => lack(fact, text))] };
}
