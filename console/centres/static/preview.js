// While somebody types: the screens that it makes, from the server, a moment after the last key.

const PAUSE = 400;

const form = document.querySelector("form[data-preview]");
const preview = document.getElementById("preview");
let waiting;
let asked = 0;

async function show() {
  const turn = ++asked;
  const open = [...preview.querySelectorAll("details")].map((one) => one.open);
  try {
    const answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form) });
    if (!answer.ok || answer.redirected || turn !== asked) return;
    preview.innerHTML = await answer.text();
    preview.querySelectorAll("details").forEach((one, n) => (one.open = open[n] ?? one.open));
  } catch {
    // Without the server the form is as it was; sending it says so.
  }
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(show, PAUSE);
});
