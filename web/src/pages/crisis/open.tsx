/** Opening a room: one form that is filled in by a guess. It publishes nothing. */
import '../../app'; // as in parts/team.ts
import { useEffect, useState } from 'preact/hooks';
import { me, post } from '../../api';
import { Field, Loaded } from '../../components/bits';
import { useGet } from '../../data';
import { crisisWords } from '../../dict/crisis';
import { roomWords } from '../../dict/crisis-room';
import { problemName } from '../../problems';
import { toRoom, type Proposal } from '../../room';
import { go, route } from '../../router';
import { brandPath } from '../../session';
import { failed, toast } from '../../toast';
import type { Crisis, Page, Problem, Staff } from '../../types';

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
        : <Form key={problem} of={of} />)}</Loaded>
    </div>
  );
}
