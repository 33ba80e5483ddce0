// A new alarm is heard and seen: tones, the title and badge of the window until somebody looks, a notification that says
// nothing but to open the console, and a phone that trembles.

const KEY = "alarm-sound";
const title = document.title;
let heard = null;
const sounds = new AudioContext();
let isNew = false;

export const isSoundOn = () => localStorage.getItem(KEY) !== "off";

export function switchSound(on) {
  localStorage.setItem(KEY, on ? "on" : "off");
  if (on) ring();
}

// `said` is the element that holds the newest alarm and how many there are.
export function hear(said) {
  const { newest, alone } = said.dataset;
  const now = { newest: Number(newest), alone: Number(alone) };
  if (heard && (now.newest > heard.newest || now.alone > heard.alone)) {
    isNew = true;
    if (isSoundOn()) ring();
    notify();
  }
  heard = now;
  if (!document.hidden && document.hasFocus()) isNew = false;
  const count = now.alone ? `(${now.alone}) ` : "";
  (now.alone ? navigator.setAppBadge?.(now.alone) : navigator.clearAppBadge?.())?.catch(() => {});
  document.title = (isNew ? `● ${said.dataset.new} · ` : "") + count + title;
}

function notify() {
  navigator.vibrate?.([300, 150, 300]);
  if (!("Notification" in window) || Notification.permission !== "granted" || document.hasFocus()) return;
  const says = document.getElementById("watch")?.dataset.notice;
  if (says) new Notification(says, { tag: "alarm", renotify: true });
}

export const canSound = () => sounds.state === "running";

export const onSound = (act) => sounds.addEventListener("statechange", act);

export function ring() {
  sounds.resume();
  const at = sounds.currentTime;
  for (const [start, pitch] of [[0, 660], [0.22, 880], [0.6, 660], [0.82, 880]]) tone(at + start, pitch);
  document.documentElement.dataset.rang = Number(document.documentElement.dataset.rang ?? 0) + 1;
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
addEventListener("focus", () => (isNew = false));
