/** Masalah serupa: what many write about, what grows first. */
import { Ago, Empty, Loading, Problem as Failed, Time } from '../components/bits';
import { Demands, Growth, Marks, ProblemName, wordsLine } from '../components/problem-bits';
import { usePaged } from '../data';
import { t } from '../dict';
import { problemWords } from '../dict/problems';
import { count } from '../format';
import { stepThrough, useKeys } from '../keys';
import { route, toCase, toProblem, toProblems } from '../router';
import { brandPath } from '../session';
import type { Problem } from '../types';

function Card({ of }: { of: Problem }) {
  const words = problemWords.value, b = route.value.brand, marks = wordsLine(of);
  return (
    <li class="card problem">
      <div class="problem-head">
        <h2><a class="problem-link" href={toProblem(b, of.id)}><ProblemName of={of} /></a></h2>
        <Marks of={of} />
      </div>
      {marks && <p class="hint" dir="auto">{marks}</p>}
      <p class="problem-numbers">
        <strong class="problem-count">{words.count(count(of.case_count))}</strong>
        <Growth of={of} />
        {of.waiting ? <strong>{words.waiting(count(of.waiting))}</strong> : <span class="hint">{words.noneWaiting}</span>}
      </p>
      <Demands of={of} />
      {of.first_case_id && of.first_at && (
        <p class="problem-first"><span class="hint">{words.firstBy(of.first_author ?? t.value.common.anonymous)}, <Time at={of.first_at} />:</span>{' '}
          <a href={toCase(b, of.first_case_id)} dir="auto">{of.first_text ? <q>{of.first_text}</q> : words.noText}</a></p>
      )}
    </li>
  );
}

export function ProblemsPage() {
  const words = problemWords.value, { brand, query } = route.value, isOver = query.get('over') === 'true';
  const list = usePaged<Problem>(`${brandPath.value}/problems${isOver ? '?over=true' : ''}`, ['problem', 'case', 'reply']);
  useKeys({ j: () => stepThrough('.problem-link', 1), k: () => stepThrough('.problem-link', -1) });
  const tabs = [{ name: words.open, href: toProblems(brand), isOn: !isOver }, { name: words.over, href: toProblems(brand, true), isOn: isOver }];
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="hint">{words.intro}</p>
      <nav class="tabs" aria-label={words.title}><ul>{tabs.map((one) => <li key={one.href}><a href={one.href} aria-current={one.isOn ? 'page' : undefined}>{one.name}</a></li>)}</ul></nav>
      {list.error ? <Failed error={list.error} onRetry={list.reload} /> : null}
      {!list.items ? (list.error ? null : <Loading />) : list.items.length ? (
        <>
          <p class="hint updated">{words.updated} <Ago at={new Date(list.at).toISOString()} /></p>
          <ul class="cards" aria-label={isOver ? words.over : words.open}>{list.items.map((one) => <Card key={one.id} of={one} />)}</ul>
          {list.next && <div class="actions"><button type="button" disabled={list.isLoading} onClick={() => void list.more()}>{words.more}</button></div>}
        </>
      ) : <Empty title={isOver ? words.emptyOver : words.empty}>{!isOver && <p>{words.emptyHelp}</p>}</Empty>}
    </div>
  );
}
