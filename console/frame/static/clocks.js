// Lets the clocks of a page run: `data-from` counts up from a moment, `data-to` down to one and up after it. Moments are
// seconds since 1970 of the server's clock, which the page says in `data-now`.

let ahead = 0;

export function setClocks(root) {
  const said = root.querySelector("[data-now]")?.dataset.now ?? root.dataset?.now;
  if (said) ahead = Date.now() / 1000 - Number(said);
  tick();
}

export function tick() {
  const now = Date.now() / 1000 - ahead;
  const promises = (document.querySelector("[data-promises]")?.dataset.promises ?? "").split(" ").map(Number);
  for (const clock of document.querySelectorAll("time[data-from]")) {
    const age = now - clock.dataset.from;
    show(clock, age);
    clock.dataset.late = promises.filter((promise) => promise && age >= promise).length;
  }
  for (const clock of document.querySelectorAll("time[data-to]")) show(clock, Math.abs(clock.dataset.to - now));
}

function show(clock, seconds) {
  const whole = Math.max(Math.floor(seconds), 0);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (!parts[0]) parts.shift();
  const text = parts.map((part, at) => (at ? String(part).padStart(2, "0") : part)).join(":");
  if (clock.textContent !== text) clock.textContent = text;
}

setInterval(tick, 1000);
