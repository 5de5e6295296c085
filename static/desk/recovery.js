// Offers the copy this device has kept, when the server has not got the text.

import { form, page, parcel, readCopy, removeCopy, typed } from "desk/localcopy";

// The save this copy was made for has succeeded: the user's own last save is newer, or the new text's page has ended.
function wasSaved(copy) {
  const version = Number(new Map(copy.pairs).get("version") || 0);
  return copy.submitted && (Number(page.dataset.savedVersion || 0) > version || (!version && copy.token !== page.dataset.token));
}

function isKnown(copy) {
  const here = typed().filter(([name]) => name !== "keep_unsaved");
  const there = copy.pairs.filter(([name]) => name !== "keep_unsaved");
  return copy.stamp <= Number(page.dataset.stamp || 0) || JSON.stringify(there) === JSON.stringify(here);
}

async function take(copy, banner) {
  const data = parcel(copy.pairs, copy.stamp);
  data.set("recovered", "1");
  const response = await fetch(page.dataset.address, { method: "POST", body: data }).catch(() => null);
  if (response?.ok) {
    removeCopy();
    form.dispatchEvent(new CustomEvent("desk:kept"));
    location.assign(page.dataset.take);
    return;
  }
  const problem = banner.querySelector("[data-problem]");
  problem.hidden = false;
  problem.textContent = (await response?.json().catch(() => null))?.sentence ?? page.dataset.wordOffline;
}

function offer(copy) {
  const template = document.getElementById("local-copy");
  template.after(template.content.cloneNode(true));
  const banner = template.nextElementSibling;
  const heading = banner.querySelector("h2");
  const time = new Date(copy.stamp).toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" });
  heading.textContent = heading.textContent.replace("%s", time);
  banner.querySelector("[data-take]").addEventListener("click", () => take(copy, banner));
  banner.querySelector("[data-discard]").addEventListener("click", () => {
    removeCopy();
    banner.remove();
  });
}

function look() {
  const copy = readCopy();
  if (!copy || document.querySelector(".errornote")) return;
  if (wasSaved(copy) || isKnown(copy)) removeCopy();
  else offer(copy);
}

if (page && form) addEventListener("load", look, { once: true });
