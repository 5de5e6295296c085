// Asks for a comment on a passage. It stays open, with what was typed, until the desk has taken it.

import { offerColleagues } from "./mentions.js";

function make(tag, properties = {}, children = []) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// `submit` gets the text and resolves to a sentence for the user, empty when all went well. Resolves to true then.
export function commentDialog({ quote }, words, submit) {
  return new Promise((resolve) => {
    const area = make("textarea", { id: "passage-comment", rows: 4, maxLength: 4000, required: true });
    const problem = make("p", { className: "picker-problem" });
    problem.setAttribute("role", "alert");
    const cancel = make("button", { type: "button", className: "button", textContent: words.cancel });
    const button = make("button", { type: "submit", className: "button default", textContent: words.send });
    const form = make("form", {}, [
      make("h2", { id: "passage-title", textContent: words.comment }),
      make("blockquote", { textContent: quote.length > 300 ? `${quote.slice(0, 300)} …` : quote }),
      make("p", { className: "picker-field" }, [
        make("label", { htmlFor: area.id, textContent: words.label }), area,
      ]),
      problem,
      make("div", { className: "picker-buttons" }, [button, cancel]),
    ]);
    const dialog = make("dialog", { className: "picker passage-dialog" }, [form]);
    dialog.setAttribute("aria-labelledby", "passage-title");
    let said = false;
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => { dialog.remove(); resolve(said); });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      button.disabled = true;
      problem.textContent = await submit(area.value);
      button.disabled = false;
      said = !problem.textContent;
      if (said) dialog.close();
    });
    // Outside the article's form: a form cannot stand in a form.
    document.body.append(dialog);
    offerColleagues(area, words);
    dialog.showModal();
    area.focus();
  });
}
