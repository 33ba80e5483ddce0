// What the bar of every page says of the alerts that nobody has; each page hears of a new one.

import { hear } from "./alarm.js";

export function tellOfAlone(page) {
  const bar = document.getElementById("elsewhere");
  if (bar.innerHTML !== page) bar.innerHTML = page;
  hear(bar.firstElementChild);
}
