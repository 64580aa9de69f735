/** Halaman kabar: whether anybody may read it, where, and the same as one file. */
import { useEffect, useState } from 'preact/hooks';
import { post, put } from '../../api';
import { Field } from '../../components/bits';
import { crisisSays } from '../../dict/crisis-words';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { CrisisPublicPage } from '../../types';

export function PublicPage({ crisis }: { crisis: number }) {
  const words = crisisSays.value, path = `${brandPath.value}/crises/${crisis}/page`;
  const [page, setPage] = useState<CrisisPublicPage | null>(null), [it, setIt] = useState<CrisisPublicPage | null>(null);
  const take = (next: CrisisPublicPage) => { setPage(next); setIt(next); };
  useEffect(() => void post<CrisisPublicPage>(path).then(take, failed), [path]);
  if (!page || !it) return null;
  const save = (event: Event) => {
    event.preventDefault();
    void put<CrisisPublicPage>(path, { version: page.version, slug: it.slug, title: it.title, is_on: it.is_on, shows_promises: it.shows_promises })
      .then((next) => { take(next); toast(words.pageSaved); }, failed);
  };
  const check = (name: 'is_on' | 'shows_promises', label: string) => (
    <label class="check"><input type="checkbox" checked={it[name]} onChange={(e) => setIt({ ...it, [name]: e.currentTarget.checked })} /> {label}</label>
  );
  return (
    <section class="card" aria-labelledby="public">
      <header class="card-head"><h2 id="public">{words.page}</h2><span class={`chip ${page.is_on ? 'mine' : 'set'}`}>{page.is_on ? words.pageOn : words.pageOff}</span></header>
      <p class="hint">{words.pageIntro}</p>
      {can.approve.value && (
        <form class="stack" onSubmit={save}>
          <Field label={words.pageTitle}>{(id) => <input id={id} required maxLength={120} value={it.title} onInput={(e) => setIt({ ...it, title: e.currentTarget.value })} />}</Field>
          <Field label={`${words.slug}: /kabar/…`} help={words.slugHelp}>{(id, help) => <input id={id} aria-describedby={help} required minLength={6} maxLength={60} pattern="[a-z0-9][a-z0-9\-]*[a-z0-9]" value={it.slug} onInput={(e) => setIt({ ...it, slug: e.currentTarget.value })} />}</Field>
          {check('is_on', words.isOn)}{check('shows_promises', words.withPromises)}
          <div class="actions"><button type="submit">{words.pageSave}</button></div>
        </form>
      )}
      <div class="actions">
        {page.is_on && <a class="button" href={`/kabar/${page.slug}`} target="_blank" rel="noopener">{words.see}</a>}
        <a class="button quiet" href={`${path}.html`} download>{words.file}</a>
      </div>
      <p class="hint">{words.fileHelp}</p>
    </section>
  );
}
