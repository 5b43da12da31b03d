// The worker of a site that is not a release (`make serve`): its files change with every build, so nothing is kept, and a
// release's worker that was here before goes, with all that it kept.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const prefix = `mingbai ${new URL("./", location.href).pathname} `;
  const forget = async () => {
    await self.registration.unregister();
    for (const key of await caches.keys()) if (key.startsWith(prefix)) await caches.delete(key);
  };
  event.waitUntil(forget());
});
