/** Pengaturan: tabs by address. */
import { useEffect } from 'preact/hooks';
import { t } from '../dict';
import { go, route, toSettings } from '../router';
import { brand, can, isPersona } from '../session';
import { AccountTab } from './settings/account';
import { AlarmTab } from './settings/alarm';
import { DepartmentsTab } from './settings/departments';
import { PeopleTab } from './settings/people';
import { PolicyTab } from './settings/policy';
import { SampleTab } from './settings/sample';
import { SourcesTab } from './settings/sources';
import { WordsTab } from './settings/words';

export function SettingsPage() {
  const words = t.value.settings, b = route.value.brand;
  const tabs = [
    { key: 'orang', name: words.tabs.people, page: PeopleTab }, { key: 'sumber', name: words.tabs.sources, page: SourcesTab },
    { key: 'kata', name: words.tabs.words, page: WordsTab }, { key: 'bagian', name: words.tabs.departments, page: DepartmentsTab },
    { key: 'kebijakan', name: words.tabs.policy, page: PolicyTab },
    { key: 'alarm', name: words.tabs.alarm, page: AlarmTab }, { key: 'akun', name: words.tabs.account, page: AccountTab },
    ...(brand.value?.is_sample ? [{ key: 'contoh', name: words.tabs.sample, page: SampleTab }] : []),
  ];
  const tab = tabs.find((one) => one.key === route.value.tab);
  useEffect(() => { if (!tab) go(toSettings(b), true); });
  if (!tab) return null;
  const Current = tab.page;
  const isOthers = tab.key !== 'akun' && tab.key !== 'contoh';
  return (
    <div class="page narrow settings">
      <h1 tabIndex={-1}>{words.title}</h1>
      <nav class="tabs" aria-label={words.title}>
        <ul>{tabs.map((one) => <li key={one.key}><a href={toSettings(b, one.key)} aria-current={one === tab ? 'page' : undefined}>{one.name}</a></li>)}</ul>
      </nav>
      <section aria-labelledby="tab-title" class="stack">
        <h2 id="tab-title">{tab.name}</h2>
        {isOthers && !can.manage.value && <p class="notice">{words.readOnly}</p>}
        <Current key={`${b}-${isPersona.value}`} />
      </section>
    </div>
  );
}
