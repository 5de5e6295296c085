// Loads the last events of the article once somebody looks at them; the form itself asks for nothing.

async function load(place) {
  try {
    const answer = await fetch(place.dataset.recentHistory, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    place.innerHTML = await answer.text();
  } catch {
    place.textContent = place.dataset.failed;
  }
}

for (const place of document.querySelectorAll("[data-recent-history]")) {
  const watcher = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) return;
    watcher.disconnect();
    load(place);
  });
  watcher.observe(place.parentElement);
}
