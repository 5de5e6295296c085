// Tells the server that the page is open, and the editor who else is here and what was stored meanwhile.

import { form, page } from "desk/localcopy";

const EVERY = 15_000; // milliseconds
const shown = document.getElementById("presence");

function put(name, words) {
  const place = shown.querySelector(`[data-${name}]`);
  if (place.textContent !== words) place.textContent = words;
  place.hidden = name === "lock" && !words;
}

function list(sentences) {
  const items = sentences.map((sentence) => {
    const item = document.createElement("li");
    item.textContent = sentence;
    return item;
  });
  shown.querySelector("[data-people]").replaceChildren(...items);
}

async function ping() {
  const data = new FormData();
  data.set("token", page.dataset.token);
  data.set("base", form.elements.base?.value ?? "");
  data.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  const response = await fetch(page.dataset.presence, { method: "POST", body: data }).catch(() => null);
  if (!response?.ok) return;
  const answer = await response.json();
  list(answer.people);
  // A lock that stood when the page was opened is told at its head already.
  for (const name of ["news", "who"]) put(name, answer[name]);
  if (!document.querySelector(".lock-notice")) put("lock", answer.lock);
}

if (shown && page && form) setInterval(ping, EVERY);
