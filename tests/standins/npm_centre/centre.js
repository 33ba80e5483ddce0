// A USSD centre by node-smpp, with the dialect of some operators: a dial belongs to user_message_reference, texts are
// UCS-2 under 72 both ways, and the answer to a menu comes only once she has pressed a key. Prints both ports; what
// phones say is the same as in simulator/over_centre.py.
"use strict";

const net = require("net");
const readline = require("readline");
const smpp = require("smpp");

const CODE = "000";
const BEGIN = 1, KEY = 18, RELEASED = 129, MENU = 2;
const UCS2 = 72;
const ANSWER_WITHIN_MS = 9000;
const TEMPORARY = 0x64, AGAIN_AFTER_MS = 200;

const bound = [];
const dials = new Map();
let references = 0;

const centre = smpp.createServer((line) => {
  const one = { line, name: "" };
  line.on("bind_transceiver", (pdu) => {
    one.name = pdu.system_id;
    bound.push(one);
    line.send(pdu.response({ system_id: "ussd" }));
  });
  line.on("enquire_link", (pdu) => line.send(pdu.response()));
  line.on("unbind", (pdu) => line.send(pdu.response()));
  line.on("submit_sm", (pdu) => show(line, pdu));
  line.on("error", () => {});
  line.on("close", () => bound.includes(one) && bound.splice(bound.indexOf(one), 1));
});

function show(line, pdu) {
  const dial = [...dials.values()].find(
    (one) => one.number === `+${pdu.destination_addr}` && one.reference === pdu.user_message_reference,
  );
  if (!dial?.shown) return line.send(pdu.response({ command_status: smpp.ESME_RINVDSTADR }));
  const isLast = pdu.ussd_service_op !== MENU;
  const sayShown = () => line.send(pdu.response({ message_id: "shown" }));
  if (isLast) {
    dials.delete(dial.session);
    sayShown();
  } else dial.sayShown = sayShown;
  dial.shown({ text: read(pdu), is_last: isLast });
  dial.shown = null;
}

// node-smpp knows UCS-2 under 8 alone.
function read({ data_coding: coding, short_message: { message } }) {
  return Buffer.isBuffer(message) ? message.swap16().toString("utf16le") : message.replace(/\r$/, "");
}

function turn({ number, session, typed, begins }) {
  if (begins && !dials.has(session)) dials.set(session, { number, session, reference: ++references % 0x10000 });
  const dial = dials.get(session);
  if (!dial) return Promise.reject(new Error("there is no such session"));
  return new Promise((resolve, reject) => {
    dial.shown = resolve;
    setTimeout(reject, ANSWER_WITHIN_MS, new Error("no screen came")).unref();
    deliver(dial, begins ? BEGIN : KEY, typed, reject);
    dial.sayShown?.();
    dial.sayShown = null;
  });
}

function deliver(dial, op, typed, refuse) {
  if (!bound.length) return refuse(new Error("nobody is bound to the centre"));
  const packet = {
    service_type: "USSD",
    source_addr_ton: 1,
    source_addr_npi: 1,
    source_addr: dial.number.slice(1),
    destination_addr: CODE,
    data_coding: UCS2,
    short_message: Buffer.from(typed, "utf16le").swap16(),
    ussd_service_op: op,
    user_message_reference: dial.reference,
  };
  bound.at(-1).line.deliver_sm(packet, ({ command_status: status }) => {
    if (status === TEMPORARY) setTimeout(deliver, AGAIN_AFTER_MS, dial, op, typed, refuse);
    else if (status) refuse(new Error(`the service answered 0x${status.toString(16)}`));
  });
}

async function answer(asked) {
  if (asked.does === "look") return { bound: bound.map(({ name }) => name) };
  if (asked.does === "turn") return turn(asked);
  const dial = dials.get(asked.session);
  dials.delete(asked.session);
  if (dial) deliver(dial, RELEASED, "", () => {});
  return {};
}

const phones = net.createServer((phone) => {
  phone.on("error", () => {});
  readline.createInterface({ input: phone }).once("line", async (line) => {
    const said = await answer(JSON.parse(line)).catch(({ message }) => ({ trouble: message }));
    phone.end(`${JSON.stringify(said)}\n`);
  });
});

centre.listen(0, "127.0.0.1", () => {
  phones.listen(0, "127.0.0.1", () => console.log(centre.address().port, phones.address().port));
});
