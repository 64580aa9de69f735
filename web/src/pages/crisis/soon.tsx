/** What the room shows a moment later: it is asked for at once, and drawn without a gap when it is here already. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Failure } from '../../api';
import { Loading, Problem } from '../../components/bits';
import { t } from '../../dict';

export function soon<P extends object>(fetch: () => Promise<ComponentType<P>>): ComponentType<P> {
  let Here: ComponentType<P> | null = null;
  const take = () => fetch().then((part) => { Here = part; });
  void take().catch(() => undefined); // whoever needs it asks again, and tells of it
  return function Soon(props: P) {
    const [, setHere] = useState(0), [error, setError] = useState<unknown>(null);
    const load = () => {
      setError(null);
      take().then(() => setHere((n) => n + 1), () => setError(new Failure(0, 'network', t.value.errors.part)));
    };
    useEffect(() => { if (!Here) load(); }, []);
    return Here ? <Here {...props} /> : error ? <Problem error={error} onRetry={load} /> : <Loading />;
  };
}
