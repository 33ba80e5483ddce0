// The phones on duty that are in the list and not on the table: which of them has a text that nobody looked at.

const MARK = "\u25cf ";

export class OtherPhones {
  #list;
  #button;
  #lastTexts = {};
  #hasLooked = false;

  constructor(list, button) {
    this.#list = list;
    this.#button = button;
    for (const option of list.options) option.dataset.name = option.text;
  }

  // Numbers, each with the id of the last text known.
  get known() {
    return Object.fromEntries([...this.#list.options].map(({ value }) => [value, this.#lastTexts[value] ?? 0]));
  }

  whenChosen(use) {
    this.#list.addEventListener("change", () => {
      this.#mark(this.#list.selectedOptions[0], false);
      use(this.#list.value);
    });
    this.#button.addEventListener("click", () => {
      this.#list.value = this.#firstWithNews.value;
      this.#list.dispatchEvent(new Event("change"));
    });
  }

  // The first time that is what came before the page was open.
  receive(received) {
    for (const option of this.#list.options) {
      const newest = received[option.value]?.at(-1);
      if (!newest) continue;
      this.#lastTexts[option.value] = newest.id;
      if (this.#hasLooked && !option.selected) this.#mark(option, true);
    }
    this.#hasLooked = true;
  }

  #mark(option, hasNews) {
    option.classList.toggle("has-news", hasNews);
    option.text = (hasNews ? MARK : "") + option.dataset.name;
    this.#button.hidden = !this.#firstWithNews;
  }

  get #firstWithNews() {
    return this.#list.querySelector(".has-news");
  }
}
