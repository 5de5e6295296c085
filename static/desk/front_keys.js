// Keys within a card: Alt and arrows move it, P pins it or lets it go. Each presses what the card's own buttons press.

const UP_DOWN = { ArrowUp: "up", ArrowDown: "down" };
const ASIDE = { ArrowLeft: -1, ArrowRight: 1 };

function fieldsOf(card, act) {
  const fields = new FormData(card.querySelector(".front-moves"));
  fields.set("act", act);
  return fields;
}

// The area before or behind the card's own, from which it goes there.
function elsewhere(card, step) {
  const areas = [...document.querySelectorAll("#front-board .area")];
  const own = card.closest(".area");
  const other = areas[areas.indexOf(own) + step];
  if (!other) return null;
  const fields = fieldsOf(card, "pin");
  fields.set("source", own.dataset.slot);
  fields.set("slot", other.dataset.slot);
  return fields;
}

function wanted(card, event) {
  if (event.altKey && event.key in ASIDE) return elsewhere(card, ASIDE[event.key]);
  if (event.altKey && event.key in UP_DOWN) {
    // A story of the rule has no place of its own: moving it begins with pinning it.
    return fieldsOf(card, card.classList.contains("pinned") ? UP_DOWN[event.key] : "pin");
  }
  const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
  if (plain && event.key.toLowerCase() === "p") return fieldsOf(card, card.classList.contains("pinned") ? "unpin" : "pin");
  return null;
}

export function pressed(event, send) {
  const card = event.target.closest?.(".front-card");
  if (!card || event.target.closest("select, input, textarea")) return;
  const fields = wanted(card, event);
  // In the first and the last area, too, these keys must not leave the page.
  if (fields || (event.altKey && event.key in ASIDE)) event.preventDefault();
  if (fields) send(fields);
}
