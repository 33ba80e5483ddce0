import { ask, showTrouble } from "/console/frame/ask.js";
import { setClocks } from "/console/frame/clocks.js";
import { swap } from "/console/frame/swap.js";

const live = document.getElementById("live");

ask(live.dataset.ask, {
  news(page) {
    if (swap(live, page)) setClocks(live);
  },
  trouble: showTrouble,
});
setClocks(live);
