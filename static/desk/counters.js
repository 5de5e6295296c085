// Keeps the counts beside head fields in step with what is typed. It warns and never refuses.

function count(field) {
  const output = document.querySelector(`output[for="${field.id}"]`);
  if (!output) return;
  const length = [...field.value].length;
  const limit = Number(field.dataset.limit);
  output.textContent = `${length} / ${limit}`;
  output.classList.toggle("over", length > limit);
}

for (const field of document.querySelectorAll("[data-limit]")) {
  field.addEventListener("input", () => count(field));
  // A headline is one line of text: it grows with its field, Enter adds no line.
  if (field.classList.contains("counted-headline")) {
    field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  }
  count(field);
}
