import type { Verdict } from './answer.ts'
import type { Force } from './clause-force.ts'
import { factAsked, factIn, factTold } from './fact-asked.ts'
import { forceOn } from './force-on-question.ts'
import type { Frame } from './frame.ts'
import type { IndexedSentence } from './policy-index.ts'
import { excuses, hasCondition, leavesOutSomebody } from './qualifiers.ts'
import type { Scored } from './score-clauses.ts'
import type { Slot } from './slots.ts'
import type { Ask } from './ways-of-asking.ts'

/**
 * The verdict of the best clause for a question of this kind, from the sentence of it that matched. Never "yes" from a
 * clause that the policy makes a prohibition or a condition, whatever that one sentence says.
 */
export function verdictOf(frame: Frame, best: Scored, slots: readonly Slot[]): Verdict {
  const matched = best.indexed.sentences[best.sentence]
  if (matched === undefined) return 'conditional'
  const force = forceOn(frame, best, slots)
  const verdict = verdictOfSentence(frame, force, matched.text)
  if (verdict !== 'yes') return verdict
  const { rule } = best.indexed.clause
  if (rule === 'prohibited') return 'no'
  return rule === 'conditional' || isDoubtful(frame, best, matched, slots) ? 'conditional' : 'yes'
}

type Outcomes = Readonly<Record<Force, Verdict | 'doing' | 'saying'>>

/** Whom to tell, how to do it: whatever the clause says is the thing to do. */
const toDo: Outcomes = {
  forbidden: 'must',
  'ask-first': 'must',
  'only-for': 'must',
  permitted: 'must',
  duty: 'must',
  information: 'must',
}
const isItSo: Outcomes = {
  forbidden: 'no',
  'ask-first': 'conditional',
  'only-for': 'conditional',
  permitted: 'saying',
  duty: 'must',
  information: 'saying',
}

/**
 * What each kind of question comes to under each kind of sentence. `doing`: the sentence tells how a thing is to be
 * done, which is leave on that condition or a no. `saying`: the sentence states a fact, and its own "not" decides.
 */
const verdicts: Readonly<Record<Ask, Outcomes>> = {
  may: {
    forbidden: 'no',
    'ask-first': 'conditional',
    'only-for': 'conditional',
    permitted: 'yes',
    duty: 'doing',
    information: 'conditional',
  },
  said: {
    forbidden: 'no',
    'ask-first': 'conditional',
    'only-for': 'conditional',
    permitted: 'yes',
    duty: 'must',
    information: 'must',
  },
  must: {
    forbidden: 'no',
    'ask-first': 'must',
    'only-for': 'must',
    permitted: 'no',
    duty: 'must',
    information: 'must',
  },
  'need-not': {
    forbidden: 'must',
    'ask-first': 'must',
    'only-for': 'must',
    permitted: 'no',
    duty: 'must',
    information: 'must',
  },
  who: toDo,
  what: toDo,
  consequence: isItSo,
  fact: isItSo,
}

function verdictOfSentence(frame: Frame, force: Force, sentence: string): Verdict {
  return exceptionTo(frame, force, sentence) ?? plainVerdict(frame, force, sentence)
}

function plainVerdict(frame: Frame, force: Force, sentence: string): Verdict {
  const verdict = verdicts[frame.ask][force]
  if (verdict === 'doing') return regulates.test(sentence) ? 'conditional' : 'no'
  return verdict === 'saying' ? factIn(frame, sentence) : verdict
}

const conditions: readonly Force[] = ['ask-first', 'only-for']

/** Where the wording of the question turns the table's answer. */
function exceptionTo(frame: Frame, force: Force, sentence: string): Verdict | undefined {
  switch (frame.ask) {
    case 'may':
      // "Can I show it without watching it first?"
      return frame.omits && (conditions.includes(force) || force === 'duty') ? 'no' : undefined
    case 'need-not':
      if (excuses.test(sentence)) return frame.seeksLeave ? 'yes' : 'no'
      return frame.omits && conditions.includes(force) ? 'no' : undefined
    case 'must':
      if (excuses.test(sentence)) return 'no'
      // "Should I give her my number" asks for leave; "do I have to ask first" does not.
      return force === 'ask-first' && (frame.wishes || !frame.obliged) ? 'conditional' : undefined
    case 'what':
      return force === 'ask-first' && frame.wishes ? 'conditional' : undefined
    case 'consequence':
      return frame.ifIDo ? 'no' : factAsked(frame, force, sentence)
    case 'fact':
      return factAsked(frame, force, sentence)
    case 'who':
      return frame.told && force === 'forbidden' ? 'no' : undefined
    case 'said':
      return force === 'information' ? factTold(sentence) : undefined
  }
}

/** A duty that comes with doing the thing ("when I publish images I will …") allows it on that condition. */
const regulates = /^\W*(?:when|where|if|any|before|should|users bringing|anyone who)\b|\bif I\b|\bappropriately\b/i

/** A clause that answers less than this of the question may be shown, and is no ground for a yes. */
const ENOUGH_FOR_YES = 0.4
/** "Can I snap the kids on my phone" is no "can I use my phone": what is left unanswered must be small. */
const LEAST_LEFT_OUT = 0.5

function isDoubtful(frame: Frame, best: Scored, matched: IndexedSentence, slots: readonly Slot[]): boolean {
  if (frame.ask !== 'consequence' && !frame.ofScope && best.coverage < ENOUGH_FOR_YES) return true
  if (!wishes(frame)) return false
  return best.missing >= LEAST_LEFT_OUT || hasCondition(matched, slots) || leavesOutSomebody(matched, slots)
}

/** Asked for leave to do something, in so many words or not. */
function wishes({ ask }: Frame): boolean {
  return ask === 'may' || ask === 'said'
}
