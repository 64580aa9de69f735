import { Problem } from './bits';

/** Nothing could be loaded: said plainly, with a way on. */
export const Boot = ({ error }: { error: unknown }) => (
  <main class="boot"><h1>Tanggap</h1><Problem error={error} onRetry={() => location.reload()} /></main>
);
