// Typing into a line on twelve keys: digits, or letters by pressing a key again and again.

const LETTERS = {
  1: ".,'?!-1",
  2: "abc2",
  3: "def3",
  4: "ghi4",
  5: "jkl5",
  6: "mno6",
  7: "pqrs7",
  8: "tuv8",
  9: "wxyz9",
  0: " 0",
  "*": "+*",
};
const NEXT_LETTER_AFTER_MS = 900;

export class Typing {
  #line;
  #last = { key: "", presses: 0, at: 0 };

  constructor(line) {
    this.#line = line;
    this.hasLetters = false;
  }

  get text() {
    return this.#line.value;
  }

  press(key) {
    if (this.hasLetters) this.#letter(key);
    else this.write(key);
  }

  write(text) {
    this.#line.value = (this.#line.value + text).slice(0, this.#line.maxLength);
    this.#line.scrollLeft = this.#line.scrollWidth;
  }

  clearOne() {
    this.#line.value = [...this.#line.value].slice(0, -1).join("");
  }

  clear() {
    this.#line.value = "";
    this.hasLetters = false;
  }

  switchLetters() {
    this.hasLetters = !this.hasLetters;
    this.#last.key = "";
  }

  #letter(key) {
    const at = performance.now();
    const isAgain = key === this.#last.key && at - this.#last.at < NEXT_LETTER_AFTER_MS;
    const presses = isAgain ? this.#last.presses + 1 : 0;
    if (isAgain) this.clearOne();
    const letter = LETTERS[key][presses % LETTERS[key].length];
    this.write(this.#isAtStart() ? letter.toUpperCase() : letter);
    this.#last = { key, presses, at };
  }

  #isAtStart() {
    return /(^|[.!?] +)$/.test(this.#line.value);
  }
}
