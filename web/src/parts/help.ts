/** What keys open: the list of keys and the palette. */
import '../app'; // as in team.ts
export { Help as help } from '../components/help';
export { Palette as palette } from '../components/palette';
