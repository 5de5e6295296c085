// The focal point in the form of a picture, with every crop following. Without this module, two numbers do it.

import { clamp, cropPosition, followFocus, putPoint } from "./focal.js";

const stage = document.querySelector("[data-focus]");
const picture = stage.querySelector("img");
const point = stage.querySelector(".focus-point");
const inputs = ["focus_x", "focus_y"].map((name) => document.getElementById(`id_${name}`));
const crops = [...document.querySelectorAll("[data-crop]")];
const size = ["width", "height"].map((name) => Number(picture.getAttribute(name)));

const read = () => inputs.map((input) => clamp(Number(input.value.replace(",", ".")) || 0));

function draw() {
  putPoint(point, read());
  for (const crop of crops) {
    if (crop.src !== picture.src) crop.src = picture.src;
    crop.style.objectPosition = cropPosition(crop.dataset.crop, size, read());
  }
}

function move(focus) {
  inputs.forEach((input, n) => { input.value = focus[n]; });
  inputs[0].dispatchEvent(new Event("input", { bubbles: true }));
}

if (inputs.every((input) => input && !input.disabled)) {
  point.hidden = false;
  document.querySelector(".focus-help").hidden = false;
  followFocus(stage, picture, point, read, move);
  for (const input of inputs) input.addEventListener("input", draw);
  draw();
}
