/** Ketepatan vonis: past alarms against what people said of them. */
import { Empty, LevelMark, Loaded, Time } from '../components/bits';
import { Icon } from '../components/icons';
import { useGet } from '../data';
import { language, t } from '../dict';
import { tp } from '../dict/later';
import { length, zoneOffset } from '../format';
import { route, toVerdict } from '../router';
import { brandPath } from '../session';
import type { Accuracy } from '../types';

const columns = ['alarms', 'accepted', 'lowered', 'dismissed', 'ended', 'undecided', 'missed'] as const;
/** A month begins at local midnight. */
const month = (at: string) => new Intl.DateTimeFormat(language.value === 'en' ? 'en-GB' : 'id-ID', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(at) + zoneOffset() * 1000);

function Figures({ of }: { of: Accuracy }) {
  const words = tp.value;
  const figures: [string, string, string, boolean][] = [
    [words.falseAlarms, String(of.false_30), words.promise(of.false_30, of.promised), of.false_30 > of.promised],
    [words.missed, String(of.missed_30), words.missedHelp, of.missed_30 > 0],
    [words.median, of.median_seconds ? length(of.median_seconds) : words.noAlarm, words.medianHelp, false],
  ];
  return (
    <dl class="figures accuracy-figures">{figures.map(([name, value, help, isBad]) => (
      <div key={name} class={`figure ${isBad ? 'is-late' : ''}`}><dt>{name}</dt><dd class="value">{value}</dd><dd class="hint">{help}</dd></div>
    ))}</dl>
  );
}

export function AccuracyPage() {
  const words = tp.value, outcomes = words.outcome;
  const accuracy = useGet<Accuracy>(`${brandPath.value}/accuracy`, ['verdict', 'incident']);
  const names = { alarms: words.alarms, accepted: outcomes.accepted, lowered: outcomes.lowered, dismissed: outcomes.dismissed, ended: outcomes.ended, undecided: outcomes.none, missed: outcomes.missed };
  return (
    <div class="page">
      <p class="problem-back"><a href={toVerdict(route.value.brand)}><Icon name="back" /> {t.value.home.verdict}</a></p>
      <h1 tabIndex={-1}>{t.value.home.accuracy}</h1>
      <p class="hint">{words.accuracyIntro}</p>
      <Loaded of={accuracy}>{(of) => (
        <>
          <Figures of={of} />
          {!of.alarms.length ? <Empty title={words.noPast} /> : (
            <>
              <section class="card" aria-labelledby="months"><h2 id="months">{words.monthly}</h2>
                <table class="factors">
                  <thead><tr><th scope="col">{words.month}</th>{columns.map((name) => <th key={name} scope="col">{names[name]}</th>)}</tr></thead>
                  <tbody>{of.months.map((one) => <tr key={one.at}><th scope="row">{month(one.at)}</th>{columns.map((name) => <td key={name} data-name={names[name]}>{one[name]}</td>)}</tr>)}</tbody>
                </table>
              </section>
              <section class="card" aria-labelledby="past"><h2 id="past">{words.past}</h2>
                <table class="factors">
                  <thead><tr>{[words.opened, words.level2, words.took, words.result].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
                  <tbody>{of.alarms.map((one) => (
                    <tr key={one.id}><th scope="row"><Time at={one.opened_at} /></th><td data-name={words.level2}><LevelMark of={one.level} /></td>
                      <td data-name={words.took}>{one.outcome === 'missed' ? '–' : length((Date.parse(one.opened_at) - Date.parse(one.first_at)) / 1000)}</td><td data-name={words.result}>{outcomes[one.outcome]}</td></tr>
                  ))}</tbody>
                </table>
              </section>
            </>
          )}
        </>
      )}</Loaded>
    </div>
  );
}
