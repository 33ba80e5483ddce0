// One phone on the page: what its keys do, and what it is doing.

import { Display } from "./display.js";
import { NoAnswer } from "./network.js";
import { Typing } from "./typing.js";
import { say } from "./words.js";

// What the soft keys are for in each view, and whether one can type; while something stands in the line, the right key clears it.
const VIEWS = {
  idle: { left: "texts", right: "", canType: true },
  waiting: { left: "", right: "", canType: false },
  session: { left: "send", right: "end", canType: true },
  message: { left: "ok", right: "", canType: false },
  texts: { left: "send", right: "close", canType: true },
};

export class Handset {
  #network;
  #story;
  #called;
  #began = 0;
  #section;
  #display;
  #typing;
  #session = null;
  #texts = [];
  #unread = 0;
  #hasLooked = false;
  #afterMessage = "idle";

  // `called` names this phone in the story.
  constructor(section, network, story, called) {
    this.#network = network;
    this.#story = story;
    this.#called = called;
    this.#section = section;
    this.#display = new Display(section);
    this.#typing = new Typing(this.#display.line);
    this.#listen();
    this.useNumber(section.dataset.number);
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
    this.#display.view = view;
    this.#typing.clear();
    if (view === "idle") this.#display.rest(this.#unread);
    else if (view === "texts") this.#openTexts();
    else this.#display.say(text);
    this.#label();
  }

  // What the network has for this number; the first time that is what came before the page was open.
  receive(texts) {
    const isNews = this.#hasLooked && texts.length > 0;
    this.#hasLooked = true;
    if (isNews) for (const { body } of texts) this.#story.received(this.number, this.#called, body);
    this.#texts.push(...texts);
    if (this.#display.view === "texts") this.#addTexts(texts);
    else if (isNews) this.#unread += texts.length;
    if (this.#display.view === "idle") this.#display.rest(this.#unread);
    if (isNews) this.#ring();
    this.#label();
  }

  // How long its session lasts: networks end one after a minute or two.
  tick() {
    if (!this.#session) return;
    const seconds = Math.floor((Date.now() - this.#began) / 1000);
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    this.#section.querySelector(".timer").textContent = say("handset.session", { time, count: this.#session.inputs.length + 1 });
  }

  hasNetwork(has) {
    this.#display.hasNetwork(has);
  }

  #listen() {
    this.#section.querySelector(".case").addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (button) this.#press(button);
    });
    this.#display.line.addEventListener("input", () => this.#label());
    this.#display.line.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) this.#go();
      else if (event.key === "Escape") this.#hangUp();
    });
  }

  #press({ dataset: { key, scroll, does } }) {
    if (key) this.#key(key);
    else if (scroll) this.#display.scroll(Number(scroll));
    else if (does === "left" && this.#display.view === "idle" && !this.#typing.text) this.show("texts");
    else if (does === "right") this.#clearOrLeave();
    else if (does === "hang-up") this.#hangUp();
    else this.#go();
  }

  #key(key) {
    if (!VIEWS[this.#display.view].canType) return;
    if (key === "#" && this.#display.view !== "idle") this.#typing.switchLetters();
    else this.#typing.press(key);
    this.#label();
  }

  #clearOrLeave() {
    if (this.#typing.text) {
      this.#typing.clearOne();
      this.#label();
    } else this.#hangUp();
  }

  // The green key, Enter, and the left soft key where it sends.
  #go() {
    const typed = this.#typing.text;
    if (this.#display.view === "message") this.show(this.#afterMessage);
    else if (!typed.trim()) return;
    else if (this.#display.view === "idle") this.#dial(typed);
    else if (this.#display.view === "session") this.#reply(typed);
    else if (this.#display.view === "texts") this.#send(typed);
  }

  #hangUp() {
    if (this.#session) this.#story.hungUp(this.number, this.#called);
    this.#end("Incomplete");
    this.show("idle");
  }

  #dial(typed) {
    if (/^\*[0-9*]+#$/.test(typed)) {
      this.#story.dialled(this.number, this.#called, typed);
      this.#began = Date.now();
      this.#turn(this.#network.newSession(typed));
    } else this.#tell(say("handset.codes_only", { code: "*000#" }), "idle");
  }

  #reply(typed) {
    this.#session.inputs.push(typed);
    this.#story.answered(this.number, this.#called, typed);
    this.#turn(this.#session);
  }

  async #turn(session) {
    this.#session = session;
    this.show("waiting", say("handset.running"));
    try {
      const screen = await this.#network.dial(this.number, session);
      if (session === this.#session) this.#showScreen(screen); // else she hung up meanwhile
    } catch (trouble) {
      if (!(trouble instanceof NoAnswer)) throw trouble;
      if (session === this.#session) this.#lose();
    }
  }

  #showScreen({ text, isLast }) {
    this.#story.saw(text);
    this.tick();
    if (isLast) {
      this.#end("Success");
      this.#tell(text, "idle");
    } else this.show("session", text);
  }

  #lose() {
    this.#end("Failed");
    this.#tell(say("handset.trouble"), "idle");
  }

  async #send(body) {
    this.show("waiting", say("handset.sending"));
    this.#story.texted(this.number, this.#called, body);
    try {
      await this.#network.send(this.number, body);
      this.#texts.push({ id: this.lastText, body, at: new Date().toISOString(), isOwn: true });
      this.show("texts");
    } catch (trouble) {
      if (!(trouble instanceof NoAnswer)) throw trouble;
      this.#tell(say("handset.lost"), "texts");
    }
  }

  #tell(text, afterwards) {
    this.#afterMessage = afterwards;
    this.show("message", text);
  }

  #end(status) {
    const session = this.#session;
    this.#session = null;
    if (session) this.#network.report(this.number, session, status).catch(() => {}); // no phone waits for that
  }

  #openTexts() {
    this.#unread = 0;
    this.#display.list([]);
    this.#addTexts(this.#texts);
  }

  // A text such as "... Answer: 482913 1 taken, 2 pass on" is answered with its key, so the key stands in the line already.
  #addTexts(texts) {
    this.#display.add(texts);
    const newest = texts.at(-1);
    const [, key] = /: ([0-9]{6}|[0-9]{8}) [012] \D+ [012] /.exec(newest?.body) ?? [];
    if (key && !newest.isOwn && !this.#typing.text) this.#typing.write(`${key} `);
  }

  #label() {
    const { view } = this.#display;
    const isTyping = this.#typing.text !== "";
    const names = { ...VIEWS[view] };
    if (isTyping) names.right = "clear";
    if (isTyping && view === "idle") names.left = "dial";
    const mode = view === "idle" ? "" : this.#typing.hasLetters ? "abc" : "123";
    this.#display.label({ ...names, line: view, mode, hasNews: this.#unread > 0 });
  }

  #ring() {
    const thePhone = this.#section.querySelector(".case");
    thePhone.classList.remove("rings");
    void thePhone.offsetWidth; // begins the animation anew
    thePhone.classList.add("rings");
    this.#section.dispatchEvent(new CustomEvent("rings"));
  }
}

function readable(number) {
  return number.replace(/^(\+998)(\d\d)(\d{3})(\d\d)(\d\d)$/, "$1 $2 $3 $4 $5");
}
