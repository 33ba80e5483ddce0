// What the handsets say, in the language of the page.

const words = JSON.parse(document.body.dataset.words);

export function say(key, values = {}) {
  return words[key].replace(/\{([a-z_]+)\}/g, (_, name) => values[name]);
}
