// Rows of authors and links: add, remove, move up and down. Without it, rows have position numbers and one is spare.

function button(label, sign, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "row-move";
  made.title = label;
  made.setAttribute("aria-label", label);
  made.textContent = sign;
  made.addEventListener("click", action);
  return made;
}

class Rows {
  constructor(section) {
    this.section = section;
    this.list = section.querySelector(".row-list");
    this.total = section.querySelector(`[name="${section.dataset.rows}-TOTAL_FORMS"]`);
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

  isEmpty(row) {
    return [...row.querySelectorAll("input:not([type=checkbox], .position), select")].every((field) => !field.value);
  }

  hideSpare() {
    const last = this.rows().at(-1);
    if (last && this.rows().length > 1 && this.isEmpty(last) && !last.querySelector(".errorlist")) last.hidden = true;
  }

  equip(row) {
    const place = row.querySelector(".row-place");
    place.append(
      button(this.section.dataset.up, "↑", () => this.move(row, -1)),
      button(this.section.dataset.down, "↓", () => this.move(row, 1)),
    );
    row.querySelector(".row-remove input")?.addEventListener("change", (event) => {
      row.classList.toggle("removed", event.target.checked);
    });
  }

  move(row, by) {
    const shown = this.rows().filter((each) => !each.hidden);
    const other = shown[shown.indexOf(row) + by];
    if (!other) return;
    if (by < 0) other.before(row);
    else other.after(row);
    this.number();
    row.querySelectorAll(".row-move")[by < 0 ? 0 : 1].focus();
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

for (const section of document.querySelectorAll("[data-rows]")) new Rows(section);
