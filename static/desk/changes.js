// Goes from change to change: buttons, and the keys n and p unless they are switched off or somebody is typing.

const panel = document.querySelector("[data-changes]");
const stepper = document.querySelector(".stepper");
const stops = [...panel?.querySelectorAll("[data-change]") ?? []];
const KEYS = "desk-change-keys";
let place = -1;

function go(direction) {
  if (!stops.length) return;
  stops[place]?.classList.remove("current");
  place = (place + direction + stops.length) % stops.length;
  const stop = stops[place];
  stop.classList.add("current");
  stop.tabIndex = -1;
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: "center" });
  stepper.querySelector("output").textContent = panel.dataset.changes
    .replace("{number}", place + 1)
    .replace("{all}", stops.length);
}

if (stepper && stops.length) {
  const keys = stepper.querySelector("[data-by-key]");
  stepper.hidden = false;
  keys.checked = localStorage.getItem(KEYS) !== "off";
  keys.addEventListener("change", () => localStorage.setItem(KEYS, keys.checked ? "on" : "off"));
  stepper.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-step]");
    if (button) go(Number(button.dataset.step));
  });
  document.addEventListener("keydown", (event) => {
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    const direction = { n: 1, p: -1 }[event.key];
    if (direction) go(place < 0 && direction < 0 ? 0 : direction);
  });
}
