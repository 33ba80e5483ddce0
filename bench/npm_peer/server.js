// The usual menu for basic phones, as its README shows it: Express, ussd-menu-builder, the session in Redis.
// It keeps no record, finds no caller, and its screens fit by hand. Prints its port once it answers.
"use strict";

const express = require("express");
const Redis = require("ioredis");
const UssdMenu = require("ussd-menu-builder");

const LIFE = 300;
const redis = new Redis(process.env.REDIS_URL.replace(/^unix:\/\//, ""), { lazyConnect: true });

const sessions = {
  start: (id) => redis.expire(id, LIFE),
  get: (id, key) => redis.hget(id, key),
  set: (id, key, value) => redis.hset(id, key, value),
  end: (id) => redis.del(id),
};

const SCREENS = {
  contacts: ["Kontaktlar\n1 Qo'shish\n0 Orqaga", { 1: "add", 0: "__start__" }],
  add: ["Telefon raqamini yozing\n0 Orqaga", { 0: "contacts" }],
  centres: ["Markazlar\n1 Toshkent\n2 Samarqand\n0 Orqaga", { 1: "tashkent", 2: "samarkand", 0: "__start__" }],
  tashkent: ["Toshkent\n1 Yunusobod\n2 Chilonzor\n0 Orqaga", { 1: "centre", 2: "centre", 0: "centres" }],
  samarkand: ["Samarqand\n1 Samarqand\n2 Urgut\n0 Orqaga", { 1: "centre", 2: "centre", 0: "centres" }],
  centre: ["Markaz: 9:00-18:00\nTel. 998 00 000 00 00\n0 Orqaga", { 0: "centres" }],
  advice: ["Maslahat\n1 Huquq\n2 Xavfsizlik\n0 Orqaga", { 1: "article", 2: "article", 0: "__start__" }],
  article: ["Xavfsiz joyni oldindan tanlang.\n0 Orqaga", { 0: "advice" }],
};
const START = { 1: "help", 2: "contacts", 3: "centres", 4: "advice" };

// A menu for each request: one for all, as in the README, mixes up the answers of requests that overlap.
function menu() {
  const made = new UssdMenu();
  made.sessionConfig(sessions);
  made.startState({ run: () => made.con("1 YORDAM\n2 Kontaktlar\n3 Markazlar\n4 Maslahat"), next: START });
  made.state("help", { run: () => made.end("Yordam so'raldi.") });
  for (const [name, [text, next]] of Object.entries(SCREENS)) {
    const run = async () => {
      await made.session.set("place", name);
      made.con(text);
    };
    made.state(name, { run, next });
  }
  return made;
}

const application = express();
application.use(express.urlencoded({ extended: false }));
application.post("/usual", (request, response) => {
  menu().run(request.body, (screen) => response.type("text/plain").send(screen));
});

redis.connect().then(() => {
  const listening = application.listen(0, "127.0.0.1", () => console.log(listening.address().port));
});
