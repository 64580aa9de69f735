/** The service worker: shows an alarm, replaces it when it changes, opens its page. It keeps nothing and
 *  answers no requests of the pages, so an old one can never stand in the way of a new version. */
interface Note { title: string; text: string; tag: string; link: string; is_silent: boolean; at: string }
interface PushLike extends Event { data: { json(): Note } | null; waitUntil(work: Promise<unknown>): void }
interface ClickLike extends Event { notification: Notification & { data: { link: string } }; waitUntil(work: Promise<unknown>): void }
interface Started extends Event { waitUntil(work: Promise<unknown>): void }
interface Scope {
  registration: ServiceWorkerRegistration;
  location: Location;
  clients: { openWindow(url: string): Promise<unknown>; claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener<E extends Event>(type: string, listener: (event: E) => void): void;
}
const scope = self as unknown as Scope;

scope.addEventListener('install', () => { void scope.skipWaiting(); });
scope.addEventListener('activate', (event: Started) => event.waitUntil(scope.clients.claim()));

async function show(note: Note) {
  const options: NotificationOptions & { renotify: boolean; timestamp: number } = {
    body: note.text, tag: note.tag, data: { link: note.link }, silent: note.is_silent, renotify: !note.is_silent,
    requireInteraction: true, timestamp: Date.parse(note.at),
  };
  await scope.registration.showNotification(note.title, options);
  // The receipt: the alarm reached this device. Only for a page of this desk.
  const link = new URL(note.link, scope.location.origin);
  if (link.origin === scope.location.origin && link.pathname.startsWith('/alarm/'))
    await fetch(`${link.pathname}/received`, { method: 'POST', credentials: 'omit' }).catch(() => undefined);
}

scope.addEventListener('push', (event: PushLike) => {
  const note = event.data?.json();
  if (note) event.waitUntil(show(note));
});
scope.addEventListener('notificationclick', (event: ClickLike) => {
  event.notification.close();
  event.waitUntil(scope.clients.openWindow(event.notification.data.link));
});
