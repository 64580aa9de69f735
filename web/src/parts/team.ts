/** Settings about people and words: loaded when somebody goes there. */
import '../app'; // so what the first load has already is in one file, and this one has the rest
export { AccountTab as account } from '../pages/settings/account';
export { DepartmentsTab as departments } from '../pages/settings/departments';
export { PeopleTab as people } from '../pages/settings/people';
export { SampleTab as sample } from '../pages/settings/sample';
export { WordsTab as words } from '../pages/settings/words';
