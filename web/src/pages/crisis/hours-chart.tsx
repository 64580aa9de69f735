/** Complaints and guesses by the hour. */
import { roomWords } from '../../dict/crisis-room';
import { clock, number } from '../../format';
import type { Meter } from '../../types';

/** Bars of our own: complaints and guesses of twelve hours. It prints as lines, not as a picture. */
export function HoursChart({ of }: { of: Meter }) {
  const words = roomWords.value, width = 480, height = 150, left = 28, bottom = 20;
  const most = Math.max(4, ...of.hours.map((one) => Math.max(one.negative, one.guesses)));
  const slot = (width - left) / Math.max(1, of.hours.length), y = (n: number) => (height - bottom) * (1 - n / most) + 4;
  return (
    <figure class="pulse">
      <svg viewBox={`0 0 ${width} ${height + 4}`} role="img" aria-label={words.meterTable}>
        {[0, 0.5, 1].map((part) => <g key={part}><line class="grid" x1={left} x2={width} y1={y(most * part)} y2={y(most * part)} /><text class="axis" x={left - 5} y={y(most * part) + 4} text-anchor="end">{number(Math.round(most * part))}</text></g>)}
        {of.hours.map((one, i) => (
          <g key={one.at}>
            <rect class="hour-bar is-negative" x={left + slot * i + slot * 0.12} width={slot * 0.36} y={y(one.negative)} height={y(0) - y(one.negative)} />
            <rect class="hour-bar is-guesses" x={left + slot * i + slot * 0.52} width={slot * 0.36} y={y(one.guesses)} height={y(0) - y(one.guesses)} />
            {i % 3 === 0 && <text class="axis" x={left + slot * i + slot / 2} y={height} text-anchor="middle">{clock(Date.parse(one.at))}</text>}
          </g>
        ))}
      </svg>
      <ul class="legend"><li><span class="key is-negative" aria-hidden="true" />{words.negative}</li><li><span class="key is-guesses" aria-hidden="true" />{words.guesses}</li></ul>
    </figure>
  );
}
