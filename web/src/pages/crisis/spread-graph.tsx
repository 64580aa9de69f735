/** Spread over channels and time: a lane a channel, a dot a stretch of time, arcs for the same text. */
import { useWidth } from '../../charts/width';
import { t } from '../../dict';
import { spreadWords } from '../../dict/crisis-spread';
import { clock, date, number, when } from '../../format';
import type { Channel } from '../../types';
import type { Spread } from './spread';

const left = 8, right = 14, lane = 44, top = 6, bottom = 22, tickRoom = 110, linkLeast = 3, dayLong = 86_400_000;

export function SpreadGraph({ of }: { of: Spread }) {
  const words = spreadWords.value, { box, width } = useWidth();
  const from = Date.parse(of.cells[0]!.at), last = Date.parse(of.cells.at(-1)!.at) + of.step * 1000;
  const height = top + lane * of.channels.length + bottom;
  const x = (at: string | number) => left + ((typeof at === 'number' ? at : Date.parse(at)) - from) / (last - from) * (width - left - right);
  const y = (channel: Channel) => top + lane * of.channels.findIndex((one) => one.channel === channel) + 26;
  const most = Math.max(...of.cells.map((one) => one.messages));
  const radius = (n: number) => 2.5 + 10 * Math.sqrt(n / most);
  const first = of.channels[0]!;
  const ticks = Math.max(2, Math.min(6, Math.floor(width / tickRoom))), tell = last - from > dayLong ? date : clock;
  const marks = Array.from({ length: ticks }, (_, i) => tell(from + (last - from) * i / (ticks - 1)));
  const arcs = of.links.map((one) => ({ kind: one.kind, x1: x(one.from_at), x2: x(one.at), y1: y(one.from_channel), y2: y(one.channel) })).filter((one) => one.y1 !== one.y2 || one.x2 - one.x1 > linkLeast);
  return (
    <figure class="pulse">
      <div ref={box}><svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={words.graphSaid(number(of.channels.length), number(of.trace.messages), `${t.value.channel[first.channel]}, ${when(first.first_at)}`)}>
        {of.channels.map((one) => (
          <g key={one.channel}>
            <line class="grid" x1={left} x2={width - right} y1={y(one.channel)} y2={y(one.channel)} />
            <text class="axis" x={left} y={y(one.channel) - 15}>{t.value.channel[one.channel]} · {number(one.messages)}</text>
          </g>
        ))}
        {arcs.map(({ kind, x1, x2, y1, y2 }, i) => <path key={i} class={kind === 'same_link' ? 'negative' : 'total'} stroke-opacity=".6" d={`M${x1.toFixed(1)} ${y1}Q${((x1 + x2) / 2).toFixed(1)} ${Math.min(y1, y2) - 24} ${x2.toFixed(1)} ${y2}`} />)}
        {of.cells.map((one) => <circle key={`${one.channel}${one.at}`} class="hour-bar is-negative" fill-opacity=".85" cx={x(Date.parse(one.at) + of.step * 500).toFixed(1)} cy={y(one.channel)} r={radius(one.messages).toFixed(1)} />)}
        {marks.map((mark, i) => mark !== marks[i - 1] && (
          <text key={i} class="axis" x={left + (width - left - right) * i / (ticks - 1)} y={height - 4} text-anchor={i === 0 ? 'start' : i === ticks - 1 ? 'end' : 'middle'}>{mark}</text>
        ))}
      </svg></div>
      <figcaption><ul class="legend"><li><span class="key is-negative" aria-hidden="true" />{words.dots}</li>{arcs.length > 0 && <li><span class="key" aria-hidden="true" />{words.lines}</li>}</ul></figcaption>
    </figure>
  );
}
