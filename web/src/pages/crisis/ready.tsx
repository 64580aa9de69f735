/** Kesiapan: the score, what it is made of, and the next step of ten minutes. */
import '../../app'; // as in parts/team.ts
import { post } from '../../api';
import { Loaded, Time } from '../../components/bits';
import { useGet } from '../../data';
import { readyPartWords } from '../../dict/crisis-ready';
import { when } from '../../format';
import { route, toCrisis, toSettings } from '../../router';
import { brandPath, can } from '../../session';
import { failed } from '../../toast';
import type { Readiness, ReadyPart } from '../../types';
import { PrepNav } from './prep-nav';

/** Where a step is taken. */
const places: Record<string, (brand: number, id: number | null) => string> = {
  take_over: (b) => toCrisis(b, 'ancaman'), add_inside: (b) => `${toCrisis(b, 'ancaman')}?baru=inside`, add_outside: (b) => `${toCrisis(b, 'ancaman')}?baru=outside`, add_more: (b) => toCrisis(b, 'ancaman'), review: (b) => toCrisis(b, 'ancaman'), grade: (b) => toCrisis(b, 'ancaman'),
  finish_playbook: (b, id) => `${toCrisis(b, `buku-langkah/${id}`)}?ubah=1`, make_playbook: (b, id) => `${toCrisis(b, 'buku-langkah')}?ancaman=${id}`,
  sign: (b) => toSettings(b, 'kebijakan'), make_roster: (b) => toSettings(b, 'jaga'), fill_gap: (b) => toSettings(b, 'jaga'), test_alarm: (b) => toSettings(b, 'alarm'), add_source: (b) => toSettings(b, 'sumber'),
  name_owner: (b) => toCrisis(b, 'tangga'), add_contact: (b) => toCrisis(b, 'kontak'), reach_contact: (b) => toCrisis(b, 'kontak'), add_account: (b) => toSettings(b, 'akses'), add_sign_in: (b) => toSettings(b, 'akses'), confirm_access: (b) => toSettings(b, 'akses'), drill: (b) => toCrisis(b, 'latihan'), vet: (b) => toCrisis(b, 'pemeriksaan'), quiz: (b) => toCrisis(b, 'kuis'),
};

const nameOf = (name: string) => readyPartWords.value.part[name]?.name ?? name;

function StepLink({ of, isFirst }: { of: ReadyPart; isFirst?: boolean }) {
  const words = readyPartWords.value, place = of.step ? places[of.step] : undefined;
  if (!of.step) return null;
  const text = `${words.step[of.step] ?? of.step}${of.who && !of.is_vouched ? `: ${of.who}` : ''}`;
  return place ? <a class={isFirst ? 'button primary' : ''} href={place(route.value.brand, of.object_id)}>{text}</a> : <span>{text}</span>;
}

function Part({ of, onVouch }: { of: ReadyPart; onVouch: () => void }) {
  const words = readyPartWords.value;
  return (
    <li class={of.state === 'done' ? 'is-done' : ''}>
      <span class="row-main"><strong>{nameOf(of.name)}</strong> <span class={`chip ${of.state === 'done' ? 'set' : 'guess'}`}>{of.state === 'done' && '✓ '}{words.state[of.state]}</span>{of.is_needed && <span class="hint beside">{words.needed}</span>}
        <span class="hint">{words.part[of.name]?.of} {of.is_vouched ? (of.at ? <>{of.who ? words.vouchedBy(of.who) : words.vouched} <Time at={of.at} />.</> : `${words.never}.`) : of.need > 0 && `${words.evidence(of.have, of.need)}.`}{of.name === 'roster' && of.at && ` ${words.gapFrom} ${when(of.at)}.`}</span>
        {of.step && <span class="hint next-step">→ <StepLink of={of} /></span>}
      </span>
      {of.is_vouched && of.state !== 'done' && can.manage.value && <button type="button" aria-label={`${words.vouch}: ${nameOf(of.name)}`} onClick={onVouch}>{words.vouch}</button>}
      <span class="count">{words.points(of.points, of.most)}</span>
    </li>
  );
}

export function ReadyPage() {
  const words = readyPartWords.value, path = `${brandPath.value}/readiness`;
  const page = useGet<Readiness>(path, ['settings']);
  const vouch = async (part: string) => { try { await post(`${path}/vouch`, { part }); page.reload(); } catch (error) { failed(error); } };
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{words.title}</h1>
      <PrepNav at="kesiapan" />
      <p class="hint">{words.intro}</p>
      <Loaded of={page}>{(of) => {
        const next = of.parts.find((one) => one.name === of.lacking) ?? of.parts.find((one) => one.step);
        return (
          <>
            <section class="card ready-score" aria-labelledby="score">
              <h2 id="score"><span class="visually-hidden">{words.score(of.score)}. </span><span class="ready-number" aria-hidden="true">{of.score}</span> {of.is_ready ? words.ready : of.lacking ? words.notReady : words.almost}</h2>
              <meter min={0} max={100} value={of.score} aria-label={words.score(of.score)} />
              <p class="hint">{words.done(of.done, of.parts.length)}. {of.lacking && words.lacking(nameOf(of.lacking))}</p>
              {next ? <p>{words.next}: <StepLink of={next} isFirst /></p> : <p>{words.allDone}</p>}
            </section>
            <ul class="rows">{of.parts.map((one) => <Part key={one.name} of={one} onVouch={() => void vouch(one.name)} />)}</ul>
          </>
        );
      }}</Loaded>
    </div>
  );
}
