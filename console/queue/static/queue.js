import { ask, showTrouble } from "/console/frame/ask.js";
import { tellOfAlone } from "/console/frame/alone.js";
import { setClocks } from "/console/frame/clocks.js";
import { listKeys } from "/console/frame/keys.js";
import { swap } from "/console/frame/swap.js";

const live = document.getElementById("live");

ask(live.dataset.ask, {
  news(page) {
    if (swap(live, page)) afterwards();
  },
  trouble: showTrouble,
});
listKeys(live, { p: "pass", g: "give", c: "close" });
afterwards();

// What nobody has stands in the bar that stays in sight, here as on every other page.
function afterwards() {
  setClocks(live);
  tellOfAlone(live.querySelector("template").innerHTML);
  goToNamed();
}

// The way to an alert leads to its row, from which its keys work.
function goToNamed() {
  const row = live.querySelector(`.item[id="${CSS.escape(location.hash.slice(1))}"]`);
  if (!row) return;
  history.replaceState(null, "", location.pathname + location.search);
  row.querySelector("a[href]").focus({ preventScroll: true });
  row.scrollIntoView({ block: "center" });
}
addEventListener("hashchange", goToNamed);

live.addEventListener("change", (event) => event.target.id === "region" && event.target.form.requestSubmit());
