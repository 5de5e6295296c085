// Asks the server while somebody types: after a pause, and only the answer to the last question counts.

import { crel } from "django-prose-editor/editor";

const PAUSE = 200; // milliseconds

// `question` gives the address, `show` gets the results. Returns the function that asks at once.
export function askWhileTyping(input, list, { question, show, failed }) {
  let timer = null;
  let asked = 0;
  const answered = (act) => {
    act();
    list.ariaBusy = "false";
  };
  async function ask() {
    const turn = (asked += 1);
    try {
      const response = await fetch(question());
      if (!response.ok) throw new Error(response.status);
      const { results } = await response.json();
      if (turn === asked) answered(() => show(results));
    } catch {
      if (turn === asked) answered(() => list.replaceChildren(crel("p", { textContent: failed })));
    }
  }
  input.addEventListener("input", () => {
    list.ariaBusy = "true";
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  return ask;
}
