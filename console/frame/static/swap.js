// Puts a new list in the place of the old one, and leaves the reader where they were: focus, open folds, scroll.

export function swap(root, html) {
  const focused = document.activeElement?.closest?.("[id]")?.id;
  const isInside = root.contains(document.activeElement);
  const wasButton = document.activeElement?.tagName === "BUTTON";
  const open = [...root.querySelectorAll("details[open]")].map((one) => one.id);
  const anchor = [...root.querySelectorAll(".item[id]")].find((one) => one.getBoundingClientRect().bottom > 0);
  const place = anchor?.getBoundingClientRect().top;
  const isChoosing = document.activeElement?.tagName === "SELECT" && isInside;
  if (isChoosing) return false;

  root.innerHTML = html;

  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  const same = anchor && document.getElementById(anchor.id);
  if (same && scrollY > 0) scrollBy(0, same.getBoundingClientRect().top - place);
  if (isInside && focused) refocus(document.getElementById(focused), wasButton);
  return true;
}

function refocus(one, wasButton) {
  if (!one) return document.querySelector(".item a[href]")?.focus({ preventScroll: true });
  const inside = (wasButton && one.querySelector("button")) || one.querySelector("a");
  (one.matches("a, button, summary") ? one : inside)?.focus({ preventScroll: true });
}
