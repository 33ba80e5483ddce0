import { ask, showTrouble } from "/console/frame/ask.js";
import { hear } from "/console/frame/alarm.js";
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
listKeys(live, { p: "pass", c: "close" });
afterwards();

function afterwards() {
  setClocks(live);
  hear(live.firstElementChild);
}

live.addEventListener("change", (event) => event.target.id === "region" && event.target.form.requestSubmit());
