// One phone on the page: its keys, its screen, and what it is doing.

import { NoAnswer, newSession } from "./network.js";
import { Typing } from "./typing.js";

const CONNECTION_PROBLEM = "Connection problem or invalid MMI code.";
const NO_NETWORK = "No network. Nothing was sent.";
const SERVICE_NUMBER = "000";
const TASHKENT = "Asia/Tashkent";

// What each view calls its line and its two soft keys; `onRight` goes for an empty line, else the right key clears.
const VIEWS = {
  idle: { line: "number or code", left: "Texts", right: "" },
  waiting: { line: "please wait", left: "", right: "" },
  session: { line: "your answer", left: "Send", right: "End" },
  message: { line: "", left: "OK", right: "" },
  texts: { line: `text to ${SERVICE_NUMBER}`, left: "Send", right: "Close" },
};

export class Handset {
  #network;
  #section;
  #lcd;
  #screen;
  #line;
  #typing;
  #softs;
  #session = null;
  #texts = [];
  #unread = 0;
  #hasLooked = false;
  #afterMessage = "idle";

  constructor(section, network) {
    this.#network = network;
    this.#section = section;
    this.#lcd = section.querySelector(".lcd");
    this.#screen = section.querySelector(".screen");
    this.#line = section.querySelector(".line");
    this.#typing = new Typing(this.#line);
    this.#softs = [...section.querySelectorAll(".soft")];
    this.#listen();
    this.useNumber(section.dataset.number);
  }

  get view() {
    return this.#lcd.dataset.view;
  }

  get lastText() {
    return this.#texts.at(-1)?.id ?? 0;
  }

  // Another SIM card: another number, and nothing of the one before.
  useNumber(number) {
    this.#end("Incomplete");
    this.number = number;
    this.#texts = [];
    this.#unread = 0;
    this.#hasLooked = false;
    this.#section.querySelector(".number")?.replaceChildren(readable(number));
    this.show("idle");
  }

  type(text) {
    this.#typing.write(text);
    this.#label();
  }

  show(view, text = "") {
    this.#lcd.dataset.view = view;
    this.#line.value = "";
    this.#typing.useLetters(false);
    if (view === "texts") this.#showTexts();
    else if (view === "idle") this.#showIdle();
    else this.#screen.textContent = text;
    this.#screen.scrollTop = 0;
    this.#label();
  }

