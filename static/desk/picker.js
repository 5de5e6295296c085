// A dialog that asks for a target: one of our articles, found by words, or an address; and one that asks for a line.
// Without a lookup, only for an address.

import { crel } from "django-prose-editor/editor";
import { askWhileTyping } from "desk/asking";
import { field, openDialog } from "desk/dialog";

const ADDRESS = /^https?:\/\/[^\s/]+\S*$/;
const MAIL = /^mailto:[^\s@]+@\S+$/;

function resultRow(fact, chosen) {
  const input = crel("input", { type: "radio", name: "picked", value: String(fact.id), checked: chosen });
  const details = [fact.category, fact.standing].filter(Boolean).join(" · ");
  return crel("label", { className: "picker-result" }, [
    input,
    crel("span", {}, [
      crel("strong", { textContent: fact.headline }),
      ...(details ? [crel("small", { textContent: details })] : []),
    ]),
  ]);
}

class Search {
  constructor(lookup, about, words, wantedAllowed) {
    Object.assign(this, { words, wantedAllowed, facts: new Map() });
    this.input = crel("input", { type: "search", placeholder: words.searchHint, autocomplete: "off" });
    this.list = crel("div", { className: "picker-results", role: "radiogroup", "aria-label": words.search });
    this.find = askWhileTyping(this.input, this.list, {
      question: () => `${lookup}?${new URLSearchParams({ term: this.term(), about: about ?? "" })}`,
      show: (results) => this.show(results),
      failed: words.failed,
    });
  }

  term() {
    return this.input.value.trim();
  }

  show(results) {
    const term = this.term();
    const open = this.wantedAllowed && term ? [{ id: "wanted", headline: term, standing: this.words.openLink }] : [];
    const facts = [...results, ...open];
    for (const fact of facts) this.facts.set(String(fact.id), fact);
    // What was chosen while the answer was on its way stays chosen, and the keyboard stays on it.
    const chosen = this.chosen();
    const focused = this.list.contains(document.activeElement) && document.activeElement.value;
    const others = facts.filter((fact) => String(fact.id) !== String(chosen?.id));
    const rows = [...(chosen ? [resultRow(chosen, true)] : []), ...others.map((fact) => resultRow(fact, false))];
    this.list.replaceChildren(...(rows.length ? rows : [crel("p", { textContent: this.words.nothing })]));
    if (focused) (this.list.querySelector(`input[value="${focused}"]`) ?? this.list.querySelector("input"))?.focus();
  }

  showChosen(fact) {
    this.facts.set(String(fact.id), fact);
    this.list.replaceChildren(resultRow(fact, true));
  }

  chosen() {
    const input = this.list.querySelector("input:checked");
    return input && this.facts.get(input.value);
  }
}

function completed(address, mailAllowed) {
  if (mailAllowed && /^[^\s@:/]+@[^\s@]+\.\S+$/.test(address)) return `mailto:${address}`;
  return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(address) ? `https://${address}` : address;
}

// Resolves to {article, headline, url, wanted, title}, of the first four exactly one target, or to null.
export async function pickTarget({ heading, lookup, about, words, now = {}, mail = false, titled = false }) {
  const search = new Search(lookup, about, words, titled);
  const address = crel("input", { type: "text", inputMode: "url", value: now.url ?? "", autocomplete: "off" });
  const title = crel("input", { type: "text", value: now.title ?? "", maxLength: 300, autocomplete: "off" });
  if (now.article) search.showChosen(now.fact);
  else search.input.value = now.wanted ?? "";
  if (lookup && !now.article && !now.url) search.find();
  const parts = [
    ...(lookup ? [field(words.search, search.input), search.list] : []),
    field(mail ? words.linkAddress : words.address, address),
    ...(titled ? [field(words.title, title)] : []),
  ];
  return openDialog(heading, parts, words, () => {
    const url = completed(address.value.trim(), mail);
    const fact = url ? null : search.chosen();
    if (url && !ADDRESS.test(url) && !(mail && MAIL.test(url))) return words.choose;
    if (!url && !fact) return words.choose;
    const wanted = fact?.id === "wanted" ? fact.headline : "";
    const target = { article: fact && !wanted ? fact.id : null, fact, url, wanted };
    return { ...target, title: title.value.trim() };
  });
}

// Resolves to the line, which may be empty, or to null.
export function askLine({ heading, words, now = "" }) {
  const input = crel("input", { type: "text", value: now, maxLength: 300 });
  return openDialog(heading, [field(heading, input)], words, () => ({ line: input.value.trim() }));
}
