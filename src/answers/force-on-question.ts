import { bidsToo } from './bids-too.ts'
import type { Force } from './clause-force.ts'
import type { Frame } from './frame.ts'
import { isContrary } from './only-rule.ts'
import { isBarred, isLifted } from './qualifiers.ts'
import type { Scored } from './score-clauses.ts'
import type { Slot } from './slots.ts'
import type { Ask } from './ways-of-asking.ts'

const conditions: readonly Force[] = ['ask-first', 'only-for']
const asksWhatToDo: readonly Ask[] = ['who', 'what', 'must', 'need-not']

const LEAST_UNSAID = 0.2 // the rule speaks of all that is asked: it is the very thing that is forbidden

function canBar(force: Force, { ask }: Frame): boolean {
  return conditions.includes(force) || (force === 'duty' && (ask === 'may' || ask === 'said'))
}

/** What the clause does to just what is asked: its other half, or its other sentences, may turn the matched sentence. */
export function forceOn(frame: Frame, best: Scored, slots: readonly Slot[]): Force {
  const force = best.indexed.sentences[best.sentence]?.force ?? 'information'
  if ((!frame.obliged && isContrary(best, slots)) || (canBar(force, frame) && isBarred(best, slots))) return 'forbidden'
  if (isLifted(best, slots)) return 'ask-first'
  if (force === 'duty' && asksIfFine(frame) && refraining.test(matchedText(best))) return 'forbidden'
  if (force !== 'forbidden' || !asksWhatToDo.includes(frame.ask)) return force
  if (frame.told) return saysWhomToTell(best) ? 'duty' : 'forbidden'
  return isOfTheReverse(frame, best) || bidsToo(best, slots) ? 'duty' : 'forbidden'
}

/** "Keep school matters off your private pages" bids nothing but to leave it be. */
const refraining =
  /(?:^\W*|\b(?:must|will|should|shall) )(?:be )?(?:(?:keep|kept)\b[^.;]{0,60}\b(?:off|out of|away from|from|confidential|private|secret|to (?:them|my|your)sel\w+)\b|(?:refuse|decline|reject|refrain|avoid)\b|remain in\b)/i

function asksIfFine({ ask, told }: Frame): boolean {
  return ask === 'said' || ask === 'fact' || ask === 'consequence' || (ask === 'who' && told)
}

function matchedText({ indexed, sentence }: Scored): string {
  return indexed.sentences[sentence]?.text ?? ''
}

/** "Do I have to encrypt it", asked of a rule against sending it plain, is asked of the other side of that rule. */
function isOfTheReverse({ obliged }: Frame, { missing }: Scored): boolean {
  return obliged && missing >= LEAST_UNSAID
}

const telling = /\b(?:report|tell|inform|notify|refer|alert|hand|surrender|pass)(?:ed|s)?\b(?! on\b)/i

function saysWhomToTell({ indexed }: Scored): boolean {
  return indexed.clause.reportTo.length > 0 || indexed.sentences.some(({ text }) => telling.test(text))
}
