// Cards are dragged to another place or area; dropped, they are pinned there.

let dragged = null;

function start(event, card) {
  dragged = card;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", card.dataset.headline);
  card.classList.add("dragged");
}

function clear(area) {
  area.classList.remove("over");
  for (const card of area.querySelectorAll(".before")) card.classList.remove("before");
}

// The card a drop would stand before: the first that lies behind the pointer in the order of reading.
function cardBelow(area, x, y) {
  return [...area.querySelectorAll(".front-card")].find((card) => {
    const box = card.getBoundingClientRect();
    return card !== dragged && (y < box.top || (y < box.bottom && x < box.left + box.width / 2));
  });
}

// Its rank among the pins: that of the card it stands before, counted without the card itself; null for the end.
function rankAt(area, next) {
  const pins = [...area.querySelectorAll("[data-rank]")].filter((card) => card !== dragged);
  return next && pins.includes(next) ? pins.indexOf(next) : pins.length;
}

function drop(event, area, send) {
  event.preventDefault();
  const card = dragged, next = cardBelow(area, event.clientX, event.clientY);
  clear(area);
  if (!card) return;
  const fields = new FormData(card.querySelector(".front-moves"));
  fields.set("act", "pin");
  fields.set("source", card.closest(".area").dataset.slot);
  fields.set("slot", area.dataset.slot);
  fields.set("rank", rankAt(area, next));
  send(fields);
}

function equipArea(area, send) {
  area.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    clear(area);
    area.classList.add("over");
    cardBelow(area, event.clientX, event.clientY)?.classList.add("before");
  });
  area.addEventListener("dragleave", (event) => {
    if (!area.contains(event.relatedTarget)) clear(area);
  });
  area.addEventListener("drop", (event) => drop(event, area, send));
}

export function equipDrag(board, send) {
  for (const card of board.querySelectorAll(".front-card")) {
    card.draggable = true;
    card.addEventListener("dragstart", (event) => start(event, card));
    card.addEventListener("dragend", () => {
      card.classList.remove("dragged");
      dragged = null;
    });
  }
  for (const area of board.querySelectorAll(".area")) equipArea(area, send);
}
