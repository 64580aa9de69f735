/** What the program read of a message. The words behind the chip one points at stand out in the text. */
import type { ComponentChildren } from 'preact';
import { toUnits } from '../bytes';
import { t } from '../dict';
import { stretch } from '../format';
import { bitsOf, capital, demandName, harmName, saidIn, type Departments } from '../reading';
import { demands, harms, signalNames, subjects, type Evidence, type Message, type Mood } from '../types';
import { SeverityMark } from './bits';
import { Icon } from './icons';
import { isAgainst, lit } from './marked-text';

/** Negative and positive have a face; neutral says nothing. */
export const MoodMark = ({ of, children }: { of: Mood; children?: ComponentChildren }) => (of === 'neutral' ? null
  : <span class="mood" title={children ? undefined : capital(t.value.mood[of])}><Icon name={of} />{children ?? <span class="visually-hidden">{`${t.value.inbox.mood}: ${t.value.mood[of]}`}</span>}</span>);

interface ChipProps { of: Message; kind: string; holds: (evidence: Evidence) => boolean; children: ComponentChildren }
function Chip({ of, kind, holds, children }: ChipProps) {
  const text = of.text ?? '';
  const said = new Set(toUnits(text, [...(of.evidence ?? []), ...saidIn(of)]).filter((one) => holds(one) && !isAgainst(one)).map((one) => `“${text.slice(one.from, one.to)}”`));
  if (!said.size) return <li><span class={kind}>{children}</span></li>;
  const light = () => { lit.value = { message: of.id, holds }; }, dim = () => { lit.value = null; };
  return (
    <li><button type="button" class="quiet asks" onMouseEnter={light} onMouseLeave={dim} onFocus={light} onBlur={dim} onClick={(event) => { event.currentTarget.focus(); light(); }}>
      <span class={kind}>{children}</span><span class="visually-hidden">: {[...said].join(', ')}</span>
    </button></li>
  );
}

export function ReadingChips({ of, departments, isCorrected, children }: { of: Message; departments: Departments; isCorrected: boolean; children: ComponentChildren }) {
  const words = t.value;
  const says = (name: string, ...stages: string[]) => (one: Evidence) => one.says.replace('!', '') === name && stages.includes(one.stage);
  const isSignal = (one: Evidence) => (one.stage === 'signals' || one.stage === 'model') && (signalNames as readonly string[]).includes(one.says);
  return (
    <ul class="reading" aria-label={words.case.reading}>
      {!isCorrected && <Chip of={of} kind="chip guess" holds={says(of.class, 'class')}>{words.class[of.class]}</Chip>}
      {of.severity !== 'low' && <Chip of={of} kind="" holds={isSignal}><SeverityMark of={of.severity} /></Chip>}
      {of.mood !== 'neutral' && <Chip of={of} kind="chip" holds={says(of.mood, 'mood')}><MoodMark of={of.mood}>{capital(words.mood[of.mood])}</MoodMark></Chip>}
      {bitsOf(subjects, of.subjects).map((one) => <Chip key={one} of={of} kind="chip set" holds={says(one, 'model')}>{words.subject[one]}{departments[one] && ` → ${departments[one]}`}</Chip>)}
      {bitsOf(demands, of.demands).map((one) => <Chip key={one} of={of} kind="chip demand" holds={says(one, 'model')}>{demandName(one)}</Chip>)}
      {bitsOf(harms, of.harm).map((one) => <Chip key={one} of={of} kind="chip harm" holds={says(one, 'model', 'signals')}>{capital(harmName(one))}</Chip>)}
      {(of.times ?? []).map((one, i) => one.begins && one.ends && <Chip key={`t${i}`} of={of} kind="chip set" holds={(it) => it.stage === 'time' && it.says === String(i)}><span class="visually-hidden">{words.case.saidTime}: </span><time dateTime={one.begins}>{stretch(one.begins, one.ends)}</time></Chip>)}
      {(of.places ?? []).map((one, i) => <Chip key={`p${i}`} of={of} kind="chip set" holds={(it) => it.stage === 'place' && it.says === `${one.kind} ${i}`}>{words.case.placeKind[one.kind]}: <span dir="auto">{one.name}</span></Chip>)}
      {children && <li>{children}</li>}
    </ul>
  );
}
