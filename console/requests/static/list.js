import { ask, showTrouble, tellOfLife } from "/console/frame/ask.js";
import { setClocks } from "/console/frame/clocks.js";
import { listKeys } from "/console/frame/keys.js";
import { swap } from "/console/frame/swap.js";

const live = document.getElementById("live");

ask(live.dataset.ask, {
  news(page) {
    if (swap(live, page)) setClocks(live);
  },
  trouble: showTrouble,
});
tellOfLife(live.dataset.here, document.querySelector("#act input[name=csrf_token]").value);
listKeys(live);
setClocks(live);
