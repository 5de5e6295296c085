// In the picture dialog: the chosen picture with the focal point of this use, and beside it the crop as readers get it.

import { crel } from "django-prose-editor/editor";
import { cropPosition, followFocus, putPoint } from "desk/focal";

export class CropStage {
  constructor(words, crop, focus) {
    Object.assign(this, { words, crop, own: focus ? focus.split(" ").map(Number) : null, fact: null });
    this.picture = crel("img", { alt: "" });
    this.point = crel("button", { type: "button", className: "focus-point", ariaLabel: words.focusPoint });
    this.stage = crel("div", { className: "focus-stage" }, [this.picture, this.point]);
    this.shown = crel("img", { alt: "", className: "crop-shown" });
    this.reset = crel("button", { type: "button", className: "button small plain", textContent: words.focusReset });
    this.reset.addEventListener("click", () => this.move(null));
    this.element = crel("div", { className: "crop-stage", hidden: true }, [
      this.stage,
      crel("p", {}, [this.shown, this.reset]),
    ]);
    followFocus(this.stage, this.picture, this.point, () => this.focus(), (focus) => this.move(focus));
    crop.addEventListener("change", () => this.draw());
  }

  focus() {
    return this.own ?? this.fact.focus;
  }

  // Another picture has another middle; the one the use was made for keeps its own.
  show(fact) {
    if (this.fact && this.fact.id !== fact.id) this.own = null;
    this.fact = fact;
    this.picture.src = fact.large;
    this.shown.src = fact.large;
    this.element.hidden = false;
    this.draw();
  }

  move(focus) {
    this.own = focus;
    this.draw();
  }

  draw() {
    if (!this.fact) return;
    const ratio = this.crop.value;
    const whole = ratio === "original";
    this.stage.hidden = whole;
    this.reset.hidden = whole || !this.own;
    putPoint(this.point, this.focus());
    this.shown.style.aspectRatio = whole ? "auto" : ratio.replace(":", " / ");
    this.shown.style.objectPosition = whole ? "" : cropPosition(ratio, [this.fact.width, this.fact.height], this.focus());
  }

  // As content stores it; empty for the picture's own.
  value() {
    return this.own && this.crop.value !== "original" ? this.own.join(" ") : "";
  }
}
