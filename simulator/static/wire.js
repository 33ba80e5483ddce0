// What goes over the wire between the phones and the service, as a gateway sees it: each request, its answer, its length.

import { say } from "./words.js";

const MOST = 60;

export class Wire {
  #list;
  #alphabet;

  constructor(list) {
    this.#list = list;
    this.#alphabet = JSON.parse(list.dataset.alphabet);
  }

  // `kind` is "ussd" or "sms"; `answer` is null where none came.
  add({ kind, address, body, status, answer, took }) {
    const one = document.createElement("li");
    const asked = [...new URLSearchParams(body)].map(([name, value]) => `${name}=${value}`).join("\n");
    one.append(
      line("p", `POST ${address} · ${status || say("handset.wire.none")} · ${took} ms`),
      line("pre", asked),
      line("pre", answer ?? ""),
    );
    const shown = kind === "ussd" ? answer?.replace(/^(CON|END) /, "") : new URLSearchParams(body).get("text");
    if (shown) one.append(line("p", this.#length(kind, shown)));
    this.#list.prepend(one);
    while (this.#list.children.length > MOST) this.#list.lastChild.remove();
  }

  #length(kind, text) {
    const { basic, extended, screen, sms } = this.#alphabet;
    const isGsm = [...text].every((sign) => basic.includes(sign) || extended.includes(sign));
    const costs = [...text].map((sign) => (isGsm ? (extended.includes(sign) ? 2 : 1) : sign.length));
    const units = costs.reduce((sum, cost) => sum + cost, 0);
    const [alphabet, at] = isGsm ? ["GSM 7-bit", 0] : ["UCS-2", 1];
    if (kind === "ussd") return say("handset.wire.screen", { units, room: screen[at], alphabet });
    return say("handset.wire.text", { units, parts: parts(costs, units, sms[at]), alphabet });
  }
}

// No character is cut, so a part may stay a unit short.
function parts(costs, units, [alone, amongOthers]) {
  if (units <= alone) return 1;
  let count = 1;
  let used = 0;
  for (const cost of costs) {
    if (used + cost > amongOthers) [count, used] = [count + 1, 0];
    used += cost;
  }
  return count;
}

function line(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
