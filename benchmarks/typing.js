// From each keydown, by the time the browser got it, to the end of the frame that shows it, in milliseconds.

window.keys = [];
addEventListener("keydown", (event) => requestAnimationFrame(() => {
  // The task after a frame runs when it has been painted.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => keys.push(performance.now() - event.timeStamp);
  port2.postMessage(null);
}), true);

// Whatever else keeps the browser from the next key: tasks of over 50 milliseconds.
window.pauses = [];
new PerformanceObserver((list) => pauses.push(...list.getEntries().map((each) => each.duration))).observe({ type: "longtask" });
