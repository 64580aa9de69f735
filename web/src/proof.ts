/** Berkas bukti: made by the server and kept by the browser as a file. */
import { Failure, me } from './api';
import { language, t } from './dict';

export async function keepProof(path: string, name: string) {
  let response: Response;
  try {
    response = await fetch(`${path}/proof`, {
      method: 'POST', credentials: 'same-origin', cache: 'no-store',
      headers: { 'X-CSRF-Token': me.value?.csrf ?? '', 'Accept-Language': language.value },
    });
  } catch { throw new Failure(0, 'network', t.value.errors.network); }
  if (!response.ok) throw new Failure(response.status, 'proof', response.status === 403 ? t.value.errors.denied : t.value.errors.server);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
