/** Copying where the browser's own clipboard is closed, too: plain HTTP in the shop. */
import { t } from './dict';
import { toast } from './toast';

export async function copy(text: string) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    (document.querySelector('dialog[open]') ?? document.body).append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  toast(t.value.common.copied);
}
