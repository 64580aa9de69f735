/** Perangkai maaf: five blocks in their order, looked at while they are written. */
import { useEffect, useState } from 'preact/hooks';
import { post } from '../../api';
import { copy } from '../../clipboard';
import { Field } from '../../components/bits';
import { crisisSays } from '../../dict/crisis-words';
import { brandPath } from '../../session';
import { failed } from '../../toast';
import type { ApologyBuilt } from '../../types';

const blocks = ['what', 'whom', 'sorry', 'action', 'reach'] as const;
type Blocks = Record<(typeof blocks)[number], string>;
const empty: Blocks = { what: '', whom: '', sorry: '', action: '', reach: '' };
const pause = 500;

export function Apology({ crisis, onUse }: { crisis: number; onUse?: ((text: string) => void) | undefined }) {
  const words = crisisSays.value, [it, setIt] = useState(empty), [built, setBuilt] = useState<ApologyBuilt | null>(null);
  useEffect(() => {
    if (!blocks.some((one) => it[one].trim())) { setBuilt(null); return undefined; }
    let isOld = false;
    const wait = setTimeout(() => void post<ApologyBuilt>(`${brandPath.value}/crises/${crisis}/apology`, it).then((next) => { if (!isOld) setBuilt(next); }, failed), pause);
    return () => { isOld = true; clearTimeout(wait); };
  }, [it]);
  const faults = (block: string) => built?.remarks.filter((one) => one.block === block && !one.is_right && (one.fault !== 'empty' || it[block as keyof Blocks] !== '' || built.remarks.length < blocks.length)) ?? [];
  return (
    <details class="card">
      <summary><h2 class="inline">{words.sorry}</h2></summary>
      <p class="hint">{words.sorryIntro}</p>
      {blocks.map((block) => (
        <Field key={block} label={words.block[block]!} help={words.blockExample[block]} error={faults(block).map((one) => `${words.fault[one.fault]}${one.words ? ` “${one.words}”` : ''}`).join(' ') || null}>
          {(id, help) => <textarea id={id} aria-describedby={help} rows={2} maxLength={1000} value={it[block]} onInput={(e) => setIt({ ...it, [block]: e.currentTarget.value })} />}
        </Field>
      ))}
      {built?.is_ready && <p class="notice" role="status">{words.sorryReady}</p>}
      {built?.text && <><h3>{words.sorryWhole}</h3><p class="said" dir="auto">{built.text}</p></>}
      <div class="actions">
        <button type="button" disabled={!built?.is_ready} onClick={() => void copy(built!.text)}>{words.sorryCopy}</button>
        {onUse && <button type="button" disabled={!built?.is_ready} onClick={() => onUse(built!.text)}>{words.sorryInto}</button>}
      </div>
    </details>
  );
}
