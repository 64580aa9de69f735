/** What customers say of how it was dealt with: two questions to ask, two piles to sort the answers into. */
import { useState } from 'preact/hooks';
import { post } from '../../api';
import { copy } from '../../clipboard';
import { Field, Loading, Problem, Time } from '../../components/bits';
import { load, usePaged } from '../../data';
import { recoveryWords, twoQuestions } from '../../dict/crisis-recovery';
import { number } from '../../format';
import { route, toCase } from '../../router';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { Recovery, Voice, VoicePile } from '../../types';

const piles = ['right', 'wrong', 'none'] as const satisfies readonly VoicePile[];

function VoiceRow({ of, onSort }: { of: Voice; onSort: (of: Voice, pile: VoicePile) => void }) {
  const words = recoveryWords.value, name = of.author_name || words.unnamed, open = of.is_elsewhere ? words.openOther : words.openCase;
  return (
    <li class="room-step">
      <p class="said" dir="auto">{of.text}</p>
      <p class="hint"><span dir="auto">{name}</span>, <Time at={of.written_at} /> {of.is_elsewhere && <> <span class="chip set">{words.elsewhere}</span></>} · <a href={toCase(route.value.brand, of.case_id)} aria-label={`${open}: ${name}`}>{open}</a></p>
      {can.write.value && <div class="actions">{piles.filter((one) => one !== of.pile).map((one) => <button key={one} type="button" class={one === 'none' ? 'quiet' : ''} aria-label={`${words.pile[one]}: ${name}`} onClick={() => onSort(of, one)}>{words.pile[one]}</button>)}</div>}
    </li>
  );
}

export function Voices({ crisis, of }: { crisis: number; of: Recovery }) {
  const words = recoveryWords.value, path = `${brandPath.value}/crises/${crisis}`, [pile, setPile] = useState<VoicePile | ''>('');
  const list = usePaged<Voice>(`${path}/voices${pile && `?pile=${pile}`}`, ['crisis', 'many'], (one) => one.message_id);
  const sort = async (one: Voice, to: VoicePile) => {
    try {
      await post(`${path}/voices`, { message_id: one.message_id, pile: to });
      toast(`${words.sorted} ${words.pile[to]}.`);
      list.reload();
      await load(`${path}/recovery`);
    } catch (error) { failed(error); }
  };
  return (
    <section class="card stack" aria-labelledby="voices">
      <h2 id="voices">{words.voices}</h2>
      <p class="hint">{words.voicesIntro}</p>
      <p role="status">{words.counts(number(of.right), number(of.wrong))}</p>
      <Field label={words.show}>{(id) => <select id={id} value={pile} onChange={(e) => setPile(e.currentTarget.value as VoicePile | '')}>{(['', ...piles] as const).map((one) => <option key={one} value={one}>{words.pile[one]}</option>)}</select>}</Field>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      {!list.items ? (list.error ? null : <Loading />) : !list.items.length ? <p>{words.noVoices}</p> : <ul class="room-steps">{list.items.map((one) => <VoiceRow key={one.message_id} of={one} onSort={(of, to) => void sort(of, to)} />)}</ul>}
      {list.next && <div class="actions"><button type="button" disabled={list.isLoading} onClick={() => void list.more()}>{words.more}</button></div>}
    </section>
  );
}

export function TwoQuestions() {
  const words = recoveryWords.value, names = { id: words.askId, en: words.askEn };
  return (
    <section class="card stack" aria-labelledby="ask">
      <h2 id="ask">{words.ask}</h2>
      <p class="hint">{words.askIntro}</p>
      {(['id', 'en'] as const).map((one) => (
        <div key={one}>
          <header class="card-head"><h3>{names[one]}</h3><button type="button" aria-label={`${words.copy}: ${names[one]}`} onClick={() => void copy(twoQuestions[one])}>{words.copy}</button></header>
          <blockquote class="said" lang={one}>{twoQuestions[one]}</blockquote>
        </div>
      ))}
    </section>
  );
}
