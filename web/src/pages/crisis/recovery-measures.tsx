/** How it goes against the weeks before: bars of our own, and the same as a table. */
import { recoveryWords } from '../../dict/crisis-recovery';
import { length, number } from '../../format';
import type { RecoveryMeasure } from '../../types';

const width = 480, height = 170, left = 34, bottom = 22, top = 8;
const share = (of: RecoveryMeasure) => (of.messages ? `${number((100 * of.negative) / of.messages)}%` : '–');

function Bars({ of }: { of: RecoveryMeasure[] }) {
  const words = recoveryWords.value, most = Math.max(4, ...of.filter((one) => one.is_over).map((one) => one.negative)), usual = of.find((one) => one.day === 0 && one.is_over);
  const slot = (width - left) / Math.max(1, of.length), y = (n: number) => top + (height - bottom - top) * (1 - n / most);
  const told = of.map((one) => words.chartPoint(words.day(one.day), one.is_over ? number(one.negative) : words.notYet)).join('. ');
  return (
    <figure class="pulse">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${words.chart}. ${told}`}>
        {[0, 0.5, 1].map((part) => <g key={part}><line class="grid" x1={left} x2={width} y1={y(most * part)} y2={y(most * part)} /><text class="axis" x={left - 5} y={y(most * part) + 4} text-anchor="end">{number(Math.round(most * part))}</text></g>)}
        {of.map((one, i) => (
          <g key={one.day}>
            {one.is_over ? <rect class={`hour-bar ${one.day ? 'is-negative' : 'is-guesses'}`} x={left + slot * i + slot * 0.25} width={slot * 0.5} y={y(one.negative)} height={y(0) - y(one.negative)} />
              : <text class="axis" x={left + slot * (i + 0.5)} y={y(0) - 6} text-anchor="middle">{words.notYet}</text>}
            <text class="axis" x={left + slot * (i + 0.5)} y={height - 6} text-anchor="middle">{words.day(one.day)}</text>
          </g>
        ))}
        {usual && <line x1={left} x2={width} y1={y(usual.negative)} y2={y(usual.negative)} stroke="currentColor" stroke-dasharray="5 4" />}
      </svg>
    </figure>
  );
}

export function Measures({ of }: { of: RecoveryMeasure[] }) {
  const words = recoveryWords.value;
  const rows: [string, (one: RecoveryMeasure) => string][] = [
    [words.messages, (one) => number(one.messages)], [words.negative, (one) => number(one.negative)], [words.share, share],
    [words.answerAfter, (one) => (one.answer_after ? length(one.answer_after) : '–')],
    [words.rating, (one) => (one.rating ? words.ratingOf(number(one.rating, 1), number(one.rated)) : '–')],
  ];
  return (
    <section class="card stack" aria-labelledby="measures">
      <h2 id="measures">{words.measures}</h2>
      <p class="hint">{words.measuresHelp}</p>
      <Bars of={of} />
      <div class="table-box" tabIndex={0} role="group" aria-labelledby="measures">
        <table>
          <thead><tr><td />{of.map((one) => <th key={one.day} scope="col">{words.dayShort(one.day)}</th>)}</tr></thead>
          <tbody>{rows.map(([name, text]) => <tr key={name}><th scope="row">{name}</th>{of.map((one) => <td key={one.day}>{one.is_over ? text(one) : <><span aria-hidden="true">–</span><span class="visually-hidden">{words.notYet}</span></>}</td>)}</tr>)}</tbody>
        </table>
      </div>
    </section>
  );
}
