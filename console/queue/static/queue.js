import { ask, showTrouble, tellOfLife } from "/console/frame/ask.js";
import { hear, isSoundOn, switchSound } from "/console/frame/alarm.js";
import { setClocks } from "/console/frame/clocks.js";
import { listKeys } from "/console/frame/keys.js";
import { swap } from "/console/frame/swap.js";

const live = document.getElementById("live");
const token = document.querySelector("#act input[name=csrf_token]").value;

ask(live.dataset.ask, {
  news(page) {
    if (swap(live, page)) afterwards();
  },
  trouble: showTrouble,
});
tellOfLife(live.dataset.here, token);
listKeys(live, { p: "pass", c: "close" });
afterwards();

function afterwards() {
  setClocks(live);
  hear(live.firstElementChild);
}

const sound = document.getElementById("sound");
sound.setAttribute("aria-pressed", isSoundOn());
sound.addEventListener("click", () => {
  switchSound(!isSoundOn());
  sound.setAttribute("aria-pressed", isSoundOn());
});

live.addEventListener("change", (event) => event.target.id === "region" && event.target.form.requestSubmit());
