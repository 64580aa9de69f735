/** Masalah serupa: loaded when somebody goes there. */
import '../app'; // as in team.ts
export { PutDialog as put } from '../components/problem-choice';
export { ProblemPage as problem } from '../pages/problem';
export { ProblemsPage as problems } from '../pages/problems';
