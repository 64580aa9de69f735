/** The form of one row of a plan (matrix, escalation ladder): what was typed stays while somebody else's save is told. */
import { useState } from 'preact/hooks';
import { Failure } from '../../api';
import { failed, toast } from '../../toast';

export function useRowEditor<T extends object>(of: T, onDone: () => void, onClose: () => void) {
  const [form, setForm] = useState(of);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const replace = (next: T) => { setForm(next); setProblem(null); };
  const change = (next: Partial<T>) => replace({ ...form, ...next });
  const errorOf = (field: string) => (problem?.field === field ? problem.message : null);
  const run = async (work: () => Promise<unknown>, said: string) => {
    if (isBusy) return;
    setBusy(true);
    try { await work(); toast(said); onDone(); onClose(); } catch (error) {
      setBusy(false);
      if (error instanceof Failure && (error.field || error.status === 409)) setProblem(error); else failed(error);
    }
  };
  return { form, problem, isBusy, replace, change, errorOf, run };
}
