import { ask, showTrouble } from "/console/frame/ask.js";
import { setClocks } from "/console/frame/clocks.js";
import { swap } from "/console/frame/swap.js";

const live = document.getElementById("live");
const turn = () => document.getElementById("state").dataset.turn;
const turnAtFirst = turn();

ask(live.dataset.ask, { news: renew, trouble: showTrouble });
setClocks(document);
openNamed();

function renew(page) {
  const fresh = new DOMParser().parseFromString(page, "text/html");
  for (const part of ["state", "story"]) {
    const [old, now] = [document.getElementById(part), fresh.getElementById(part)];
    if (now.innerHTML !== old.innerHTML) swap(old, now.innerHTML);
    Object.assign(old.dataset, now.dataset);
    old.className = now.className;
  }
  setClocks(document);
  if (turn() !== turnAtFirst && !isTyping()) location.reload();
}

// What is being typed is worth more than fresh buttons: the server looks again before it does anything.
function isTyping() {
  const fields = document.querySelectorAll("textarea, input[name=reason]");
  return [...fields].some((field) => field.value !== field.defaultValue);
}

const number = document.querySelector("[data-until]");
if (number) setTimeout(() => location.reload(), Math.max(number.dataset.until * 1000 - serverNow(), 0) + 200);

function serverNow() {
  return Number(document.getElementById("state").dataset.now) * 1000;
}

function openNamed() {
  const named = location.hash && document.getElementById(location.hash.slice(1));
  if (named?.tagName === "DETAILS") openPart(named);
}

function openPart(part) {
  part.open = true;
  firstOf(part)?.focus();
  part.scrollIntoView({ block: "nearest" });
}

// DANGER: Enter sends what has the focus, so of several places that her words may name none has it.
function firstOf(part) {
  const likely = part.querySelector("[data-sure]") ?? part.querySelector(".likely");
  return likely ?? part.querySelector("select, textarea, input:not([type=hidden])");
}

function close(part) {
  part.open = false;
  part.querySelector("summary").focus();
}

// In the open list of likely places a digit chooses and sends; 0 shows the next nine.
const nines = [...document.querySelectorAll("#where .nine")];
let shown = 0;
showNine();

function showNine() {
  for (const [at, nine] of nines.entries()) nine.hidden = at !== shown;
}

function nextNine() {
  shown = (shown + 1) % nines.length;
  showNine();
}

document.getElementById("more-places")?.addEventListener("click", nextNine);

function likelyPlace(key) {
  return document.querySelector(`#where[open] .nine:not([hidden]) [data-digit="${CSS.escape(key)}"]`);
}

// Outside that list 1 and 2 count the last words of a contact, as those digits count when the contact sends them.
function countsAs(key) {
  return document.querySelector("#where[open]") ? null : document.querySelector(`[data-counts="${key}"]`);
}

const PARTS = { p: "pass", g: "give", w: "where", c: "close", n: "note", x: "text" };

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const opened = event.target.closest("#do details[open]") ?? document.querySelector("#do details[open]");
  if (event.key === "Escape" && document.querySelector("#keys:popover-open")) return;
  if (event.key === "Escape" && opened) return close(opened);
  if (event.key === "Enter" && event.target.matches("#do select")) {
    event.preventDefault();
    event.target.form.requestSubmit();
    return;
  }
  if (event.target.closest("input, select, textarea")) return;
  if (event.target.closest(".likely") && /^\p{L}$/u.test(event.key)) {
    document.querySelector("#where select").focus(); // A name is typed: it is looked for in the list of all places.
    return;
  }
  const part = PARTS[event.key] && document.getElementById(PARTS[event.key]);
  if (event.key === "t") document.querySelector("#take button")?.click();
  else if (event.key === "Escape" || event.key === "u") document.getElementById("back").click();
  else if (event.key === "z" && document.querySelector("#undo button")) document.querySelector("#undo button").click();
  else if (event.key === "?") document.getElementById("keys").togglePopover();
  else if (/^[1-9]$/.test(event.key) && likelyPlace(event.key)) likelyPlace(event.key).click();
  else if (/^[12]$/.test(event.key) && countsAs(event.key)) countsAs(event.key).click();
  else if (event.key === "0" && nines.length > 1 && document.querySelector("#where[open]")) nextNine();
  else if (part) openPart(part);
  else return;
  event.preventDefault();
});
addEventListener("hashchange", openNamed);
