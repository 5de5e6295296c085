// Shows a framed page in the width of a device, scaled to the room there is, light or dark; both are remembered.

const WIDTHS = { phone: 390, tablet: 768, desktop: 1280 }; // CSS pixels
const DARK = window.matchMedia("(prefers-color-scheme: dark)");

class Stage {
  constructor(preview) {
    this.preview = preview;
    this.room = preview.querySelector(".preview-stage");
    this.frame = preview.querySelector(".preview-frame");
    if (!this.frame) return;
    this.room.classList.add("scaled");
    this.remember("device", () => this.fit());
    this.remember("scheme", () => this.colour());
    this.frame.addEventListener("load", () => this.colour());
    new ResizeObserver(() => this.fit()).observe(this.room);
    this.sendAtOnce(preview.querySelector("[data-preview-revision]"));
  }

  remember(what, apply) {
    const group = this.preview.querySelector(`[data-preview-${what}]`);
    const key = `preview-${what}`;
    const wanted = localStorage.getItem(key) ?? (DARK.matches ? "dark" : "light");
    const known = [...group.querySelectorAll("input")].find((each) => each.value === wanted);
    if (known) known.checked = true;
    group.addEventListener("change", (event) => {
      localStorage.setItem(key, event.target.value);
      apply(event.target.value);
    });
    apply(group.querySelector(":checked").value);
  }

  sendAtOnce(form) {
    if (!form) return;
    form.querySelector("button").hidden = true;
    form.addEventListener("change", () => form.submit());
  }

  // The framed page asks the browser which colours to use; its rules for the dark are switched on or off here.
  colour() {
    const page = this.frame.contentDocument;
    const dark = this.preview.querySelector("[data-preview-scheme] :checked").value === "dark";
    if (!page?.documentElement) return;
    page.documentElement.style.colorScheme = dark ? "dark" : "light";
    for (const sheet of page.styleSheets) {
      for (const rule of sheet.cssRules) {
        if (rule.forDark ?? rule.media?.mediaText.includes("prefers-color-scheme: dark")) {
          rule.forDark = true;
          rule.media.mediaText = dark ? "all" : "not all";
        }
      }
    }
  }

  fit() {
    const device = this.preview.querySelector("[data-preview-device] :checked").value;
    const { clientWidth: width, clientHeight: height } = this.room;
    const scale = Math.min(1, width / WIDTHS[device]) || 1;
    this.preview.dataset.device = device;
    Object.assign(this.frame.style, {
      width: `${WIDTHS[device]}px`,
      height: `${height / scale}px`,
      left: `${Math.max(0, (width - WIDTHS[device] * scale) / 2)}px`,
      transform: `scale(${scale})`,
    });
  }
}

for (const preview of document.querySelectorAll("[data-preview]")) new Stage(preview);
