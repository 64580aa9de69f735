/** What stands on the page of a case about prepared texts, greetings and a cool head, with its words. */
import '../app'; // as in team.ts
import { Beside } from '../components/ready-beside';
import { GreetingChoice } from '../components/ready-greeting';
import { PickPrepared } from '../components/ready-pick';

export { learnReady } from '../dict/later';
export const pages = { pick: PickPrepared, greeting: GreetingChoice, beside: Beside };
