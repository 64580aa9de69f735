/** Jangan unggah: days without posts and words that are not posted, as a list and beside the lesson that taught them. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { del, Failure, post } from '../../api';
import { Field, Loaded } from '../../components/bits';
import { Confirm } from '../../components/dialog';
import { load, useGet } from '../../data';
import { quietWords } from '../../dict/crisis-quiet';
import { date } from '../../format';
import type { QuietDay } from '../../room';
import { route, toCrisis } from '../../router';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { Page } from '../../types';

const path = () => `${brandPath.value}/quiet-days`;
export const useQuiet = () => useGet<Page<QuietDay>>(path(), ['crisis']);

/** As much of a text as the reason holds: its limit counts bytes. */
function short(text: string): string {
  let kept = '';
  for (const one of text) { if (new TextEncoder().encode(kept + one).length > 200) break; kept += one; }
  return kept;
}
const noon = (day: string) => Date.parse(`${day}T05:00:00Z`);
function days(of: QuietDay): string {
  const words = quietWords.value, from = of.from_day, to = of.to_day ?? from;
  if (!from || !to) return words.always;
  const year = (day: string) => (of.is_yearly ? '' : ` ${day.slice(0, 4)}`);
  const text = from === to ? `${date(noon(from))}${year(from)}` : `${date(noon(from))}${from.slice(0, 4) === to.slice(0, 4) ? '' : year(from)} – ${date(noon(to))}${year(to)}`;
  return of.is_yearly ? words.eachYear(text) : text;
}
const what = (of: QuietDay) => (of.words ? quietWords.value.say(of.words) : quietWords.value.anything);

export function QuietDialog({ lesson, onDone, onClose }: { lesson?: { id: number; text: string }; onDone: () => void; onClose: () => void }) {
  const words = quietWords.value;
  const [it, setIt] = useState({ words: '', from_day: '', to_day: '', is_yearly: false, why: short(lesson?.text ?? '') });
  const [problem, setProblem] = useState<Failure | null>(null);
  const set = (part: Partial<typeof it>) => { setIt({ ...it, ...part }); setProblem(null); };
  const wrong = (field: string) => (problem?.field === field ? problem.message : null);
  const run = async () => {
    try {
      await post(path(), { words: it.words.trim() || null, from_day: it.from_day || null, to_day: (it.from_day && it.to_day) || null, is_yearly: !!it.from_day && it.is_yearly, why: it.why.trim(), lesson_id: lesson?.id ?? null });
    } catch (error) {
      if (error instanceof Failure && error.field) setProblem(error);
      throw error;
    }
    toast(words.saved);
    await load(path());
    onDone();
  };
  return (
    <Confirm title={words.addTitle} action={words.save} isReady={(!!it.words.trim() || !!it.from_day) && !!it.why.trim()} onDo={run} onClose={onClose}>
      <Field label={words.words} help={words.wordsHelp} error={wrong('words')} isOptional>{(id, help) => <input id={id} aria-describedby={help} type="text" maxLength={500} autocomplete="off" value={it.words} onInput={(e) => set({ words: e.currentTarget.value })} />}</Field>
      <Field label={words.from} help={words.fromHelp} error={wrong('from_day')} isOptional>{(id, help) => <input id={id} aria-describedby={help} type="date" value={it.from_day} onInput={(e) => set({ from_day: e.currentTarget.value })} />}</Field>
      {it.from_day && <Field label={words.to} error={wrong('to_day')} isOptional>{(id, help) => <input id={id} aria-describedby={help} type="date" min={it.from_day} value={it.to_day} onInput={(e) => set({ to_day: e.currentTarget.value })} />}</Field>}
      {it.from_day && <label class="check"><input type="checkbox" checked={it.is_yearly} onChange={(e) => set({ is_yearly: e.currentTarget.checked })} /><span>{words.yearly}</span></label>}
      <Field label={words.why} error={wrong('why')}>{(id, help) => <input id={id} aria-describedby={help} type="text" maxLength={200} value={it.why} onInput={(e) => set({ why: e.currentTarget.value })} />}</Field>
    </Confirm>
  );
}

function Remove({ of, onDone }: { of: QuietDay; onDone: () => void }) {
  const words = quietWords.value;
  const run = async () => {
    const { words: said = null, from_day = null, to_day = null, is_yearly, why, lesson_id = null } = of;
    const renew = async () => { await load(path()); onDone(); };
    await del(`${path()}/${of.id}`);
    toast(words.removed, { undo: async () => { await post(path(), { words: said, from_day, to_day, is_yearly, why, lesson_id }); toast(words.back); await renew(); } });
    await renew();
  };
  return <button type="button" class="quiet" aria-label={`${words.remove}: ${of.why}`} onClick={() => void run().catch(failed)}>{words.remove}</button>;
}

/** What a lesson brought, and the way to bring more. */
export function QuietOfLesson({ lesson, all, children }: { lesson: { id: number; text: string }; all: QuietDay[]; /** What else can be done with the lesson. */ children?: ComponentChildren }) {
  const words = quietWords.value, own = all.filter((one) => one.lesson_id === lesson.id), [isAdding, setAdding] = useState(false);
  return (
    <>
      {own.length > 0 && <p><strong>{words.ofLesson}</strong></p>}
      {own.length > 0 && <ul>{own.map((one) => <li key={one.id} dir="auto">{days(one)}: {what(one)}</li>)}</ul>}
      {can.write.value && <div class="actions"><button type="button" class="quiet" aria-label={`${words.toPlan}: ${lesson.text}`} onClick={() => setAdding(true)}>{words.toPlan}</button>{children}</div>}
      {isAdding && <QuietDialog lesson={lesson} onDone={() => undefined} onClose={() => setAdding(false)} />}
    </>
  );
}

export function Quiet({ onDone }: { onDone: () => void }) {
  const words = quietWords.value, all = useQuiet(), [isAdding, setAdding] = useState(false);
  return (
    <section class="card" aria-labelledby="quiet"><h2 id="quiet">{words.title}</h2>
      <p class="hint">{words.help}</p>
      <Loaded of={all}>{({ items }) => (items.length ? <ul class="room-steps">{items.map((one) => (
        <li key={one.id} class="room-step">
          <p dir="auto"><strong>{days(one)}:</strong> {what(one)}. <span class="hint">{one.why} {one.crisis_id && <a href={toCrisis(route.value.brand, `${one.crisis_id}/pemulihan`)}>({words.fromLesson})</a>}</span></p>
          {can.write.value && <div class="actions"><Remove of={one} onDone={onDone} /></div>}
        </li>
      ))}</ul> : <p>{words.none}</p>)}</Loaded>
      {can.write.value && <div class="actions"><button type="button" onClick={() => setAdding(true)}>{words.add}</button></div>}
      {isAdding && <QuietDialog onDone={onDone} onClose={() => setAdding(false)} />}
    </section>
  );
}
