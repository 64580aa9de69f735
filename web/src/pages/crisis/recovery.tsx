/** Pemulihan: what is still to be put right, how it goes against the weeks before, and what was learned. */
import '../../app'; // as in parts/team.ts
import { useState } from 'preact/hooks';
import { del, post } from '../../api';
import { Loaded, Loading, Problem } from '../../components/bits';
import { load, useGet, usePaged } from '../../data';
import { recoveryWords } from '../../dict/crisis-recovery';
import { newestOf } from '../../held';
import { route, toCrisis, toInbox, toProblem, toPromises } from '../../router';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { Crisis, Lesson, Recovery } from '../../types';
import { crisisIds } from './ids';
import { QuietOfLesson, useQuiet } from './quiet';
import { LessonCard, LessonDialog } from './lesson-card';
import { Acts } from './recovery-acts';
import { Measures } from './recovery-measures';
import { TwoQuestions, Voices } from './recovery-voices';

/** Each line is read from how things are, and leads to where it is put right. */
function Checklist({ crisis, of }: { crisis: Crisis; of: Recovery['state'] }) {
  const words = recoveryWords.value, b = route.value.brand;
  const lines: { holds: boolean; text: string; href: string; way: string }[] = [
    { holds: !of.unanswered, text: of.unanswered ? words.unanswered(of.unanswered) : words.answered, href: crisis.problem_id ? toProblem(b, crisis.problem_id) : toInbox(b), way: words.toCases },
    { holds: !of.promises, text: of.promises ? words.promisesOpen(of.promises) : words.promisesKept, href: toPromises(b), way: words.toPromises },
    { holds: !of.is_frozen, text: of.is_frozen ? words.frozen : words.thawed, href: toCrisis(b, 'unggahan'), way: words.toPosts },
    { holds: !of.corrective, text: of.corrective ? words.actsOpen(of.corrective) : words.actsDone, href: '#acts', way: words.toActs },
    { holds: of.has_lesson, text: of.has_lesson ? words.lessonWritten : words.lessonMissing, href: '#lessons', way: words.toLessons },
    { holds: of.has_changed, text: of.has_changed ? words.changed : words.unchanged, href: toCrisis(b, 'ancaman'), way: words.toRegister },
  ];
  return (
    <section class="card stack" aria-labelledby="list">
      <h2 id="list">{words.list}</h2>
      {lines.every((one) => one.holds) && <p>{words.allDone}</p>}
      <ul class="tests">{lines.map((one) => (
        <li key={one.way} class={one.holds ? 'holds' : ''}><span class="tick" aria-hidden="true">{one.holds ? '✓' : '○'}</span>
          <span>{one.text}<span class="visually-hidden"> ({one.holds ? words.holds : words.fails})</span>{!one.holds && <> <a href={one.href}>{one.way}</a></>}</span></li>
      ))}</ul>
    </section>
  );
}

function Lessons({ crisis }: { crisis: number }) {
  const words = recoveryWords.value, list = usePaged<Lesson>(`${brandPath.value}/lessons?crisis_id=${crisis}`, ['crisis']);
  const [asked, setAsked] = useState<Lesson | 'new' | null>(null), quiet = useQuiet();
  const renew = () => Promise.all([list.reload(), load(`${brandPath.value}/crises/${crisis}/recovery`)]);
  const remove = async (of: Lesson) => {
    const path = `${brandPath.value}/lessons/${of.id}`;
    await del(path);
    toast(words.lessonRemoved, { undo: async () => { await post(`${path}/restore`); toast(words.lessonBack); void renew(); } });
    void renew();
  };
  return (
    <section class="stack" aria-labelledby="lessons">
      <h2 id="lessons" tabIndex={-1}>{words.lessonsOf}</h2>
      <p class="hint">{words.lessonsIntro} <a href={toCrisis(route.value.brand, 'pelajaran')}>{words.allLessons}</a></p>
      {can.write.value && <div class="actions"><button type="button" onClick={() => setAsked('new')}>{words.lessonAdd}</button></div>}
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      {!list.items ? (list.error ? null : <Loading />) : !list.items.length ? <p>{words.noLessonsHere}</p> : (
        <ul class="cards">{list.items.map((one) => (
          <LessonCard key={one.id} of={one}>
            <QuietOfLesson lesson={one} all={quiet.data?.items ?? []}><button type="button" class="quiet" aria-label={`${words.lessonEdit}: ${one.text}`} onClick={() => setAsked(one)}>{words.lessonEdit}</button><button type="button" class="quiet" aria-label={`${words.lessonRemove}: ${one.text}`} onClick={() => void remove(one).catch(failed)}>{words.lessonRemove}</button></QuietOfLesson>
          </LessonCard>
        ))}</ul>
      )}
      {list.next && <div class="actions"><button type="button" disabled={list.isLoading} onClick={() => void list.more()}>{words.more}</button></div>}
      {asked && <LessonDialog crisis={crisis} of={asked === 'new' ? null : newestOf(asked, list.items)} onDone={renew} onClose={() => setAsked(null)} />}
    </section>
  );
}

export function RecoveryPage() {
  const words = recoveryWords.value, id = crisisIds()[0]!, path = `${brandPath.value}/crises/${id}`;
  const crisis = useGet<Crisis>(path, ['crisis']), recovery = useGet<Recovery>(`${path}/recovery`, ['crisis', 'case', 'reply', 'care', 'settings']);
  return (
    <div class="page narrow">
      <p><a href={toCrisis(route.value.brand, id)}>{words.back}</a></p>
      <h1 tabIndex={-1}>{words.recovery}</h1>
      <p class="hint">{words.recoveryIntro}</p>
      <Loaded of={crisis}>{(one) => <Loaded of={recovery}>{(of) => <><Checklist crisis={one} of={of.state} /><Measures of={of.measures} /></>}</Loaded>}</Loaded>
      <Acts crisis={id} />
      <TwoQuestions />
      {recovery.data && <Voices crisis={id} of={recovery.data} />}
      <Lessons crisis={id} />
    </div>
  );
}
