// Cards of our own in pasted HTML: those that can be stored, since one without its target would stop the next save.

import { isTarget } from "desk/paste_links";

export const CARD = "aside[data-card], figure[data-card=picture], div[data-card=embed]";
const NUMBER = /^[1-9]\d{0,9}$/;
const CROP = /^(original|16:9|4:3|1:1|3:4)$/;
const FOCUS = /^(0|1|0\.\d{1,3}) (0|1|0\.\d{1,3})$/;
let providers = [];

// The patterns of articles/body/embeds.py, as the editor's settings bring them.
export function knowProviders(embeds) {
  providers = embeds.map(({ pattern }) => new RegExp(pattern));
}

const fits = (value, pattern) => value === undefined || pattern.test(value);

// As in articles/body/kinds.py: what a card needs, and nothing we do not allow.
const SOUND = {
  readmore: ({ article, url, wanted }) => (
    !(url && !(/^https?:/.test(url) && isTarget(url))) && !(article && !NUMBER.test(article))
      && [article, url, wanted?.trim()].filter(Boolean).length === 1
  ),
  infobox: () => true,
  picture: ({ picture, crop, focus }) => NUMBER.test(picture ?? "") && fits(crop, CROP) && fits(focus, FOCUS),
  gallery: () => true,
  embed: ({ url }) => providers.some((pattern) => pattern.test(url ?? "")),
};

export function isSound(element) {
  const { card } = element.dataset;
  if (card === undefined) return true;
  if (card === "gallery" && ![...element.children].every((child) => child.matches("figure[data-card=picture]"))) return false;
  return Object.hasOwn(SOUND, card) && SOUND[card](element.dataset);
}

// Info boxes as our own pages show them to readers.
export function boxesOfPages(body) {
  for (const box of body.querySelectorAll("aside.infobox:not([data-card])")) {
    const title = box.querySelector(":scope > .infobox-title");
    box.dataset.card = "infobox";
    if (title) box.dataset.title = title.textContent.trim();
    title?.remove();
  }
}
