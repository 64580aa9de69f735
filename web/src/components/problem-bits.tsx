/** Pieces that the list of problems and the page of one share. */
import { t } from '../dict';
import { problemWords } from '../dict/problems';
import { count } from '../format';
import { bitsOf, demandName } from '../reading';
import { problemName, wordsOf } from '../problems';
import { route, toCase } from '../router';
import { demands, type Problem } from '../types';
import { Time } from './bits';
import { Icon } from './icons';

/** A person's name as it is, the program's words as a suggestion. */
export const ProblemName = ({ of }: { of: Problem }) => <span class={of.name ? '' : 'words'} dir="auto">{problemName(of)}</span>;

export function Growth({ of }: { of: Problem }) {
  const words = problemWords.value, step = Math.sign(of.last_day - of.day_before);
  if (!of.last_day && !of.day_before) return <span class="hint">{words.still}</span>;
  return (
    <span class={`growth ${step > 0 ? 'is-rising' : ''}`}>
      {step !== 0 && <><Icon name={step > 0 ? 'up' : 'down'} />{' '}</>}<strong>{words.growth(count(of.last_day))}</strong>{`, ${step > 0 ? words.rising : step < 0 ? words.falling : words.steady}`} <span class="hint">({words.before(count(of.day_before))})</span>
    </span>
  );
}

/** What says that it is not simply one of the list. */
export const Marks = ({ of }: { of: Problem }) => (
  <>
    {!of.name && <span class="chip guess">{problemWords.value.unnamed}</span>}
    {of.made_by && <span class="chip set">{problemWords.value.byPerson}</span>}
    {of.is_over && <span class="chip set"><Icon name="approvals" />{problemWords.value.isOver}</span>}
  </>
);

export const Demands = ({ of }: { of: Problem }) => {
  const asks = bitsOf(demands, of.demands);
  return asks.length > 0 && <ul class="reading" aria-label={problemWords.value.asks}>{asks.map((one) => <li key={one}><span class="chip demand">{demandName(one)}</span></li>)}</ul>;
};

export function FirstSeen({ of }: { of: Problem }) {
  const words = problemWords.value;
  if (!of.first_case_id || !of.first_at) return null;
  return (
    <blockquote class="asked">
      <p class="hint">{words.firstBy(of.first_author ?? t.value.common.anonymous)}, <Time at={of.first_at} /></p>
      <p class="said" dir="auto">{of.first_text || words.noText}</p>
      <p><a href={toCase(route.value.brand, of.first_case_id)}>{words.openFirst}</a></p>
    </blockquote>
  );
}
export const wordsLine = (of: Problem) => (of.name ? wordsOf(of) : '');
