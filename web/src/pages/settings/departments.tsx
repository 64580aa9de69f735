/** Who in the shop looks after what: a department for each subject. */
import { useId, useState } from 'preact/hooks';
import { put } from '../../api';
import { Field, Loaded } from '../../components/bits';
import { put as keep, useGet } from '../../data';
import { t } from '../../dict';
import { Later } from '../../later';
import { settingsWords } from '../../dict/settings';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { DepartmentTable, Subject } from '../../types';

/** The server takes 120 bytes. */
const isLong = (text: string) => new TextEncoder().encode(text.trim()).length > 120;

export function DepartmentsTab() {
  const words = settingsWords.value.departments, path = `${brandPath.value}/departments`, listId = useId();
  const table = useGet<DepartmentTable>(path, ['settings']);
  /* Only what was typed here: what somebody else saves meanwhile shows in the other fields. */
  const [edits, setEdits] = useState<Partial<Record<Subject, string>>>({});
  const [isBusy, setBusy] = useState(false);
  const rows = (table.data?.subjects ?? []).map((one) => ({ subject: one.subject, was: one.department ?? '', department: edits[one.subject] ?? one.department ?? '' }));
  const changes = rows.filter((one) => one.department.trim() !== one.was);
  const isOff = isBusy || !changes.length || changes.some((one) => isLong(one.department));
  const save = async (event: Event) => {
    event.preventDefault();
    if (isOff) return;
    setBusy(true);
    try {
      const saved = await put<DepartmentTable>(path, { subjects: changes.map(({ subject, department }) => ({ subject, department: department.trim() })) });
      keep(path, () => saved);
      setEdits({});
      toast(words.saved);
    } catch (error) { failed(error); }
    setBusy(false);
  };
  return (
    <>
      <p class="hint">{words.intro}</p>
      <Loaded of={table}>{() => (
        <form class="stack" onSubmit={save}>
          <div class="card fields">
            {rows.map(({ subject, department }) => (
              <Field key={subject} label={t.value.subject[subject]} error={isLong(department) ? words.tooLong : null}>{(id, help) => (
                <input id={id} type="text" list={listId} autocomplete="off" disabled={!can.manage.value} placeholder={words.empty} aria-describedby={help} aria-invalid={!!help}
                  value={department} onInput={(event) => setEdits({ ...edits, [subject]: event.currentTarget.value })} />
              )}</Field>
            ))}
          </div>
          <datalist id={listId}>{[...new Set(rows.map((one) => one.was))].sort().map((name) => name && <option key={name} value={name} />)}</datalist>
          {can.manage.value && <div class="actions"><button type="submit" class="primary" disabled={isOff}>{words.save}</button>{changes.length > 0 && <span class="hint" role="status">{t.value.alarm.unsaved}</span>}</div>}
        </form>
      )}</Loaded>
      <Later name="contacts" />
    </>
  );
}
