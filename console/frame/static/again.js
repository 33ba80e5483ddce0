// Says when the record answers again, so that what stands in the form can be sent.

import { ask } from "./ask.js";

const [away, back] = ["away", "back"].map((id) => document.getElementById(id));

ask(document.querySelector("form[data-ask]").dataset.ask, {
  news() {},
  trouble(name) {
    if (!name) back.textContent = back.dataset.says;
    back.hidden = Boolean(name);
    away.hidden = !name;
  },
});
