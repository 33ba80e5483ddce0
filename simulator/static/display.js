// A phone's small screen: what it draws, and the names that its line and its soft keys have at the moment.

import { say } from "./words.js";

const SERVICE_NUMBER = "000";
const TASHKENT = "Asia/Tashkent";

export class Display {
  #owner;
  #lcd;
  #screen;
  #softs;

  constructor(section) {
    this.#owner = section.querySelector("h2").textContent;
    this.#lcd = section.querySelector(".lcd");
    this.#screen = section.querySelector(".screen");
    this.#softs = [...section.querySelectorAll(".soft")];
    this.line = section.querySelector(".line");
  }

  get view() {
    return this.#lcd.dataset.view;
  }

  set view(view) {
    this.#lcd.dataset.view = view;
  }

  say(text) {
    this.#draw(text);
  }

  rest(unread) {
    const now = new Date();
    this.#draw(element("p", "clock", clock(now)), element("p", "day", day(now)));
    if (unread) this.#screen.append(element("p", "news", unread === 1 ? say("handset.news.one") : say("handset.news.many", { count: unread })));
  }

  list(texts) {
    this.#draw(element("p", "none", say("handset.none")));
    this.add(texts);
  }

  // The newest text stands first.
  add(texts) {
    if (!texts.length) return;
    this.#screen.querySelector(".none")?.remove();
    this.#screen.prepend(...texts.map(message).reverse());
    this.#screen.scrollTop = 0;
  }

  scroll(direction) {
    this.#screen.scrollBy({ top: (direction * this.#screen.clientHeight) / 2, behavior: "smooth" });
  }

  label({ line, left, right, mode, canType, hasNews }) {
    this.line.readOnly = !canType;
    this.line.setAttribute("aria-label", say("handset.line", { name: this.#owner, purpose: say(`handset.line.${line}`) }));
    const names = this.#lcd.querySelectorAll(".softs span");
    [left, right].forEach((name, side) => {
      const word = name && say(`handset.${name}`);
      names[side].textContent = word;
      this.#softs[side].setAttribute("aria-label", word || say("key.soft"));
    });
    this.#lcd.querySelector(".mode").textContent = mode;
    this.#lcd.classList.toggle("has-news", hasNews);
  }

  hasNetwork(has) {
    this.#lcd.classList.toggle("without-network", !has);
  }

  #draw(...content) {
    this.#screen.replaceChildren(...content);
    this.#screen.scrollTop = 0;
  }
}

function message({ body, at, isOwn }) {
  const text = element("article", isOwn ? "text sent" : "text", "");
  const about = say(isOwn ? "handset.to" : "handset.from", { time: clock(new Date(at)), number: SERVICE_NUMBER });
  text.append(element("p", "about", about), element("p", "body", body));
  return text;
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function clock(at) {
  return at.toLocaleTimeString("en-GB", { timeZone: TASHKENT, hour: "2-digit", minute: "2-digit" });
}

function day(at) {
  return at.toLocaleDateString("ru", { timeZone: TASHKENT }); // 29.11.2026, in every language
}
