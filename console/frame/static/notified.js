// Shows what a page could not by itself on a phone, and leads back to the console when it is touched. It keeps nothing,
// answers no request, and hears nothing from outside.

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openConsole());
});

async function openConsole() {
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = pages.find((page) => new URL(page.url).pathname.startsWith("/console/"));
  return open ? open.focus() : clients.openWindow("/console/");
}
