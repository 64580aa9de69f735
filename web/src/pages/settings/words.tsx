import { useState } from 'preact/hooks';
import { del, post } from '../../api';
import { Empty, Field, Loaded } from '../../components/bits';
import { Icon } from '../../components/icons';
import { useGet } from '../../data';
import { t } from '../../dict';
import { settingsWords } from '../../dict/settings';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { BrandWord, ListedWord, Page } from '../../types';

const kinds: ListedWord[] = ['watch', 'brand', 'product', 'rival', 'contact'];

export function WordsTab() {
  const words = settingsWords.value.words, path = `${brandPath.value}/words`;
  const list = useGet<Page<BrandWord>>(path, ['settings']);
  const [text, setText] = useState('');
  const [kind, setKind] = useState<ListedWord>('watch');
  const isContact = kind === 'contact', nameOf = (one: ListedWord) => (one === 'contact' ? words.contact : t.value.wordKind[one]);
  const add = async (word: string, as: ListedWord) => { await post(path, { text: word, kind: as }); list.reload(); };
  const submit = async (event: Event) => {
    event.preventDefault();
    try { await add(text.trim(), kind); toast(words.added(text.trim())); setText(''); } catch (error) { failed(error); }
  };
  const remove = async (one: BrandWord) => {
    try { await del(`${path}/${one.id}`); list.reload(); toast(words.removed(one.text), { undo: () => add(one.text, one.kind) }); } catch (error) { failed(error); }
  };
  return (
    <>
      <p class="hint">{words.intro}</p>
      {can.manage.value && (
        <form class="inline-form" onSubmit={submit}>
          <Field label={isContact ? words.contactText : words.text} help={isContact ? words.contactHelp : words.textHelp}>{(id, help) => <input id={id} type="text" required maxLength={100} aria-describedby={help} autocomplete="off" value={text} onInput={(e) => setText(e.currentTarget.value)} />}</Field>
          <Field label={words.kind}>{(id) => <select id={id} value={kind} onChange={(e) => setKind(e.currentTarget.value as ListedWord)}>{kinds.map((one) => <option key={one} value={one}>{nameOf(one)}</option>)}</select>}</Field>
          <button type="submit" class="primary" disabled={!text.trim()}>{words.add}</button>
        </form>
      )}
      <Loaded of={list}>{(page) => (page.items.length === 0 ? <Empty title={words.empty} /> : <>{kinds.map((one) => {
        const mine = page.items.filter((word) => word.kind === one);
        return mine.length > 0 && (
          <section key={one}><h3>{nameOf(one)}</h3><p class="hint">{words.kindHelp[one]}</p>
            <ul class="word-list">{mine.map((word) => <li key={word.id} class="chip set"><span dir="auto">{word.text}</span>{can.manage.value && <button type="button" class="quiet" aria-label={words.remove(word.text)} onClick={() => void remove(word)}><Icon name="close" /></button>}</li>)}</ul>
          </section>
        );
      })}</>)}</Loaded>
    </>
  );
}
