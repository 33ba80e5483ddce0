import { ask, showTrouble, tellOfLife } from "/console/frame/ask.js";
import { hear, isSoundOn, switchSound } from "/console/frame/alarm.js";
import { setClocks } from "/console/frame/clocks.js";
import { swap } from "/console/frame/swap.js";

const live = document.getElementById("live");
const token = document.querySelector("#act input[name=csrf_token]").value;

ask(live.dataset.ask, {
  news(page) {
    if (swap(live, page)) afterwards();
  },
  trouble: showTrouble,
});
tellOfLife(live.dataset.here, token);
afterwards();

function afterwards() {
  setClocks(live);
  hear(live.firstElementChild);
}

const sound = document.getElementById("sound");
sound.setAttribute("aria-pressed", isSoundOn());
sound.addEventListener("click", () => {
  switchSound(!isSoundOn());
  sound.setAttribute("aria-pressed", isSoundOn());
});

live.addEventListener("change", (event) => event.target.id === "region" && event.target.form.requestSubmit());

const KEYS = {
  j: () => move(1),
  ArrowDown: () => move(1),
  k: () => move(-1),
  ArrowUp: () => move(-1),
  t: () => chosen()?.querySelector("button")?.click(),
  p: () => goTo("pass"),
  c: () => goTo("close"),
  "?": () => document.getElementById("keys").togglePopover(),
};

addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, select, textarea, [contenteditable]");
  const act = KEYS[event.key];
  if (!act || isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  act();
});

const links = () => [...live.querySelectorAll(".item > a[href]")].filter((link) => link.checkVisibility());
const chosen = () => document.activeElement?.closest(".item") ?? links()[0]?.closest(".item");

function move(by) {
  const all = links();
  const at = all.indexOf(document.activeElement?.closest(".item")?.querySelector("a"));
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function goTo(part) {
  const link = chosen()?.querySelector("a");
  if (link) location.assign(`${link.href}#${part}`);
}
