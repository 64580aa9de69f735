/** The customer's words as they are, with what made the program think so underlined. */
import { signal, useComputed } from '@preact/signals';
import { cut, toUnits, type Span } from '../bytes';
import { t } from '../dict';
import { bitsOf } from '../reading';
import { signalNames, type Evidence, type Finding, type SaidPlace, type SignalName } from '../types';

/** Words marked "!" spoke against what follows. */
export const isAgainst = (evidence: Pick<Evidence, 'says'>) => evidence.says.startsWith('!');

/** Names a time or a place: nothing that spoke for an answer. */
const isSaid = (evidence: Pick<Evidence, 'stage'>) => evidence.stage === 'time' || evidence.stage === 'place';

/** "safety" of the stage "signals" in words. */
export function says(evidence: Pick<Evidence, 'stage' | 'says'>): string {
  const words = t.value;
  if (evidence.stage === 'time') return words.case.saidTime;
  if (evidence.stage === 'place') return words.case.placeKind[evidence.says.split(' ')[0] as SaidPlace['kind']];
  const key = evidence.says.replace(/^!/, '');
  if (isAgainst(evidence)) return words.case.against(says({ ...evidence, says: key }));
  const tables: Record<string, string>[] = [words.signal, words.class, words.mood, words.severity, words.wordKind, words.demand, words.answer];
  const preferred: Record<string, Record<string, string>> = {
    signals: words.signal, class: words.class, severity: words.severity, brand_words: words.wordKind, model: words.subject,
  };
  return preferred[evidence.stage]?.[key] ?? tables.find((table) => key in table)?.[key] ?? key;
}
export const signalsOf = (bits: number): SignalName[] => bitsOf(signalNames, bits);

/** The answer one points at, of one message: its words stand out, the others step back. */
export const lit = signal<{ message: number; holds: (evidence: Evidence) => boolean } | null>(null);

const rude = new Set(['insult', 'hate', 'threat', 'sexual', 'troll']);
const isRudeSpan = (evidence: Pick<Evidence, 'says'>) => rude.has(evidence.says);
/** The sentences around them: the program knows the words that told it, not every one. */
function rudeSentences(text: string, spans: (Span & Evidence)[]): (Span & Evidence)[] {
  const found: (Span & Evidence)[] = [];
  for (const one of text.matchAll(/[^.!?…\n]+[.!?…]*/g)) {
    const from = one.index, to = from + one[0].length, told = spans.find((span) => isRudeSpan(span) && span.from < to && span.to > from);
    if (told) found.push({ ...told, from, to });
  }
  return found;
}

/** `isCovered`: its abusive words, or all of it when nobody knows which they are. */
export function MarkedText({ text, evidence, of, isCovered = false }: { text: string; evidence: Evidence[] | null; of: number; isCovered?: boolean }) {
  const holds = useComputed(() => (lit.value?.message === of ? lit.value.holds : null)).value;
  const told = toUnits(text, evidence ?? []), spans = isCovered ? [...told, ...rudeSentences(text, told)] : told;
  const kind = (all: Evidence[]) => (all.every(isSaid) ? 'named' : all.filter((one) => !isSaid(one)).every(isAgainst) ? 'against' : all.some((s) => s.stage === 'signals' || s.stage === 'severity') ? 'strong' : '');
  return (
    <p class={`said ${holds ? 'has-lit' : ''} ${isCovered && !spans.some(isRudeSpan) ? 'covered' : ''}`} dir="auto">
      {cut(text, spans).map((piece, i) => (isCovered && piece.spans.some(isRudeSpan) ? <span key={i} class="covered">{piece.text}</span> : piece.spans.length
        ? <mark key={i} class={holds && piece.spans.some(holds) ? `lit ${kind(piece.spans.filter(holds))}` : kind(piece.spans)} title={[...new Set(piece.spans.map(says))].join(', ')}>{piece.text}</mark>
        : piece.text))}
    </p>
  );
}
/** The same findings as a list, for those who cannot hover. */
export function evidenceLines(text: string, evidence: Evidence[] | null): string[] {
  const seen = new Set<string>();
  for (const span of toUnits(text, evidence ?? [])) seen.add(t.value.case.says(text.slice(span.from, span.to), says(span)));
  return [...seen];
}

export function FindingText<T extends Span & { level: string }>({ text, findings }: { text: string; findings: T[] }) {
  return (
    <p class="said finding-text" dir="auto">
      {cut(text, findings).map((piece, i) => (piece.spans.length
        ? <mark key={i} class={`finding ${piece.spans.some((s) => s.level === 'block') ? 'block' : piece.spans.some((s) => s.level === 'ask') ? 'ask' : 'hint'}`}>{piece.text}</mark>
        : piece.text))}
    </p>
  );
}

/** What the sentence checker says, and by which clause of the policy. */
export const FindingRow = ({ of }: { of: Finding }) => (
  <li class={of.level}><span class="finding-level">{t.value.compose.finding[of.level]}</span>{of.words && <q dir="auto">{of.words}</q>} <span>{t.value.rule[of.rule]}</span>{of.expected && <strong dir="auto"> {t.value.statement.says(of.expected)}</strong>}{of.clause && <span class="hint"> ({t.value.policy.clause(of.clause)})</span>}</li>
);
