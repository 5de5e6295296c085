// Makes tabs of links and the panels they lead to (see components.css). The open one stands in the address's hash.

class Tabs {
  constructor(box) {
    this.list = box.querySelector(".tab-list");
    this.links = [...this.list.querySelectorAll("a")];
    this.panels = this.links.map((link) => document.querySelector(link.hash));
    this.list.setAttribute("role", "tablist");
    this.links.forEach((link, place) => this.equip(link, this.panels[place]));
    this.list.addEventListener("keydown", (event) => this.key(event));
    window.addEventListener("hashchange", () => this.openNamed(location.hash));
    box.classList.add("live");
    // What is wrong is shown before what was open.
    const wrong = this.panels.findIndex((panel) => panel.querySelector(".errorlist"));
    if (wrong >= 0) this.open(wrong);
    else if (!this.openNamed(location.hash)) this.open(0);
  }

  equip(link, panel) {
    link.setAttribute("role", "tab");
    link.id ||= `${panel.id}-name`;
    link.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", link.id);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.open(this.links.indexOf(link), true);
    });
    this.count(link, panel);
    new MutationObserver(() => this.count(link, panel)).observe(
      panel, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-count"] },
    );
  }

  count(link, panel) {
    const wrong = panel.querySelectorAll(".errorlist li").length;
    const number = wrong || Number(panel.querySelector("[data-count]")?.dataset.count ?? 0);
    let badge = link.querySelector(".tab-count");
    if (!number) { badge?.remove(); return; }
    if (!badge) {
      badge = document.createElement("span");
      link.append(badge);
    }
    badge.className = wrong ? "tab-count wrong" : "tab-count";
    if (badge.textContent !== String(number)) badge.textContent = number;
  }

  openNamed(hash) {
    const inside = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
    const place = this.panels.findIndex((panel) => inside && panel.contains(inside));
    if (place < 0) return false;
    this.open(place);
    if (!this.panels.includes(inside)) inside.scrollIntoView();
    return true;
  }

  open(place, byUser = false) {
    this.links.forEach((link, each) => {
      link.setAttribute("aria-selected", each === place);
      link.tabIndex = each === place ? 0 : -1;
      this.panels[each].hidden = each !== place;
    });
    this.links[place].scrollIntoView({ block: "nearest", inline: "nearest" });
    if (!byUser) return;
    history.replaceState(history.state, "", this.links[place].hash);
    this.panels[place].dispatchEvent(new CustomEvent("desk:tab", { bubbles: true }));
  }

  key(event) {
    const now = this.links.indexOf(document.activeElement);
    const last = this.links.length - 1;
    const next = { ArrowRight: now === last ? 0 : now + 1, ArrowLeft: now ? now - 1 : last, Home: 0, End: last }[event.key];
    if (next === undefined || now < 0) return;
    event.preventDefault();
    this.open(next, true);
    this.links[next].focus();
  }
}

for (const box of document.querySelectorAll("[data-tabs]")) new Tabs(box);
