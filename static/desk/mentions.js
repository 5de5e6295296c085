// Offers colleagues behind an @ in a comment: by arrow keys and Enter, or by a click.

let counter = 0;

class Offer {
  constructor(area, { colleagues, suggested }) {
    Object.assign(this, { area, address: colleagues, asked: 0, active: -1 });
    this.list = document.createElement("ul");
    this.list.className = "colleagues";
    this.list.id = `colleagues-${(counter += 1)}`;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", suggested);
    (area.closest("label") ?? area).after(this.list);
    area.setAttribute("aria-controls", this.list.id);
    area.setAttribute("aria-autocomplete", "list");
    area.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.find(), 200); // milliseconds
    });
    area.addEventListener("keydown", (event) => this.key(event));
    area.addEventListener("blur", () => setTimeout(() => this.close(), 150)); // after a click on the list
  }

  // What is typed behind the last @, which begins a word, up to the cursor; null when there is none.
  term() {
    const before = this.area.value.slice(0, this.area.selectionStart);
    return /(?:^|\s)@([\p{L}\p{N}_.+-]{1,40})$/u.exec(before)?.[1] ?? null;
  }

  async find() {
    const term = this.term();
    const turn = (this.asked += 1);
    if (term === null) return this.close();
    const response = await fetch(`${this.address}?term=${encodeURIComponent(term)}`).catch(() => null);
    if (turn !== this.asked || !response?.ok) return;
    this.show((await response.json()).results);
  }

  show(found) {
    this.list.replaceChildren(...found.map((person, place) => {
      const row = document.createElement("li");
      row.id = `${this.list.id}-${place}`;
      row.setAttribute("role", "option");
      row.dataset.mention = person.mention;
      row.textContent = person.name;
      row.addEventListener("mousedown", (event) => { event.preventDefault(); this.take(row); });
      return row;
    }));
    this.list.hidden = !found.length;
    this.choose(0);
  }

  choose(place) {
    const rows = [...this.list.children];
    this.active = rows.length ? (place + rows.length) % rows.length : -1;
    rows.forEach((row, each) => row.setAttribute("aria-selected", each === this.active));
    if (this.active >= 0 && !this.list.hidden) this.area.setAttribute("aria-activedescendant", rows[this.active].id);
    else this.area.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (this.list.hidden) return;
    if (event.key === "ArrowDown") this.choose(this.active + 1);
    else if (event.key === "ArrowUp") this.choose(this.active - 1);
    else if (event.key === "Enter" || event.key === "Tab") this.take(this.list.children[this.active]);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  take(row) {
    const { selectionStart: cursor, value } = this.area;
    const start = cursor - this.term().length;
    this.area.setRangeText(`${row.dataset.mention} `, start, cursor, "end");
    if (value[cursor] === " ") this.area.setSelectionRange(this.area.selectionStart, this.area.selectionStart);
    this.close();
    this.area.focus();
  }

  close() {
    this.list.hidden = true;
    this.area.removeAttribute("aria-activedescendant");
  }
}

export function offerColleagues(area, words) {
  new Offer(area, words);
}
