// Asks before a page with unsaved text is left.

const form = document.getElementById("article_form");
let changed = document.querySelector(".errornote") !== null;

form?.addEventListener("input", () => { changed = true; });
form?.addEventListener("change", () => { changed = true; });
form?.addEventListener("submit", () => { changed = false; });
window.addEventListener("beforeunload", (event) => {
  if (changed) event.preventDefault();
});
