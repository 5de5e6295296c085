// Pictures dropped anywhere on the library's list are taken in, and the list shows them.

import { picturesIn, sendFile } from "./upload.js";

const address = document.querySelector("[data-upload]")?.dataset.upload;
const { body } = document;

async function takeIn(files) {
  const results = [];
  for (const file of files) results.push(await sendFile(address, file));
  if (results.every(({ state }) => state === "stored")) location.reload();
  else location.assign(address);
}

if (address) {
  body.addEventListener("dragover", (event) => {
    event.preventDefault();
    body.classList.add("over");
  });
  body.addEventListener("dragleave", () => body.classList.remove("over"));
  body.addEventListener("drop", (event) => {
    event.preventDefault();
    body.classList.remove("over");
    takeIn(picturesIn(event.dataTransfer));
  });
}
