import { ask, showTrouble, tellOfLife } from "/console/frame/ask.js";
import { setClocks } from "/console/frame/clocks.js";

const live = document.getElementById("live");
let newest = "";

ask(live.dataset.ask, {
  news(page) {
    newest = page;
    renew();
  },
  trouble: showTrouble,
});
tellOfLife(live.dataset.here, document.querySelector("input[name=csrf_token]").value);
setClocks(live);
hideNumberInTime();

// What was let alone because somebody typed there comes up to date when they have left it.
live.addEventListener("focusout", () => setTimeout(() => live.querySelector("[data-note]:not([hidden])") && renew()));

// Brings the list up to date. A pile in which somebody is at work stays as it is, with what was typed and with exactly the
// texts that its reader has seen, and says what happened to it meanwhile. One that is the same is not touched at all.
function renew() {
  const fresh = document.createElement("template");
  fresh.innerHTML = newest;
  const [old, list] = [document.getElementById("piles"), fresh.content.getElementById("piles")];
  const news = new Map([...list.children].map((one) => [one.id, one]));
  const anchor = [...old.querySelectorAll("article")].find((one) => one.getBoundingClientRect().bottom > 0);
  const place = anchor?.getBoundingClientRect().top;

  for (const one of [...old.children]) {
    const now = news.get(one.id);
    const isSame = now && now.dataset.version === one.dataset.version;
    if (isSame || isInUse(one)) tell(one, now, isSame);
    else one.remove();
  }
  let next = old.firstElementChild;
  for (const one of [...list.children]) {
    const kept = [...old.children].find((other) => other.id === one.id);
    if (kept) next = kept.nextElementSibling;
    else old.insertBefore(one, next);
  }
  document.getElementById("about").replaceWith(fresh.content.getElementById("about"));

  const same = anchor && document.getElementById(anchor.id);
  if (same && scrollY > 0) scrollBy(0, same.getBoundingClientRect().top - place);
  setClocks(document);
  hideNumberInTime();
}

function isInUse(pile) {
  const isTyped = [...pile.querySelectorAll("input:not([type=hidden]), select")].some((field) => field.value);
  return isTyped || Boolean(pile.querySelector("details[open]")) || pile.contains(document.activeElement);
}

function tell(pile, now, isSame) {
  for (const [what, isSo] of [["gone", !now], ["more", now && !isSame]]) {
    const note = pile.querySelector(`[data-note=${what}]`);
    if (note) note.hidden = !isSo;
  }
}

// A number goes in its minute, though the connection be lost.
function hideNumberInTime() {
  for (const number of live.querySelectorAll("[data-until]:not([data-goes])")) {
    number.dataset.goes = "";
    const left = number.dataset.until - document.getElementById("about").dataset.now;
    setTimeout(() => number.remove(), Math.max(left, 0) * 1000);
  }
}
