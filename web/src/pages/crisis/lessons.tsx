/** Pelajaran: what all crises so far have taught, the newest first. */
import '../../app'; // as in parts/team.ts
import { Empty, Loading, Problem } from '../../components/bits';
import { usePaged } from '../../data';
import { recoveryWords } from '../../dict/crisis-recovery';
import { brandPath } from '../../session';
import type { Lesson } from '../../types';
import { LessonCard } from './lesson-card';
import { QuietOfLesson, useQuiet } from './quiet';

export function LessonsPage() {
  const words = recoveryWords.value, list = usePaged<Lesson>(`${brandPath.value}/lessons`, ['crisis']), quiet = useQuiet();
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{words.lessons}</h1>
      <p class="hint">{words.lessonsIntro}</p>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      {!list.items ? (list.error ? null : <Loading />) : !list.items.length ? <Empty title={words.noLessons}><p>{words.noLessonsHelp}</p></Empty>
        : <ul class="cards">{list.items.map((one) => <LessonCard key={one.id} of={one} isAlone><QuietOfLesson lesson={one} all={quiet.data?.items ?? []} /></LessonCard>)}</ul>}
      {list.next && <div class="actions"><button type="button" disabled={list.isLoading} onClick={() => void list.more()}>{words.more}</button></div>}
    </div>
  );
}
