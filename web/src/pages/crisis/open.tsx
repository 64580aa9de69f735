/** Opening a room: one form that is filled in by a guess. It publishes nothing. */
import '../../app'; // as in parts/team.ts
import { useEffect, useState } from 'preact/hooks';
import { me, post } from '../../api';
import { Field, Loaded } from '../../components/bits';
import { LevelRow } from '../../components/level-row';
import { useGet } from '../../data';
import { crisisWords } from '../../dict/crisis';
import { roomWords } from '../../dict/crisis-room';
import { date } from '../../format';
import { problemName } from '../../problems';
import { toRoom, type Proposal } from '../../room';
import { go, route } from '../../router';
import { brandPath } from '../../session';
import { failed, toast } from '../../toast';
import type { Crisis, Lesson, Page, Problem, Staff } from '../../types';

/** What the last crises of this threat or playbook have taught, by the day they began. */
function Learned({ threat, book }: { threat: number; book: number }) {
  const words = roomWords.value, query = [threat && `threat_id=${threat}`, book && `playbook_id=${book}`].filter(Boolean).join('&');
  const items = useGet<Page<Lesson>>(query ? `${brandPath.value}/lessons?limit=6&${query}` : null, ['crisis']).data?.items ?? [];
  const crises = [...new Map(items.map((one) => [one.crisis_id, one])).values()];
  return <>{crises.map((first) => (
    <section key={first.crisis_id} class="notice is-change" aria-label={`${words.lessonsBefore(date(Date.parse(first.crisis_at)))}: ${first.crisis_name}`}>
      <h2>{words.lessonsBefore(date(Date.parse(first.crisis_at)))} <a href={toRoom(first.crisis_id, '/pemulihan')} dir="auto">{first.crisis_name}</a></h2>
      <ul class="reasons">{items.filter((one) => one.crisis_id === first.crisis_id).map((one) => <li key={one.id} dir="auto">{words.lessonWas[one.kind]} {one.text} {one.change && words.lessonNow(one.change)}</li>)}</ul>
    </section>
  ))}</>;
}

function Form({ of }: { of: Proposal }) {
  const words = roomWords.value, path = brandPath.value;
  const problems = useGet<Page<Problem>>(`${path}/problems`), people = useGet<Page<Staff>>(`${path}/people`);
  const [name, setName] = useState(of.form.name ?? '');
  const [problem, setProblem] = useState(of.form.problem_id ?? 0);
  const [book, setBook] = useState(of.form.playbook_id ?? 0);
  const [lead, setLead] = useState(of.form.lead_id ?? me.value!.staff.id);
  const [isFreezing, setFreezing] = useState(true);
  const [isBusy, setBusy] = useState(false);
  const known = of.playbooks;
  const list = problems.data?.items ?? [];
  const shown = problem && !list.some((one) => one.id === problem) ? [{ id: problem, name: of.problem_name ?? '' }] : [];
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy || !name.trim()) return;
    setBusy(true);
    try {
      const made = await post<Crisis>(`${path}/crises`, { name: name.trim(), problem_id: problem || null, incident_id: of.form.incident_id || null, playbook_id: book || null, lead_id: lead, freeze: isFreezing });
      toast(words.opened);
      go(toRoom(made.id));
    } catch (error) { failed(error); setBusy(false); }
  };
  return (
    <form class="card stack" onSubmit={submit}>
      <Field label={words.name} help={words.nameHelp}>{(id, help) => <input id={id} type="text" required maxLength={120} autocomplete="off" aria-describedby={help} value={name} onInput={(e) => setName(e.currentTarget.value)} />}</Field>
      <Field label={words.problem}>{(id) => (
        <select id={id} value={String(problem)} onChange={(e) => setProblem(Number(e.currentTarget.value))}>
          <option value="0">{words.problemNone}</option>{shown.map((one) => <option key={one.id} value={String(one.id)}>{one.name}</option>)}{list.map((one) => <option key={one.id} value={String(one.id)}>{problemName(one)}</option>)}
        </select>
      )}</Field>
      {known.length > 0 && <Field label={words.playbook} help={book === of.form.playbook_id && of.signs.length ? words.guess(of.signs.join(', ')) : undefined}>{(id, help) => (
        <select id={id} aria-describedby={help} value={String(book)} onChange={(e) => setBook(Number(e.currentTarget.value))}>
          <option value="0">{words.playbookNone}</option>{known.map((one) => <option key={one.id} value={String(one.id)}>{one.name}</option>)}
        </select>
      )}</Field>}
      <Learned threat={book === (of.form.playbook_id ?? 0) ? of.form.threat_id ?? 0 : 0} book={book} />
      <Field label={words.lead}>{(id) => (
        <select id={id} value={String(lead)} onChange={(e) => setLead(Number(e.currentTarget.value))}>
          {(people.data?.items ?? [me.value!.staff]).filter((one) => one.role !== 'reader').map((one) => <option key={one.id} value={String(one.id)}>{one.name}</option>)}
        </select>
      )}</Field>
      <label class="check"><input type="checkbox" checked={isFreezing} onChange={(e) => setFreezing(e.currentTarget.checked)} />{words.freeze}</label>
      <p class="hint">{words.freezeHelp}</p>
      <div class="actions"><button type="submit" class="primary" disabled={isBusy || !name.trim()}>{words.openDo}</button></div>
    </form>
  );
}

export function OpenCrisis() {
  const words = roomWords.value, problem = Number(route.value.query.get('masalah')) || 0;
  const proposal = useGet<Proposal>(`${brandPath.value}/crises/proposal${problem ? `?problem_id=${problem}` : ''}`);
  useEffect(() => { proposal.reload(); }, []); // it is a guess about now
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{words.openTitle}</h1>
      <p>{words.openHelp}</p>
      <Loaded of={proposal}>{(of) => (of.hot_id
        ? <div class="notice"><p>{words.already}</p><a class="button primary" href={toRoom(of.hot_id)}>{crisisWords.value.go}</a></div>
        : <><Form key={problem} of={of} /><LevelRow level={of.level === 'normal' ? 'crisis' : of.level} isCard /></>)}</Loaded>
    </div>
  );
}
