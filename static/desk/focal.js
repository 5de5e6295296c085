// The focal point on a picture: clicked, dragged, or moved by arrow keys; and where CSS has to put a crop for it.

const STEP = 0.01; // of width or height, an arrow key; with Shift ten times that
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export const clamp = (value) => Math.min(1, Math.max(0, Math.round(value * 1000) / 1000));

// Percent for object-position so that this part of the picture shows: as articles/imaging/geometry.py cuts it.
function place(length, shown, focus) {
  if (length <= shown) return 50;
  const start = Math.min(Math.max(length * focus - shown / 2, 0), length - shown);
  return (start / (length - shown)) * 100;
}

// `ratio` such as "16:9", `size` and `focus` pairs of across and down.
export function cropPosition(ratio, [width, height], [across, down]) {
  const [wide, high] = ratio.split(":").map(Number);
  const left = place(width, Math.min(width, (height * wide) / high), across);
  const top = place(height, Math.min(height, (width * high) / wide), down);
  return `${left}% ${top}%`;
}

// `moved` is called with the new point; `point` is the button that stands on it.
export function followFocus(stage, picture, point, read, moved) {
  const moveTo = (event) => {
    const box = picture.getBoundingClientRect();
    moved([clamp((event.clientX - box.left) / box.width), clamp((event.clientY - box.top) / box.height)]);
  };
  stage.addEventListener("click", (event) => {
    if (event.detail) moveTo(event); // not the click a key makes on the button
  });
  point.addEventListener("pointerdown", (event) => point.setPointerCapture(event.pointerId));
  point.addEventListener("pointermove", (event) => {
    if (point.hasPointerCapture(event.pointerId)) moveTo(event);
  });
  point.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    const step = STEP * (event.shiftKey ? 10 : 1);
    const [across, down] = read();
    moved([clamp(across + arrow[0] * step), clamp(down + arrow[1] * step)]);
  });
}

export function putPoint(point, [across, down]) {
  point.style.left = `${across * 100}%`;
  point.style.top = `${down * 100}%`;
}
