/** Bukti dan segel: the newest seals of the log, and where evidence files come from. */
import '../../app'; // as in parts/team.ts: it is loaded by itself
import { Empty, Loading, Problem, Time } from '../../components/bits';
import { useGet } from '../../data';
import { evidenceWords } from '../../dict/evidence';
import { number } from '../../format';
import { brandPath } from '../../session';
import type { Page } from '../../types';

interface Seal { at: string; brand_id: number; seq: number; hash: string; signature: string }

export function EvidencePage() {
  const words = evidenceWords.value, list = useGet<Page<Seal>>(`${brandPath.value}/seals`, ['settings']);
  return (
    <div class="page narrow stack">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.intro}</p>
      <p class="hint">{words.how}</p>
      <p class="hint">{words.mail}</p>
      <h2>{words.seals}</h2>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      {!list.data ? (list.error ? null : <Loading />) : !list.data.items.length ? <Empty title={words.none}><p>{words.noneHelp}</p></Empty> : (
        <ul class="cards">{list.data.items.map((one) => (
          <li key={`${one.seq}${one.hash}`} class="card"><p><strong>{words.row(number(one.seq))}</strong> <span class="hint"><Time at={one.at} /></span></p><p class="hint">{words.hash}: <code>{one.hash}</code></p></li>
        ))}</ul>
      )}
      <p class="hint">{words.check} <code>tanggap verify</code></p>
    </div>
  );
}
