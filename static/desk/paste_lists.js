// Lists whose items only say how deep they stand, as Word and Word Online write them, as lists within lists.

const WRAPPER = ".ListContainerWrapper";

// Items are {level, tag, start, run, nodes}; `run` tells neighbouring lists of the same level apart.
export function nested(items, page) {
  const all = page.createDocumentFragment();
  const open = [];
  for (const { level, tag, start, run, nodes } of items) {
    while (open.length && (open.at(-1).level > level || isOther(open.at(-1), { level, tag, run }))) open.pop();
    if (open.at(-1)?.level !== level) {
      const list = page.createElement(tag);
      if (start > 1) list.setAttribute("start", start);
      (open.at(-1)?.list.lastElementChild ?? all).append(list);
      open.push({ level, tag, run, list });
    }
    const element = page.createElement("li");
    element.append(...nodes);
    open.at(-1).list.append(element);
  }
  return all;
}

function isOther(list, { level, tag, run }) {
  return list.level === level && (list.tag !== tag || list.run !== run);
}

function step(element) {
  const { ariaLevel, listid, ariaPosinset } = element.dataset;
  const level = Number(ariaLevel ?? element.getAttribute("aria-level") ?? 1);
  const tag = element.parentElement.localName;
  const start = tag === "ol" ? Number(ariaPosinset) : null;
  return { level, tag, start, run: listid, nodes: [...element.childNodes] };
}

// Word Online puts each item into a list and a wrapper of its own.
export function listsOfSteps(body) {
  for (const first of body.querySelectorAll(WRAPPER)) {
    if (first.previousElementSibling?.matches(WRAPPER)) continue;
    const run = [first];
    while (run.at(-1).nextElementSibling?.matches(WRAPPER)) run.push(run.at(-1).nextElementSibling);
    const items = run.flatMap((each) => [...each.querySelectorAll("ul > li, ol > li")]).map(step);
    first.before(nested(items, body.ownerDocument));
    run.slice(1).forEach((each) => each.replaceChildren());
    first.replaceChildren();
  }
}
