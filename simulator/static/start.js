// Puts the phones of the page into service and listens for their texts.

import { Handset } from "./handset.js";
import { NoAnswer, Network } from "./network.js";
import { OtherPhones } from "./others.js";
import { Story } from "./story.js";
import { Wire } from "./wire.js";

const LOOK_EVERY_MS = 1000;
const LOOK_AGAIN_AFTER_TROUBLE_MS = 3000;
const LOOK_FOR_ROADS_EVERY_MS = 3000;

const wire = new Wire(document.getElementById("exchanges"));
const network = new Network(document.body.dataset, (heard) => {
  wire.add(heard);
  document.getElementById("story").textContent = story;
});
const story = new Story();
const NAMES = { hers: "her", second: "another", contact: "contact", centre: "on_duty" };
const [hers, second, contact, centre] = Object.entries(NAMES).map(
  ([id, called]) => new Handset(document.getElementById(id), network, story, called),
);
const handsets = [hers, contact, centre];
const others = new OtherPhones(document.getElementById("whose"), document.getElementById("elsewhere"));
contact.show("texts");
centre.show("texts");

document.getElementById("new-sim").addEventListener("click", () => {
  const digits = crypto.getRandomValues(new Uint32Array(1))[0] % 1_000_000;
  hers.useNumber(`+998009${String(digits).padStart(6, "0")}`);
});
document.getElementById("second-caller").addEventListener("click", ({ target }) => {
  document.getElementById("second").hidden = false;
  handsets.push(second);
  target.hidden = true;
  document.querySelector("#second .screen").focus();
});
document.getElementById("copy").addEventListener("click", () => navigator.clipboard.writeText(String(story)));
document.getElementById("type-number").addEventListener("click", () => {
  hers.type(contact.number.replace("+998", ""));
  document.getElementById("hers").scrollIntoView({ block: "nearest" });
});
others.whenChosen((number) => {
  centre.useNumber(number);
  centre.show("texts");
});
for (const link of document.querySelectorAll(".jumps a")) {
  const phone = document.querySelector(link.hash);
  phone.addEventListener("rings", () => link.classList.add("has-news"));
  new IntersectionObserver(([seen]) => seen.isIntersecting && link.classList.remove("has-news"), { threshold: 0.4 }).observe(phone);
}

// The choice is shown only while there is one; a session that is open stays on its road.
const road = document.getElementById("road");
road.addEventListener("change", () => {
  network.road = road.value;
});

async function keepLookingForRoads() {
  const roads = document.hidden ? null : await network.roads();
  if (roads) {
    road.closest("label").hidden = roads.length < 2;
    if (!roads.includes(road.value)) road.value = roads[0];
    network.road = road.value;
  }
  setTimeout(keepLookingForRoads, LOOK_FOR_ROADS_EVERY_MS);
}

async function look() {
  const known = Object.fromEntries(handsets.map((handset) => [handset.number, handset.lastText]));
  const received = await network.received({ ...others.known, ...known });
  others.receive(received);
  for (const handset of handsets) handset.receive(received[handset.number] ?? []);
  document.getElementById("story").textContent = story;
}

async function keepLooking() {
  let wait = LOOK_EVERY_MS;
  try {
    if (!document.hidden) await look();
    for (const handset of handsets) handset.hasNetwork(true);
  } catch (trouble) {
    if (!(trouble instanceof NoAnswer)) throw trouble;
    for (const handset of handsets) handset.hasNetwork(false);
    wait = LOOK_AGAIN_AFTER_TROUBLE_MS;
  }
  setTimeout(keepLooking, wait);
}

setInterval(() => handsets.forEach((handset) => handset.tick()), 1000);
keepLooking();
keepLookingForRoads();
