// Suggestions below the search fields: a combobox with a list of addresses. Without this script the fields just search.

const PAUSE = 180; // milliseconds without a key before the server is asked
const words = document.querySelector("script[data-suggesting]").dataset;
let numbers = 0;

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

class Suggesting {
  constructor(input) {
    this.input = input;
    this.id = `suggest-${(numbers += 1)}`;
    this.chosen = -1;
    this.list = element("ul", { id: this.id, class: "suggest-list", role: "listbox", "aria-label": words.title, hidden: "" });
    this.status = element("span", { class: "unseen", role: "status" });
    this.place();
    this.listen();
  }

  place() {
    const focused = document.activeElement === this.input;
    const box = element("span", { class: "suggest" });
    this.input.before(box);
    box.append(this.input, this.list, this.status);
    const states = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.id };
    for (const [key, value] of Object.entries(states)) this.input.setAttribute(key, value);
    if (focused) this.input.focus();
  }

  listen() {
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    // Before the field loses the focus, which would close the list.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.open(event.target.closest("[role=option]")));
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const typed = this.input.value.trim();
    this.asking?.abort();
    if (typed.length < 2) return this.close();
    this.asking = new AbortController();
    try {
      const address = new URL("vorschlaege", new URL(this.input.form.action, location.href));
      address.searchParams.set("q", typed);
      const answer = await fetch(address, { signal: this.asking.signal, credentials: "omit" });
      if (answer.ok) this.show((await answer.json()).suggestions);
    } catch {
      this.close(); // offline, or something newer is being asked
    }
  }

  show(suggestions) {
    if (document.activeElement !== this.input) return;
    this.list.replaceChildren(...suggestions.map((each, place) => this.option(each, place)));
    this.choose(-1);
    this.expand(suggestions.length > 0);
    const many = suggestions.length === 1 ? words.one : words.many.replace("#", suggestions.length);
    this.status.textContent = suggestions.length ? many : words.none;
  }

  option(suggestion, place) {
    const kind = element("small", {}, suggestion.kind);
    const states = { id: `${this.id}-${place}`, class: "suggest-option", role: "option", "aria-selected": "false" };
    const made = element("li", states, element("span", {}, suggestion.label), kind);
    made.dataset.address = suggestion.address;
    return made;
  }

  key(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.chosen >= 0) {
      event.preventDefault();
      this.open(this.list.children[this.chosen]);
    } else if (event.key in steps) {
      event.preventDefault();
      this.step(steps[event.key]);
    }
  }

  step(by) {
    if (this.list.hidden) return this.ask();
    const count = this.list.children.length + 1; // the field itself is one of the places
    this.choose(((this.chosen + 1 + by + count) % count) - 1);
  }

  choose(place) {
    this.list.children[this.chosen]?.setAttribute("aria-selected", "false");
    this.chosen = place;
    const option = this.list.children[place];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  expand(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.choose(-1);
    this.expand(false);
    this.status.textContent = "";
  }

  open(option) {
    if (option) location.href = option.dataset.address;
  }
}

for (const input of document.querySelectorAll("form[role=search] input[name=q]")) new Suggesting(input);
