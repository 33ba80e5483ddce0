// The keys of a list: to the next item and back, take it, go to a part of its page, and what the keys are.

export function listKeys(live, parts = {}) {
  const links = () => [...live.querySelectorAll(".item > a[href]")].filter((link) => link.checkVisibility());
  const chosen = () => document.activeElement?.closest(".item") ?? links()[0]?.closest(".item");

  function move(by) {
    const all = links();
    const at = all.indexOf(document.activeElement?.closest(".item")?.querySelector("a"));
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  function goTo(part) {
    const link = chosen()?.querySelector("a[href]");
    if (link) location.assign(`${link.href}#${part}`);
  }

  const KEYS = {
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    t: () => chosen()?.querySelector("button")?.click(),
    "?": () => document.getElementById("keys").togglePopover(),
  };

  addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, select, textarea, [contenteditable]");
    const act = KEYS[event.key] ?? (parts[event.key] && (() => goTo(parts[event.key])));
    if (!act || isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    act();
  });
}
