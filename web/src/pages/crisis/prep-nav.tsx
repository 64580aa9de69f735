/** The pages of preparation, side by side. */
import { planWords } from '../../dict/crisis-plan';
import { route, toCrisis } from '../../router';

const pages = [['kesiapan', 'ready'], ['ancaman', 'threats'], ['buku-langkah', 'playbooks'], ['matriks', 'matrix'], ['tangga', 'ladder']] as const;

export function PrepNav({ at }: { at: (typeof pages)[number][0] }) {
  const words = planWords.value;
  return (
    <nav class="tabs" aria-label={words.nav}><ul>{pages.map(([path, name]) => (
      <li key={path}><a href={toCrisis(route.value.brand, path)} aria-current={at === path ? 'page' : undefined}>{words[name]}</a></li>
    ))}</ul></nav>
  );
}
