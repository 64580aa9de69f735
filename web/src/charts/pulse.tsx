/** Messages of the last day against the band of ordinary days, drawn as SVG of our own. */
import { useId } from 'preact/hooks';
import { t } from '../dict';
import { clock, number } from '../format';
import type { PulsePoint } from '../types';
import { useWidth } from './width';

const height = 200, left = 30, right = 8, top = 10, bottom = 22;

/** A round number of steps at or above `most`. */
export function scaleTop(most: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(1, most / 4)));
  const nice = [1, 2, 5, 10].find((f) => f * step * 4 >= most) ?? 10;
  return nice * step * 4;
}

export function Pulse({ points }: { points: PulsePoint[] }) {
  const { box, width } = useWidth();
  const id = useId();

  const words = t.value.home;
  const most = scaleTop(Math.max(4, ...points.map((p) => Math.max(p.total, p.usual_high))));
  const x = (i: number) => left + (i * (width - left - right)) / Math.max(1, points.length - 1);
  const y = (v: number) => top + (1 - v / most) * (height - top - bottom);
  const line = (value: (p: PulsePoint) => number) => points.map((p, i) => `${i ? 'L' : 'M'}${x(i).toFixed(1)} ${y(value(p)).toFixed(1)}`).join('');
  const band = points.length
    ? `${line((p) => p.usual_high)}${[...points].reverse().map((p, i) => `L${x(points.length - 1 - i).toFixed(1)} ${y(p.usual_low).toFixed(1)}`).join('')}Z` : '';
  const peak = points.reduce<PulsePoint | null>((best, p) => (!best || p.total > best.total ? p : best), null);
  const every = Math.max(1, Math.ceil(points.length / Math.max(3, Math.floor(width / 90))));
  const sum = (value: (p: PulsePoint) => number) => points.reduce((all, p) => all + value(p), 0);
  const summary = words.chartSummary(sum((p) => p.total), sum((p) => p.negative), peak?.total ?? 0, peak ? clock(Date.parse(peak.at)) : '–');

  return (
    <figure class="pulse">
      <div ref={box}>
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-labelledby={`${id}-t ${id}-d`}>
          <title id={`${id}-t`}>{words.volume}</title>
          <desc id={`${id}-d`}>{summary}</desc>
          {[0, 1, 2, 3, 4].map((q) => (
            <g key={q}>
              <line class="grid" x1={left} x2={width - right} y1={y((most * q) / 4)} y2={y((most * q) / 4)} />
              <text class="axis" x={left - 6} y={y((most * q) / 4) + 4} text-anchor="end">{number((most * q) / 4)}</text>
            </g>
          ))}
          <path class="band" d={band} />
          <path class="total" d={line((p) => p.total)} />
          <path class="negative" d={line((p) => p.negative)} />
          {points.map((p, i) => (i % every === 0 && i < points.length - every / 2
            ? <text key={p.at} class="axis" x={x(i)} y={height - 5} text-anchor={i ? 'middle' : 'start'}>{clock(Date.parse(p.at))}</text> : null))}
          {points.length > 0 && <circle class="now" cx={x(points.length - 1)} cy={y(points.at(-1)!.total)} r="3.5" />}
        </svg>
      </div>
      <figcaption>
        <ul class="legend">
          <li><i class="key total" />{words.total}</li>
          <li><i class="key negative" />{words.negative}</li>
          <li><i class="key band" />{words.usual}</li>
          <li class="hint">{words.volumeUnit}</li>
        </ul>
        <p class="hint">{summary}</p>
        <details>
          <summary>{words.table}</summary>
          <div class="scroll-box" tabIndex={0} role="group" aria-label={words.table}>
            <table>
              <thead><tr><th scope="col">{words.hour}</th><th scope="col">{words.total}</th><th scope="col">{words.negative}</th><th scope="col">{words.usual}</th></tr></thead>
              <tbody>{points.map((p) => (
                <tr key={p.at}><th scope="row">{clock(Date.parse(p.at))}</th><td>{p.total}</td><td>{p.negative}</td><td>{number(p.usual_low, 1)}–{number(p.usual_high, 1)}</td></tr>
              ))}</tbody>
            </table>
          </div>
        </details>
      </figcaption>
    </figure>
  );
}
