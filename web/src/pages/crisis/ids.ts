/** The numbers in the address of a crisis page, in their order. */
import { route } from '../../router';

export const crisisIds = () => route.value.tab.match(/(?<=^|\/)\d{1,15}(?=\/|$)/g)?.map(Number) ?? [];
