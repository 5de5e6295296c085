// The focal point: clicked or moved by arrow keys, with every crop following. Without this module, two numbers do it.

const stage = document.querySelector("[data-focus]");
const picture = stage.querySelector("img");
const point = stage.querySelector(".focus-point");
const [across, down] = ["focus_x", "focus_y"].map((name) => document.getElementById(`id_${name}`));
const crops = [...document.querySelectorAll("[data-crop]")];
const STEP = 0.01; // of width or height, an arrow key; with Shift ten times that

const clamp = (value) => Math.min(1, Math.max(0, Math.round(value * 1000) / 1000));
const part = (input) => clamp(Number(input.value.replace(",", ".")) || 0);

// Where CSS has to put the picture so that this part of it shows: as articles/imaging/geometry.py cuts it.
function position(length, shown, focus) {
  if (length <= shown) return 50;
  const start = Math.min(Math.max(length * focus - shown / 2, 0), length - shown);
  return (start / (length - shown)) * 100; // percent
}

function cut(crop) {
  const [wide, high] = crop.dataset.crop.split(":").map(Number);
  const { width, height } = { width: Number(picture.getAttribute("width")), height: Number(picture.getAttribute("height")) };
  const left = position(width, Math.min(width, (height * wide) / high), part(across));
  const top = position(height, Math.min(height, (width * high) / wide), part(down));
  if (crop.src !== picture.src) crop.src = picture.src;
  crop.style.objectPosition = `${left}% ${top}%`;
}

function draw() {
  point.style.left = `${part(across) * 100}%`;
  point.style.top = `${part(down) * 100}%`;
  crops.forEach(cut);
}

function move(x, y) {
  across.value = clamp(x);
  down.value = clamp(y);
  across.dispatchEvent(new Event("input", { bubbles: true }));
  draw();
}

function moveTo(event) {
  const box = picture.getBoundingClientRect();
  move((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

if (across && down && !across.disabled) {
  point.hidden = false;
  document.querySelector(".focus-help").hidden = false;
  stage.addEventListener("click", moveTo);
  point.addEventListener("pointerdown", (event) => point.setPointerCapture(event.pointerId));
  point.addEventListener("pointermove", (event) => {
    if (point.hasPointerCapture(event.pointerId)) moveTo(event);
  });
  point.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    const step = STEP * (event.shiftKey ? 10 : 1);
    move(part(across) + arrow[0] * step, part(down) + arrow[1] * step);
  });
  for (const input of [across, down]) input.addEventListener("input", draw);
  draw();
}
