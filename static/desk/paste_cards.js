// Cards of our own in pasted HTML: those that can be stored, since one without its target would stop the next save.

import { isTarget } from "desk/paste_links";

export const CARD = "aside[data-card], figure[data-card]";
const ARTICLE = /^[1-9]\d{0,9}$/;

// As in articles/body/kinds.py: a card leads to exactly one target, and nowhere we do not allow.
export function isSound(card) {
  const { article, url, wanted } = card.dataset;
  if ((url && !(/^https?:/.test(url) && isTarget(url))) || (article && !ARTICLE.test(article))) return false;
  return card.dataset.card !== "readmore" || [article, url, wanted?.trim()].filter(Boolean).length === 1;
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
