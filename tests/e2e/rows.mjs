// What the crisis story must show: the rows of part 1 of product.md for S1 and S2, and what was seen
// of each. A row that no step shows is told as open, and fails like one that does not hold.

/** The demand of each row, in the words of the article it comes from. */
export const demands = {
  'S1-01': 'you cannot control what people say',
  'S1-02': 'crisis = sudden negative activity that can hurt reputation and the way you do business',
  'S1-03': 'even one complaint can endanger the brand',
  'S1-04': 'four phases: preparation, response, reassurance (menenangkan), recovery',
  'S1-05': 'always be ready',
  'S1-06': 'identify and understand risks and threats to company and brand',
  'S1-07': 'you cannot predict all, but list how and from where',
  'S1-08': 'consider external and internal threats',
  'S1-09': 'examples: customer complaints, world events, staff discontent, product problems',
  'S1-10': 'monitor own accounts for hints',
  'S1-11': 'after identification write the steps per crisis',
  'S1-12': 'quick response is very important',
  'S1-13': 'do not respond just to respond',
  'S1-14': 'back the statement with solid information',
  'S1-15': 'be transparent',
  'S1-16': 'you often need time to research',
  'S1-17': 'acknowledge and say you are investigating further',
  'S1-18': 'reassure the key audience that you know',
  'S1-19': 'keep giving follow-up on findings',
  'S1-20': 'an apology is not enough',
  'S1-21': 'people want action and certainty that you take it seriously',
  'S1-22': 'solved in a way that is acceptable',
  'S1-23': 'update everyone on progress: where you are in the inquiry',
  'S1-24': 'to keep trust you must show up',
  'S1-25': 'afterwards, bring back normal communication',
  'S1-26': 'long-term reputation at stake: stay calm, continue recovery',
  'S1-27': 'prevent a repeat',
  'S1-28': 'listen to learn what you did right and wrong',
  'S1-29': 'use what you learned next time',
  'S1-30': 'prepare all of this in advance',
  'S1-31': 'how did the brand change for the better',
  'S1-32': 'lessons feed marketing strategy',
  'S1-33': 'an agency can help prepare or get you out',
  'S2-01': 'happy tells 3, unhappy tells 10; online 3→3.000, 10→10.000',
  'S2-02': 'repair before it spreads',
  'S2-03': 'decide which situation is a crisis and which is not',
  'S2-04': 'crisis categories; e.g. news still unclear (simpang siur), public posts photos, cause unknown',
  'S2-05': 'monitor 24 h a day, 7 days a week',
  'S2-06': 'also blogs and forums, and the comments in those forums',
  'S2-07': 'if slow, people voice their own theories',
  'S2-08': 'be careful not to make it murkier',
  'S2-09': '\'mohon menunggu, kami sedang mengecek kejadian ini\'',
  'S2-10': 'the holding answer also tells customers that you know',
  'S2-11': 'if it began on social media, the response starts there',
  'S2-12': 'tell all staff, not only the social officer on duty',
  'S2-13': 'all answers uniform',
  'S2-14': 'when it changes, all staff know',
  'S2-15': 'planning, management, communication',
  'S2-16': 'no special team → appoint several people for a certain period',
  'S2-17': 'they evaluate the problem and answer comments and questions',
  'S2-18': '…and watch the digital world, not only social media',
  'S2-19': '…find the root cause, fast and thorough',
  'S2-20': '…find out who may be spreading it',
  'S2-21': 'apologise in sincere language',
  'S2-22': 'a problem the public does not mind: do not comment or confirm too fast, keep monitoring and evaluating',
  'S2-23': 'know what customers demand and do it as far as possible',
  'S2-24': 'do not respond too fast',
  'S2-25': 'do not paint excessive guilt',
  'S2-26': 'use the right language',
};

/** One run of the story. */
export class Rows {
  seen = new Map(Object.keys(demands).map((id) => [id, []]));
  /** Looks whether what a row (or several, by spaces) asks for is so. */
  async show(ids, what, look) {
    const names = ids.split(' ');
    for (const id of names) if (!demands[id]) throw new Error(`there is no row ${id}`);
    let why = null;
    try { await look(); } catch (error) { why = error; }
    for (const id of names) this.seen.get(id).push({ what, why });
    if (why) throw new Error(`${ids}, ${what}: ${why.message}`);
  }
  /** All rows, one a line, and how many of them did not hold. */
  told() {
    let failed = 0;
    const lines = [...this.seen].map(([id, looks]) => {
      const isGood = looks.every((one) => !one.why), state = looks.length ? (isGood ? 'pass' : 'FAIL') : 'open';
      if (state !== 'pass') failed++;
      const wrong = looks.find((one) => one.why);
      return `     ${id} ${state}  ${demands[id]}: ${wrong ? `${wrong.what}: ${wrong.why.message.split('\n')[0]}` : looks.map((one) => one.what).join('; ') || 'no step shows it yet'}`;
    });
    return { lines, failed };
  }
}
