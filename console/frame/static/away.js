// Opens the page once the record answers; until then nothing moves under who reads it.

const EVERY = 5000;
const { again } = document.querySelector("[data-again]").dataset;

setInterval(async () => {
  const answer = await fetch(again, { cache: "no-store" }).catch(() => null);
  if (answer && answer.status !== 503) location.replace(again);
}, EVERY);
