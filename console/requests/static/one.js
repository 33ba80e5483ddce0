import { setClocks } from "/console/frame/clocks.js";

const asked = document.getElementById("asked");
setClocks(asked);

// Her screens as one types: asked of the server, whose paging is the one that her phone will get.
const form = document.getElementById("answer");
let asking = null;
let waiting = null;

form?.addEventListener("input", soon);
if (form?.querySelector("textarea").value) soon(); // typed before this ran, or kept from before signing in again

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(preview, 250);
}

async function preview() {
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form), signal: asking.signal });
    if (answer.ok && !answer.redirected) document.getElementById("screens").outerHTML = await answer.text();
  } catch (error) {
    if (error.name !== "AbortError") waiting = setTimeout(preview, 2000);
  }
}

const number = document.querySelector("[data-until]");
if (number) setTimeout(() => location.reload(), Math.max(number.dataset.until - asked.dataset.now, 0) * 1000 + 200);

addEventListener("keydown", (event) => {
  if (event.target.closest("input, select, textarea") || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "t") document.querySelector("#take button")?.click();
  else if (event.key === "Escape" || event.key === "u") document.getElementById("back").click();
  else return;
  event.preventDefault();
});
