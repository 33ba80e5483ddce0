// The network between a phone on this page and the service: Africa's Talking's form posts, and what phones received.
// While a USSD centre runs beside the demonstration, dials may go over it and SMPP.

const ANSWER_WITHIN_MS = 10_000;
const SIMULATED_NETWORK = "99999";

export class NoAnswer extends Error {}

export class Network {
  // `hear` is told of each request to a gateway's door, without its secret, and of the answer.
  constructor({ secret, texts, roads, dial }, hear) {
    this.secret = secret;
    this.addresses = { texts, roads, dial };
    this.road = "africastalking";
    this.hear = hear;
  }

  async dial(number, session) {
    if (session.road === "smpp") return this.#overTheCentre(number, session);
    const answer = await this.#post("ussd", "", {
      sessionId: session.id,
      phoneNumber: number,
      networkCode: SIMULATED_NETWORK,
      serviceCode: session.dialled,
      text: session.inputs.join("*"),
    });
    const [, kind, text] = /^(CON|END) ([^]*)$/.exec(answer) ?? [];
    if (!kind) throw new NoAnswer("no screen");
    return { text, isLast: kind === "END" };
  }

  async report(number, session, status) {
    if (session.road === "smpp") {
      if (status !== "Success") await this.#overTheCentre(number, { ...session, hangsUp: true });
      return;
    }
    await this.#post("ussd", "/ended", {
      date: now(),
      sessionId: session.id,
      serviceCode: session.dialled,
      networkCode: SIMULATED_NETWORK,
      phoneNumber: number,
      status,
      hopsCount: session.inputs.length + 1,
      input: session.inputs.join("*"),
    });
  }

  async send(number, text) {
    const id = newId();
    await this.#post("sms", "/incoming", { from: number, to: "000", text, date: now(), id, linkId: id });
  }

  // `known` holds numbers, each with the id of the last text known; the answer, lists of newer texts, oldest first.
  async received(known) {
    const answer = await post(this.addresses.texts, "application/json", JSON.stringify(known));
    return answer.json();
  }

  // By name, those that dials may take now.
  async roads() {
    const answer = await fetch(this.addresses.roads).catch(() => null);
    return answer?.ok ? answer.json() : ["africastalking"];
  }

  newSession(dialled) {
    return { id: `ATUid_${newId()}`, dialled, inputs: [], road: this.road };
  }

  async #overTheCentre(number, session) {
    const answer = await post(this.addresses.dial, "application/json", JSON.stringify({ ...session, number }));
    return answer.json();
  }

  async #post(kind, ending, form) {
    const address = `/${kind}/africastalking/${this.secret}${ending}`;
    const body = new URLSearchParams(form).toString();
    const began = performance.now();
    const heard = { kind, address: `/${kind}/africastalking/…${ending}`, body, status: "", answer: null };
    try {
      const answer = await post(address, "application/x-www-form-urlencoded", body);
      heard.status = answer.status;
      heard.answer = await answer.text();
      return heard.answer;
    } finally {
      this.hear({ ...heard, took: Math.round(performance.now() - began) });
    }
  }
}

async function post(address, type, body) {
  let answer;
  try {
    answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": type },
      body,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch {
    throw new NoAnswer("no network");
  }
  if (!answer.ok) throw new NoAnswer(`answered ${answer.status}`);
  return answer;
}

function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function now() {
  return new Date().toISOString().slice(0, 19).replace("T", " ");
}
