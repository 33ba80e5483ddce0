// A notification beside the page, which says nothing but to open the console; on a phone it trembles.

const TREMBLES = [300, 150, 300];
const TAG = "alarm";
let shower = null;

export const mayNotify = () => "Notification" in window && Notification.permission;

export async function notify(says) {
  navigator.vibrate?.(TREMBLES);
  if (mayNotify() !== "granted" || !says) return;
  const told = { tag: TAG, renotify: true, requireInteraction: true };
  const shows = await (shower ??= findShower());
  if (shows) return shows.showNotification(says, { ...told, vibrate: TREMBLES });
  new Notification(says, told);
}

// What was shown goes once somebody looks.
export async function clear() {
  const shows = await shower;
  for (const one of (await shows?.getNotifications({ tag: TAG })) ?? []) one.close();
}

// Browsers of phones show a page's notification only by a worker of the page.
async function findShower() {
  const found = await navigator.serviceWorker?.register(new URL("notified.js", import.meta.url)).catch(() => null);
  const coming = found?.installing ?? found?.waiting;
  if (!found || found.active || !coming) return found ?? null;
  return new Promise((say) => {
    coming.addEventListener("statechange", () => {
      if (found.active) say(found);
      else if (coming.state === "redundant") say(null);
    });
  });
}
