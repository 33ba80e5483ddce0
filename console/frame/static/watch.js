// On every page of who may take alerts: a new alarm is heard there, and what keeps it from being heard or seen is said.

import { ask, atClock, lastLife, showTrouble, tellOfLife } from "./ask.js";
import { call, canSound, isSoundOn, onSound, sayInTitle, switchSound, tryOut } from "./alarm.js";
import { tellOfAlone } from "./alone.js";
import { clear, mayNotify } from "./notify.js";

const MINUTE = 60_000;
const ASKS_BEFORE = 5 * MINUTE;
const RINGS_AFTER = 5000;
const RINGS_EVERY = 10_000;
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
  part("notify").hidden = mayNotify() !== "default";
  part("blocked").hidden = mayNotify() !== "denied";
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
  await tryOut();
  part("rang").textContent = part("rang").dataset[canSound() ? "heard" : "mute"];
  setTimeout(() => (part("rang").textContent = ""), SAID_FOR);
});
part("notify").addEventListener("click", () => Notification.requestPermission().then(sayWhetherItSounds));

// It asks by an alarm too, and who is away once a minute: who left this window behind another does not see the question.
let askedAt = 0;

function sayWhenItEnds() {
  const [idles, ends] = [lastLife() + Number(idle) * 1000, Number(over) * 1000 - ahead];
  show("ending", idles - Date.now() < ASKS_BEFORE && idles < ends, idles);
  show("over-soon", ends - Date.now() < ASKS_BEFORE, ends);
  const asks = !part("ending").hidden || !part("over-soon").hidden;
  const isAway = document.hidden || !part("ending").hidden;
  if (!asks || Date.now() - askedAt < (isAway ? MINUTE : ASKS_BEFORE)) return;
  askedAt = Date.now();
  call();
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

// Cut off or signed out nothing can be heard of alarms, so it rings until somebody looks.
let troubleSince = null;
let rangAt = 0;
let isSeen = false;

function ringInTrouble() {
  if (!document.body.classList.contains("in-trouble")) {
    troubleSince = null;
    isSeen = false;
    return;
  }
  troubleSince ??= Date.now();
  if (isSeen || Date.now() - troubleSince < RINGS_AFTER || Date.now() - rangAt < RINGS_EVERY) return;
  rangAt = Date.now();
  call();
}

for (const sign of ["click", "keydown", "pointermove", "focus"]) {
  addEventListener(sign, () => {
    if (!troubleSince || isSeen) return;
    isSeen = true;
    clear();
  }, { passive: true });
}

// By a worker: browsers let the clocks of a window that nobody looks at go once a minute.
new Worker(new URL("beat.js", import.meta.url)).onmessage = look;
look();
