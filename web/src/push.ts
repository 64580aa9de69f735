/** This browser as a way to be woken: the service worker, and its subscription at the browser's push service. */
import { del, get, post } from './api';
import type { WakeOffer, WakeWay } from './types';
import { workerUrl } from './worker-url';

/** Why this browser cannot, or null: push wants HTTPS (or this very machine) and a permission. */
export function pushProblem(): 'insecure' | 'unsupported' | 'denied' | null {
  if (!isSecureContext) return 'insecure';
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return 'unsupported';
  return Notification.permission === 'denied' ? 'denied' : null;
}

const bytesOf = (text: string) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));

/** Asks the person, subscribes and tells the server. False: the person said no. */
export async function subscribe(name: string): Promise<boolean> {
  const [offer, registration] = await Promise.all([get<WakeOffer>('/api/session/ways/offers'), navigator.serviceWorker.register(workerUrl('push'))]);
  if (await Notification.requestPermission() !== 'granted') return false;
  await navigator.serviceWorker.ready;
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(offer.push_key) });
  const { endpoint, keys } = subscription.toJSON();
  const way = await post<WakeWay>('/api/session/ways/push', { name, endpoint, p256dh: keys?.p256dh, auth: keys?.auth });
  localStorage.setItem('push-way', String(way.id));
  return true;
}

/** Takes a way away; when it is this browser's own, its subscription too. */
export async function removeWay(id: number): Promise<void> {
  await del(`/api/session/ways/${id}`);
  if (localStorage.getItem('push-way') !== String(id)) return;
  localStorage.removeItem('push-way');
  const registration = await navigator.serviceWorker?.getRegistration();
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}
export const isThisBrowser = (way: WakeWay) => localStorage.getItem('push-way') === String(way.id);
