// Asks the server for news each second, and says when it cannot be reached. The beat comes from a worker, because
// browsers slow the clocks of a window that nobody looks at, and an alarm must be heard then too.

const PATIENCE = 4000;

export function ask(url, { news, trouble }) {
  let tag = "";
  let isAsking = false;
  let lastAnswer = new Date();

  async function once() {
    if (isAsking) return;
    isAsking = true;
    try {
      const headers = tag ? { "If-None-Match": tag } : {};
      const answer = await fetch(url, { headers, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
      if (answer.status === 200) {
        const page = await answer.text();
        tag = answer.headers.get("ETag") ?? "";
        news(page);
      }
      if (answer.ok || answer.status === 304) {
        lastAnswer = new Date();
        trouble("", lastAnswer, url);
      } else {
        trouble(answer.status === 401 ? "signed-out" : "no-record", lastAnswer, url);
      }
    } catch {
      trouble("lost", lastAnswer, url);
    } finally {
      isAsking = false;
    }
  }

  const beat = new Worker(new URL("beat.js", import.meta.url));
  beat.onmessage = once;
  addEventListener("online", once);
  addEventListener("pageshow", (event) => event.persisted && once());
}

const troubles = new Map();

// Shows one of the sentences that the page brought along for what can go wrong, whichever of its questions meets it.
export function showTrouble(of, since, url) {
  troubles.set(url, of);
  const name = [...troubles.values()].find(Boolean) ?? "";
  for (const id of ["lost", "no-record", "signed-out"]) {
    const sentence = document.getElementById(id);
    if (!sentence) continue;
    if (id === name && sentence.hidden && sentence.dataset.says) {
      sentence.textContent = sentence.dataset.says.replace("%", atClock(since));
    }
    sentence.hidden = id !== name;
  }
  document.body.classList.toggle("in-trouble", Boolean(name));
}

export function atClock(time) {
  return time.toLocaleTimeString("en-GB", { timeZone: "Asia/Tashkent" });
}

const LIFE = "last-life";
const loaded = Date.now();

// When the server last heard that somebody is there, from this window or another; a page that is opened tells it too.
export const lastLife = () => Math.max(loaded, Number(localStorage.getItem(LIFE) ?? 0));

// A hand that moves before the page keeps the sign-in alive; the page asking by itself does not.
export function tellOfLife(url, token) {
  const EVERY = 5 * 60 * 1000;
  let told = loaded;
  async function send() {
    told = Date.now();
    const answer = await fetch(url, { method: "POST", headers: { "X-CSRFToken": token } }).catch(() => null);
    if (answer?.ok && !answer.redirected) localStorage.setItem(LIFE, told);
  }
  const tell = () => Date.now() - told >= EVERY && send();
  tellOfLife.now = send;
  for (const sign of ["keydown", "pointerdown", "pointermove"]) addEventListener(sign, tell, { passive: true });
}
