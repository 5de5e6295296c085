// Asks before a page is left with text that neither the server nor this device has.

const form = document.getElementById("article_form");
let changed = document.querySelector(".errornote") !== null;

form?.addEventListener("input", () => { changed = true; });
form?.addEventListener("change", () => { changed = true; });
form?.addEventListener("submit", () => { changed = false; });
form?.addEventListener("desk:kept", () => { changed = false; });
window.addEventListener("beforeunload", (event) => {
  if (changed) event.preventDefault();
});
