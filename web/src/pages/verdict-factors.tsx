/** The ten factors with their numbers, each open to the messages behind it. */
import { tv } from '../dict/later';
import { number } from '../format';
import { Later } from '../later';
import { reasonSentence } from '../reasons';
import { route, toAccuracy, toVerdict } from '../router';
import { factors, type Factor, type ReasonKind, type VerdictPage, type VerdictReason } from '../types';

/** What a verdict says beside the factors and has messages for. */
const withMessages: ReasonKind[] = ['people', 'subject'];
/** Those that are compared with the two hours before, not with other days. */
const againstBefore: Factor[] = ['channels', 'reach', 'cause', 'business'];
const short = (value: number) => number(value, value < 10 ? 1 : 0);
const arrows = { unknown: '', falling: '↘ ', steady: '→ ', rising: '↗ ' };

function Row({ name, reason, isOpen }: { name: Factor; reason: VerdictReason | undefined; isOpen: boolean }) {
  const words = tv.value, b = route.value.brand, at = route.value.id;
  const usual = reason && (name === 'mind' || name === 'suddenness') ? short(reason.normal) + (name === 'mind' ? '%' : '') : '–';
  const share = Math.round((reason?.weight ?? 0) * 100);
  return (
    <tr class={share ? '' : 'is-light'}>
      <th scope="row">{words.name[name]}</th>
      <td data-name={words.value}>{reason ? words.unit[name](short(reason.value)) : <span class="hint">{words.noNumber}</span>}</td>
      <td data-name={words.normal}>{usual}</td>
      <td data-name={words.weight}><span class="weight"><meter min={0} max={100} value={share} aria-label={`${words.weight}: ${words.name[name]}`} /> {share}%</span></td>
      <td data-name={words.trend}>{reason ? `${arrows[reason.trend]}${words.trends[reason.trend]}${againstBefore.includes(name) && reason.trend !== 'steady' ? words.from(short(reason.normal)) : ''}` : '–'}</td>
      <td data-name={words.messages}>{!reason ? '' : name === 'history' ? <a href={toAccuracy(b)}>{words.see}</a> : reason.value > 0
        ? <a href={isOpen ? toVerdict(b, at) : toVerdict(b, at, name)} aria-label={isOpen ? `${words.hide}: ${words.name[name]}` : words.seeOf(words.name[name])} aria-expanded={isOpen}>{isOpen ? words.hide : words.see}</a> : ''}</td>
    </tr>
  );
}

export function Factors({ of }: { of: VerdictPage }) {
  const words = tv.value, b = route.value.brand, v = of.verdict, reasons = v.reasons ?? [];
  const open = route.value.query.get('faktor') as ReasonKind | null;
  const others = reasons.filter((one) => !(factors as readonly string[]).includes(one.kind));
  const isKnown = open && reasons.some((one) => one.kind === open);
  return (
    <section class="card" aria-labelledby="factors"><h2 id="factors">{words.factors}</h2>
      <table class="factors">
        <thead><tr>{[words.factor, words.value, words.normal, words.weight, words.trend, words.messages].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>{factors.map((name) => <Row key={name} name={name} reason={reasons.find((one) => one.kind === name)} isOpen={open === name} />)}</tbody>
      </table>
      {others.length > 0 && <><h3>{words.others}</h3><ul class="reasons">{others.map((one) => (
        <li key={one.kind}>{reasonSentence(one)} {withMessages.includes(one.kind) && <a href={toVerdict(b, route.value.id, one.kind)} aria-label={words.seeOf(words.name[one.kind])}>{words.see}</a>}</li>
      ))}</ul></>}
      {isKnown && <Later key={open} name="behind" />}
    </section>
  );
}
