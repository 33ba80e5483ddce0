// Writes down what was done on the phones as a test in the language of simulator/story.py, which runs in tests/journeys.

// Later ones come by a clock, and the clock of a story stands still.
const TEXTS_OF_A_DEED_MS = 20_000;
const KEY = /(?:Javob|Ответ): (\d{6}(?:\d{2})?) /;

export class Story {
  #names = new Map();
  #keys = new Map();
  #steps = [];
  #doneAt = 0;
  #needsKeys = false;

  // Words by which a phone is named in the story: a new SIM card in it is another phone.
  #name(number, called) {
    if (!this.#names.has(number)) {
      const taken = [...this.#names.values()].filter((name) => name.replace(/_\d+$/, "") === called).length;
      this.#names.set(number, taken ? `${called}_${taken + 1}` : called);
    }
    return this.#names.get(number);
  }

  dialled(number, called, code) {
    this.#do(`${this.#name(number, called)}.dials(${quoted(code)})`);
  }

  answered(number, called, typed) {
    this.#do(`${this.#name(number, called)}.types(${quoted(typed)})`);
  }

  saw(screen) {
    const words = telling(screen);
    if (words && this.#steps.length) this.#steps[this.#steps.length - 1] += `.sees(${quoted(words)})`;
  }

  hungUp(number, called) {
    this.#do(`${this.#name(number, called)}.hangs_up()`);
  }

  texted(number, called, body) {
    const name = this.#name(number, called);
    const [key] = body.split(" ");
    const known = this.#keys.get(number);
    if (!known || known.key !== key) return this.#do(`${name}.texts(${quoted(body)})`);
    this.#needsKeys = true;
    this.#do(`${name}.texts(f"{key_in(${known.text})}${body.slice(key.length).replaceAll('"', '\\"')}")`);
  }

  received(number, called, body) {
    if (Date.now() - this.#doneAt > TEXTS_OF_A_DEED_MS) return;
    const name = this.#name(number, called);
    const words = telling(body);
    const key = KEY.exec(body)?.[1];
    if (!key) return void this.#steps.push(`${name}.received(${quoted(words)})`);
    const text = `alarm_of_${name}`;
    this.#keys.set(number, { key, text });
    this.#steps.push(`${text} = ${name}.reads()`, `assert ${quoted(words)} in ${text}`);
  }

  toString() {
    if (!this.#steps.length) return "";
    const phones = [...this.#names].map(([number, name]) => `    ${name} = phone(${quoted(number)})\n`).join("");
    const imports = "from tests.journeys.conftest import PickUp\n" + (this.#needsKeys ? "from tests.keys import key_in\n" : "");
    const steps = this.#steps.map((step) => `    ${step}\n`).join("");
    return `${imports}\n\ndef test_a_story_of_the_phone_page(phone: PickUp) -> None:\n${phones}\n${steps}`;
  }

  #do(step) {
    this.#doneAt = Date.now();
    this.#steps.push(step);
  }
}

// The longest words of a screen or text in which no figure stands: codes, keys and times are others each time.
function telling(text) {
  const pieces = text.split(/\n|\S*\d\S*/).map((piece) => piece.trim());
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), "");
}

const quoted = (text) => JSON.stringify(text);
