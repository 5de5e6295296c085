// Dialogs of the text editor: parts in a form with two buttons, which resolves to what was answered.

import { crel } from "django-prose-editor/editor";

let counter = 0;

export function field(label, input) {
  input.id = `desk-picker-${(counter += 1)}`;
  return crel("p", { className: "picker-field" }, [crel("label", { htmlFor: input.id, textContent: label }), input]);
}

// `answer` gives what the dialog resolves to, or a sentence that says what is missing. Given up, it resolves to null.
export function openDialog(title, parts, words, answer) {
  return new Promise((resolve) => {
    const problem = crel("p", { className: "picker-problem", role: "alert" });
    const cancel = crel("button", { type: "button", className: "button", textContent: words.cancel });
    const submit = crel("button", { type: "submit", className: "button default", textContent: words.insert });
    const form = crel("form", {}, [
      crel("h2", { textContent: title }),
      ...parts,
      problem,
      crel("div", { className: "picker-buttons" }, [submit, cancel]),
    ]);
    const dialog = crel("dialog", { className: "picker", "aria-label": title }, [form]);
    let result = null;
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(result);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const answered = answer();
      if (typeof answered === "string") problem.textContent = answered;
      else {
        result = answered;
        dialog.close();
      }
    });
    // Outside the article's form: a form cannot stand in a form.
    document.body.append(dialog);
    dialog.showModal();
  });
}
