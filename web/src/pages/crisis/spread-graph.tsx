/** Spread over channels and time: a lane a channel, a dot a stretch of time, arcs for the same text. */
import { t } from '../../dict';
import { spreadWords } from '../../dict/crisis-spread';
import { number, when } from '../../format';
import type { Channel } from '../../types';
import type { Spread } from './spread';

const width = 480, left = 8, right = 12, lane = 44, top = 20, bottom = 20, ticks = 4;

export function SpreadGraph({ of }: { of: Spread }) {
  const words = spreadWords.value;
  const from = Date.parse(of.cells[0]!.at), last = Date.parse(of.cells.at(-1)!.at) + of.step * 1000;
  const height = top + lane * of.channels.length + bottom;
  const x = (at: string | number) => left + ((typeof at === 'number' ? at : Date.parse(at)) - from) / (last - from) * (width - left - right);
  const y = (channel: Channel) => top + lane * of.channels.findIndex((one) => one.channel === channel) + 26;
  const most = Math.max(...of.cells.map((one) => one.messages));
  const radius = (n: number) => 2.5 + 10 * Math.sqrt(n / most);
  const first = of.channels[0]!;
  return (
    <figure class="pulse">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.graphSaid(number(of.channels.length), number(of.trace.messages), `${t.value.channel[first.channel]}, ${when(first.first_at)}`)}>
        {of.channels.map((one) => (
          <g key={one.channel}>
            <line class="grid" x1={left} x2={width - right} y1={y(one.channel)} y2={y(one.channel)} />
            <text class="axis" x={left} y={y(one.channel) - 15}>{t.value.channel[one.channel]} · {number(one.messages)}</text>
          </g>
        ))}
        {of.links.map((one, i) => {
          const [x1, x2, y1, y2] = [x(one.from_at), x(one.at), y(one.from_channel), y(one.channel)];
          return <path key={i} class={one.kind === 'same_link' ? 'negative' : 'total'} stroke-opacity=".45" d={`M${x1.toFixed(1)} ${y1}Q${((x1 + x2) / 2).toFixed(1)} ${Math.min(y1, y2) - 16} ${x2.toFixed(1)} ${y2}`} />;
        })}
        {of.cells.map((one) => <circle key={`${one.channel}${one.at}`} class="hour-bar is-negative" fill-opacity=".85" cx={x(Date.parse(one.at) + of.step * 500).toFixed(1)} cy={y(one.channel)} r={radius(one.messages).toFixed(1)} />)}
        {Array.from({ length: ticks }, (_, i) => (
          <text key={i} class="axis" x={left + (width - left - right) * i / (ticks - 1)} y={height - 4} text-anchor={i === 0 ? 'start' : i === ticks - 1 ? 'end' : 'middle'}>{when(new Date(from + (last - from) * i / (ticks - 1)).toISOString())}</text>
        ))}
      </svg>
      <figcaption><ul class="legend"><li><span class="key is-negative" aria-hidden="true" />{words.dots}</li>{of.links.length > 0 && <li><span class="key" aria-hidden="true" />{words.lines}</li>}</ul></figcaption>
    </figure>
  );
}
