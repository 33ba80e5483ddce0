// On every page of who may take alerts: a new alarm is heard there, and what keeps it from being heard or seen is said.

import { ask, atClock, lastLife, showTrouble, tellOfLife } from "./ask.js";
import { canSound, isSoundOn, onSound, ring, sayInTitle, switchSound } from "./alarm.js";
import { tellOfAlone } from "./alone.js";

const MINUTE = 60_000;
const ASKS_BEFORE = 5 * MINUTE;
const RINGS_AFTER = 5000;
const SAID_FOR = 8000;

const part = (id) => document.getElementById(id);
const watch = part("watch");
const { here, token, idle, over, now } = watch.dataset;
const ahead = Number(now) * 1000 - Date.now();

if (watch.dataset.ask) {
  ask(watch.dataset.ask, {
    news: tellOfAlone,
    trouble: showTrouble,
  });
}
tellOfLife(here, token);

function look() {
  sayWhetherItSounds();
  sayThatItIsOver();
  sayWhenItEnds();
  ringInTrouble();
}

// Browsers let a page sound only once somebody touched it: then it says so, and any touch is enough.
function sayWhetherItSounds() {
  part("sound").setAttribute("aria-pressed", isSoundOn());
  part("mute").hidden = !isSoundOn() || canSound();
  part("off").hidden = isSoundOn();
  part("notify").hidden = !("Notification" in window) || Notification.permission !== "default";
}

onSound(sayWhetherItSounds);
part("unmute").addEventListener("click", sayWhetherItSounds);
for (const id of ["sound", "switch-on"]) {
  part(id).addEventListener("click", () => {
    switchSound(!isSoundOn());
    sayWhetherItSounds();
  });
}
part("ring").addEventListener("click", async () => {
  await ring();
  part("rang").textContent = part("rang").dataset[canSound() ? "heard" : "mute"];
  setTimeout(() => (part("rang").textContent = ""), SAID_FOR);
});
part("notify").addEventListener("click", () => Notification.requestPermission().then(sayWhetherItSounds));

function sayWhenItEnds() {
  const [idles, ends] = [lastLife() + Number(idle) * 1000, Number(over) * 1000 - ahead];
  show("ending", idles - Date.now() < ASKS_BEFORE && idles < ends, idles);
  show("over-soon", ends - Date.now() < ASKS_BEFORE, ends);
}

// What a page knew of alarms before its sign-in ended says nothing any more.
function sayThatItIsOver() {
  if (part("signed-out").hidden || !part("elsewhere").firstElementChild) return;
  part("elsewhere").textContent = "";
  sayInTitle(part("signed-out").dataset.title);
}

function show(id, isDue, at) {
  const one = part(id);
  const is = isDue && !document.body.classList.contains("in-trouble");
  if (is) one.querySelector("span").textContent = one.dataset.says.replace("%", atClock(new Date(at + ahead)));
  one.hidden = !is;
}

part("stay").addEventListener("click", () => tellOfLife.now());

let troubleSince = null;
let hasRung = false;

function ringInTrouble() {
  if (!document.body.classList.contains("in-trouble")) {
    troubleSince = null;
    hasRung = false;
    return;
  }
  troubleSince ??= Date.now();
  if (hasRung || Date.now() - troubleSince < RINGS_AFTER || !isSoundOn()) return;
  hasRung = true;
  ring();
}

setInterval(look, 1000);
look();
