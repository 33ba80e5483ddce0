// An alarm is heard and seen until somebody looks: tones, the title and badge of the window, a notification that says
// nothing but to open the console, and a phone that trembles. It begins anew at each step of the clock that nobody stopped.

import { clear, notify } from "./notify.js";

const KEY = "alarm-sound";
const RINGS_EVERY = 10_000;
const title = document.title;
const part = document.getElementById("watch");
const sounds = new AudioContext();
let heard = null;
let ahead = 0;
let rungFor = 0;
let rangAt = 0;
let isNew = false;

export const isSoundOn = () => localStorage.getItem(KEY) !== "off";

export function switchSound(on) {
  localStorage.setItem(KEY, on ? "on" : "off");
  if (on) ring();
}

// `said` is the element that holds the newest alarm, how many there are, and when the next step of one is due.
export function hear(said) {
  const { newest, alone, due, now } = said.dataset;
  const told = { newest: Number(newest), alone: Number(alone), due: Number(due), says: said.dataset.new };
  const isNews = heard && (told.newest > heard.newest || told.alone > heard.alone);
  ahead = Date.now() / 1000 - Number(now);
  heard = told;
  if (isNews) alarm();
  if (!told.alone) isNew = false;
  (told.alone ? navigator.setAppBadge?.(told.alone) : navigator.clearAppBadge?.())?.catch(() => {});
  showTitle();
}

export function sayInTitle(says) {
  isNew = false;
  heard = null;
  document.title = `${says} · ${title}`;
}

function alarm() {
  isNew = true;
  rangAt = Date.now();
  call();
  showTitle();
}

// Calls who is not looking: by tones where they are on, by a notification, and by trembling.
export function call() {
  if (isSoundOn()) ring();
  if (!document.hasFocus()) notify(part.dataset.notice);
}

// The same on purpose, to hear and see what an alarm will be like here.
export async function tryOut() {
  notify(part.dataset.notice);
  await ring();
}

function showTitle() {
  if (heard) document.title = (isNew ? `● ${heard.says} · ` : "") + (heard.alone ? `(${heard.alone}) ` : "") + title;
}

// The beat comes from a worker: browsers slow the clocks of a window that nobody looks at.
new Worker(new URL("beat.js", import.meta.url)).onmessage = () => {
  if (!heard?.alone) return;
  const isStep = heard.due && heard.due !== rungFor && Date.now() / 1000 - ahead >= heard.due;
  if (isStep) rungFor = heard.due;
  if (isStep || (isNew && Date.now() - rangAt >= RINGS_EVERY)) alarm();
};

function look() {
  if (!isNew || document.hidden) return;
  isNew = false;
  showTitle();
  clear();
}

export const canSound = () => sounds.state === "running";

export const onSound = (act) => sounds.addEventListener("statechange", act);

export function ring() {
  const resumed = sounds.resume();
  const at = sounds.currentTime;
  for (const [start, pitch] of [[0, 660], [0.22, 880], [0.6, 660], [0.82, 880]]) tone(at + start, pitch);
  document.documentElement.dataset.rang = Number(document.documentElement.dataset.rang ?? 0) + 1;
  return Promise.race([resumed, new Promise((say) => setTimeout(say, 500))]);
}

function tone(at, pitch) {
  const source = new OscillatorNode(sounds, { type: "sine", frequency: pitch });
  const volume = new GainNode(sounds, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.25, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.2);
  source.connect(volume).connect(sounds.destination);
  source.start(at);
  source.stop(at + 0.22);
}

// Browsers let a page sound only after somebody touched it. Not at "pointerdown": the bar that asks for a touch goes
// then, and what was touched moves away from under the finger before it is let go.
for (const touch of ["click", "keydown"]) addEventListener(touch, () => canSound() || sounds.resume());
for (const sign of ["click", "keydown", "pointermove", "focus"]) addEventListener(sign, look, { passive: true });
