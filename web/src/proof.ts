/** Files that the server makes when asked, leaves in its log and the browser keeps. */
import { Failure, me } from './api';
import { language, t } from './dict';

/** Berkas bukti. */
export const keepProof = (path: string, name: string) => keepFile(`${path}/proof`, name);

export async function keepFile(path: string, name: string) {
  let response: Response;
  try {
    response = await fetch(path, {
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