  // What the network has for this number; the first time that is what came before the page was open.
  receive(texts) {
    this.#texts.push(...texts);
    if (this.view === "texts") this.#addTexts(texts);
    else if (this.#hasLooked) this.#unread += texts.length;
    if (this.view === "idle") this.#showIdle();
    if (this.#hasLooked && texts.length) this.#ring();
    this.#hasLooked = true;
    this.#label();
  }

  hasNetwork(has) {
    this.#lcd.classList.toggle("without-network", !has);
  }

  #listen() {
    this.#section.querySelector(".case").addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      if (button.dataset.key) this.#press(button.dataset.key);
      else if (button.dataset.scroll) this.#scroll(Number(button.dataset.scroll));
      else if (button.dataset.soft === "left") this.#left();
      else if (button.dataset.soft === "right") this.#right();
      else if (button.matches(".call")) this.#call();
      else this.#hangUp();
    });
    this.#line.addEventListener("input", () => this.#label());
    this.#lcd.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) this.#call();
      else if (event.key === "Escape") this.#hangUp();
    });
  }

  #press(key) {
    if (this.#line.readOnly) return;
    if (key === "#" && this.view !== "idle") this.#typing.useLetters(!this.#typing.hasLetters);
    else this.#typing.press(key);
    this.#label();
  }

  #left() {
    if (this.view === "idle" && !this.#line.value) this.show("texts");
    else this.#call();
  }

  #right() {
    if (this.#line.value) {
      this.#typing.clearOne();
      this.#label();
    } else if (this.view !== "idle") this.#hangUp();
  }

  #call() {
    const typed = this.#line.value;
    if (this.view === "message") this.show(this.#afterMessage);
    else if (this.view === "idle" && typed) this.#dial(typed);
    else if (this.view === "session" && typed) this.#reply(typed);
    else if (this.view === "texts" && typed.trim()) this.#send(typed);
  }

  #hangUp() {
    this.#end("Incomplete");
    this.show("idle");
  }

  #dial(typed) {
    if (/^\*[0-9*]+#$/.test(typed)) {
      this.#session = newSession(typed);
      this.#turn();
    } else this.#tell("This phone dials codes only, such as *000#.", "idle");
  }

  #reply(typed) {
    this.#session.inputs.push(typed);
    this.#turn();
  }

  async #turn() {
    const session = this.#session;
    this.show("waiting", "USSD code running...");
    try {
      const { text, isLast } = await this.#network.dial(this.number, session);
      if (session !== this.#session) return; // she hung up meanwhile
      if (isLast) {
        this.#end("Success");
        this.#tell(text, "idle");
      } else this.show("session", text);
    } catch (trouble) {
      if (!(trouble instanceof NoAnswer)) throw trouble;
      if (session !== this.#session) return;
      this.#end("Failed");
      this.#tell(CONNECTION_PROBLEM, "idle");
    }
    this.#line.focus({ preventScroll: true });
  }

  async #send(text) {
    this.show("waiting", "Sending...");
    try {
      await this.#network.send(this.number, text);
      this.#texts.push({ id: this.lastText, body: text, at: new Date().toISOString(), isHers: true });
      this.show("texts");
    } catch (trouble) {
      if (!(trouble instanceof NoAnswer)) throw trouble;
      this.#tell(NO_NETWORK, "texts");
    }
  }

  #tell(text, afterwards) {
    this.#afterMessage = afterwards;
    this.show("message", text);
  }

  #end(status) {
    const session = this.#session;
    this.#session = null;
    if (session) this.#network.report(this.number, session, status).catch(() => {}); // a phone does not care
  }

  #scroll(direction) {
    this.#screen.scrollBy({ top: (direction * this.#screen.clientHeight) / 2, behavior: "smooth" });
  }

  #showIdle() {
    const news = this.#unread ? [element("p", "news", this.#unread === 1 ? "1 new text" : `${this.#unread} new texts`)] : [];
    const now = new Date();
    this.#screen.replaceChildren(element("p", "clock", clock(now)), element("p", "day", day(now)), ...news);
  }

  #showTexts() {
    this.#unread = 0;
    this.#screen.replaceChildren(element("p", "none", "No texts yet."));
    this.#addTexts(this.#texts);
  }

  #addTexts(texts) {
    if (!texts.length) return;
    this.#screen.querySelector(".none")?.remove();
    this.#screen.prepend(...texts.map(message).reverse());
    this.#screen.scrollTop = 0;
    this.#beginAnswer(texts.at(-1));
  }

  // A text such as "4821: ... Answer 4821 1 ..." is answered with its code, so the code stands in the line already.
  #beginAnswer({ body, isHers }) {
    const [, code] = /^([0-9]+): .* \1 [0-9]/.exec(body) ?? [];
    if (code && !isHers && !this.#line.value) this.#line.value = `${code} `;
  }

  #label() {
    const view = VIEWS[this.view];
    const isTyping = this.#line.value !== "";
    const left = this.view === "idle" && isTyping ? "Dial" : view.left;
    const right = isTyping ? "Clear" : view.right;
    const visible = this.#lcd.querySelectorAll(".softs span");
    [left, right].forEach((label, side) => {
      visible[side].textContent = label;
      this.#softs[side].setAttribute("aria-label", label || "Soft key");
    });
    this.#line.readOnly = this.view === "waiting" || this.view === "message";
    this.#line.setAttribute("aria-label", `${this.#section.querySelector("h2").textContent}: ${view.line || "no answer"}`);
    this.#lcd.querySelector(".mode").textContent = this.view === "idle" ? "" : this.#typing.hasLetters ? "abc" : "123";
    this.#lcd.classList.toggle("has-news", this.#unread > 0);
  }

  #ring() {
    const theCase = this.#section.querySelector(".case");
    theCase.classList.remove("rings");
    void theCase.offsetWidth; // begins the animation anew
    theCase.classList.add("rings");
    this.#section.dispatchEvent(new CustomEvent("rings", { bubbles: true }));
  }
}

function message({ body, at, isHers }) {
  const text = element("article", isHers ? "text sent" : "text", "");
  const from = isHers ? `to ${SERVICE_NUMBER}` : `from ${SERVICE_NUMBER}`;
  text.append(element("p", "about", `${clock(new Date(at))} ${from}`), element("p", "body", body));
  return text;
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function readable(number) {
  return number.replace(/^(\+998)(\d\d)(\d{3})(\d\d)(\d\d)$/, "$1 $2 $3 $4 $5");
}

function clock(at) {
  return at.toLocaleTimeString("en-GB", { timeZone: TASHKENT, hour: "2-digit", minute: "2-digit" });
}

function day(at) {
  return at.toLocaleDateString("en-GB", { timeZone: TASHKENT, weekday: "short", day: "numeric", month: "short" });
}
