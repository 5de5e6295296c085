// Rows of authors and links: add, remove, and order them by dragging, by buttons or by arrow keys on the grip.
// Without it, rows have position numbers and one is spare.

function button(name, label, sign, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.title = label;
  made.setAttribute("aria-label", label);
  made.textContent = sign;
  if (action) made.addEventListener("click", action);
  return made;
}

class Rows {
  constructor(section) {
    this.section = section;
    this.list = section.querySelector(".row-list");
    this.total = section.querySelector(`[name="${section.dataset.rows}-TOTAL_FORMS"]`);
    this.told = document.createElement("output");
    this.told.className = "visually-hidden";
    section.append(this.told);
    for (const row of this.rows()) this.equip(row);
    this.hideSpare();
    const add = section.querySelector(".row-add");
    add.hidden = false;
    add.addEventListener("click", () => this.add());
    section.classList.add("live");
    this.number();
  }

  rows() {
    return [...this.list.querySelectorAll(":scope > .row")];
  }

  shown() {
    return this.rows().filter((row) => !row.hidden);
  }

  isEmpty(row) {
    return [...row.querySelectorAll("input:not([type=checkbox], .position), select")].every((field) => !field.value);
  }

  hideSpare() {
    const last = this.rows().at(-1);
    if (last && this.rows().length > 1 && this.isEmpty(last) && !last.querySelector(".errorlist")) last.hidden = true;
  }

  equip(row) {
    const { up, down, drag } = this.section.dataset;
    const place = row.querySelector(".row-place");
    const grip = button("row-grip", drag, "⠿");
    grip.addEventListener("keydown", (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by) return;
      event.preventDefault();
      this.move(row, by, grip);
    });
    grip.addEventListener("pointerdown", (event) => this.drag(row, grip, event));
    const [higher, lower] = [[up, "↑", -1], [down, "↓", 1]].map(([label, sign, by]) => {
      const made = button("row-move", label, sign, () => this.move(row, by, made));
      return made;
    });
    place.append(higher, lower);
    row.prepend(grip);
    row.querySelector(".row-remove input")?.addEventListener("change", (event) => {
      row.classList.toggle("removed", event.target.checked);
    });
  }

  // One place up or down; the focus stays where it was.
  move(row, by, focused) {
    const shown = this.shown();
    const other = shown[shown.indexOf(row) + by];
    if (!other) return;
    if (by < 0) other.before(row);
    else other.after(row);
    this.ordered(row);
    focused.focus();
  }

  // Follows mouse, pen or finger until it is lifted: the row stands where its middle would be.
  drag(row, grip, started) {
    if (started.button) return;
    started.preventDefault();
    grip.focus();
    row.classList.add("dragged");
    const before = this.rows();
    const follow = ({ clientY }) => {
      const others = this.shown().filter((each) => each !== row);
      const next = others.find((each) => {
        const { top, height } = each.getBoundingClientRect();
        return clientY < top + height / 2;
      });
      if (next) { if (row.nextElementSibling !== next) next.before(row); } else others.at(-1)?.after(row);
    };
    const ending = new AbortController();
    const end = () => {
      ending.abort();
      row.classList.remove("dragged");
      if (this.rows().some((each, place) => each !== before[place])) this.ordered(row);
    };
    // Of the window, because a row that is put elsewhere loses what it captured.
    for (const [name, act] of [["pointermove", follow], ["pointerup", end], ["pointercancel", end]]) {
      window.addEventListener(name, act, { signal: ending.signal });
    }
  }

  ordered(row) {
    this.number();
    const shown = this.shown();
    this.told.textContent = this.section.dataset.place.replace("{0}", shown.indexOf(row) + 1).replace("{1}", shown.length);
    this.section.dispatchEvent(new Event("change", { bubbles: true }));
  }

  number() {
    this.rows().forEach((row, index) => { row.querySelector(".position").value = index + 1; });
  }

  add() {
    const spare = this.rows().find((row) => row.hidden);
    if (spare) {
      spare.hidden = false;
      this.focus(spare);
      return;
    }
    const made = document.createElement("div");
    made.innerHTML = this.section.querySelector("template").innerHTML.replaceAll("__prefix__", this.total.value);
    const row = made.firstElementChild;
    this.list.append(row);
    this.total.value = Number(this.total.value) + 1;
    this.equip(row);
    this.number();
    row.dispatchEvent(new CustomEvent("formset:added", { bubbles: true }));
    this.focus(row);
  }

  focus(row) {
    row.querySelector("select, input:not([type=hidden])")?.focus();
  }
}

document.querySelectorAll("[data-rows]").forEach((section) => new Rows(section));
