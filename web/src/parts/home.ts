/** Beranda: the other pages open without it. */
import '../app'; // as in team.ts
export { HomePage as home } from '../pages/home';
