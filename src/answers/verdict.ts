import type { Verdict } from './answer.ts'
import type { Force } from './clause-force.ts'
import type { Frame } from './frame.ts'
import type { IndexedSentence } from './policy-index.ts'
import type { Scored } from './score-clauses.ts'
import type { Slot } from './slots.ts'

/**
 * The verdict of the best clause for a question of this kind, from the sentence of it that matched. Never "yes" from a
 * clause that the policy makes a prohibition or a condition, whatever that one sentence says.
 */
export function verdictOf(frame: Frame, best: Scored, slots: readonly Slot[]): Verdict {
  const matched = best.indexed.sentences[best.sentence]
  if (matched === undefined) return 'conditional'
  const force = isContrary(matched, slots) ? 'forbidden' : isLifted(best, slots) ? 'ask-first' : matched.force
  const verdict = verdictOfSentence(frame, force, matched.text)
  if (verdict !== 'yes') return verdict
  if (best.coverage < ENOUGH_FOR_YES) return 'conditional'
  const { rule } = best.indexed.clause
  if (frame.ask !== 'fact' && frame.ask !== 'consequence' && hasCondition(matched, slots)) return 'conditional'
  return rule === 'prohibited' ? 'no' : rule === 'conditional' ? 'conditional' : 'yes'
}

/**
 * "Not permitted … However, with the permission of the Headteacher …": the later sentence lifts the rule. One that only
 * speaks of exceptions does so for somebody who gives an urgent reason.
 */
function isLifted({ indexed, sentence }: Scored, slots: readonly Slot[]): boolean {
  if (indexed.clause.rule !== 'conditional') return false
  const isUrgent = slots.some((slot) => slot.concepts.get('EMERG') === 1)
  return indexed.sentences
    .slice(sentence + 1)
    .some(
      ({ text, force }) => force === 'ask-first' && (/^however\b/i.test(text) || (isUrgent && exception.test(text))),
    )
}

const exception = /\b(?:exceptions?|exceptional|unless|special|emergenc\w+)\b/i

/** A clause that answers less than this of the question may be shown, and is no ground for a yes. */
const ENOUGH_FOR_YES = 0.4

const condition =
  /\b(?:if|provided|providing|as long as|so long as|outside|during|except|unless|subject to|where|but|limited|only)\b/i
const placesThatAllow = ['STAFFROOM', 'BREAK', 'OUTHOURS']

/** What a permission asks for and the question does not say is met. */
function hasCondition({ text, concepts }: IndexedSentence, slots: readonly Slot[]): boolean {
  const isMet = placesThatAllow.some(
    (id) => concepts.get(id) === 1 && slots.some((slot) => slot.concepts.get(id) === 1),
  )
  return condition.test(text) && !isMet
}

function verdictOfSentence(frame: Frame, force: Force, sentence: string): Verdict {
  switch (frame.ask) {
    case 'may':
      return mayI(force, sentence)
    case 'said':
      return force === 'duty' || force === 'information' ? 'must' : mayI(force, sentence)
    case 'must':
      return mustI(frame, force)
    case 'need-not':
      return force === 'forbidden' || force === 'permitted' ? 'no' : 'must'
    case 'who':
      return 'must'
    case 'what':
      return force === 'ask-first' && frame.wishes ? 'conditional' : 'must'
    case 'consequence':
      return frame.ifIDo || force === 'forbidden' ? 'no' : isItSo(frame, force, sentence)
    case 'fact':
      return isItSo(frame, force, sentence)
  }
}

/** What a rule that says "only …" shuts out: the school's own leaves none for mine. */
const opposites: readonly (readonly [asked: readonly string[], ruled: readonly string[]])[] = [
  [
    ['OWNPHONE', 'OWNDEV'],
    ['SCHOOLDEV', 'WORKPHONE'],
  ],
  [['PERSEMAIL'], ['SCHOOLEMAIL']],
  // Whoever asks about leaving a class alone is told that somebody stays.
  [['SUPERVISE'], ['SUPERVISE']],
  [['PERSUSE', 'SHOP', 'BUSINESS', 'GAMBLE', 'STREAM', 'POLITICS', 'GAMES'], ['PURPOSE']],
]
/** "Only technicians may …" leaves the asker out; "only staff may …" does not. */
const onlySome =
  /\bonly (?:members of|trained|technicians|the \w+ (?:team|technician|manager|office)|our \w+ team)\b[^.;]{0,40}\b(?:may|can|are)\b|\bby the [\w ]{2,20} only\b|\bonly by (?:the|an?) [\w ]{0,20}(?:technician|manager|team|office|helpdesk)\b/i

function isContrary({ text, force, concepts }: IndexedSentence, slots: readonly Slot[]): boolean {
  if (force !== 'only-for') return false
  if (onlySome.test(text)) return true
  const isAsked = (id: string): boolean => slots.some((slot) => slot.concepts.get(id) === 1)
  const isRuled = (id: string): boolean => concepts.get(id) === 1
  return opposites.some(([asked, ruled]) => asked.some((id) => isAsked(id)) && ruled.some(isRuled))
}

function mayI(force: Force, sentence: string): Verdict {
  switch (force) {
    case 'forbidden':
      return 'no'
    case 'ask-first':
    case 'only-for':
      return 'conditional'
    case 'permitted':
      return 'yes'
    case 'duty':
      return regulates.test(sentence) ? 'conditional' : 'no'
    case 'information':
      return 'conditional'
  }
}

/** A duty that comes with doing the thing ("when I publish images I will …") allows it on that condition. */
const regulates =
  /^\W*(?:when|where|if|any|before|should|users bringing|anyone who)\b|\bwhen\b|\bif I\b|\bappropriately\b/i

function mustI(frame: Frame, force: Force): Verdict {
  if (force === 'forbidden' || force === 'permitted') return 'no'
  return force === 'ask-first' && frame.wishes ? 'conditional' : 'must'
}

function isItSo(frame: Frame, force: Force, sentence: string): Verdict {
  if (frame.isPrivate || frame.isEnough) return 'no'
  switch (force) {
    case 'forbidden':
      return 'no'
    case 'ask-first':
    case 'only-for':
      return 'conditional'
    case 'duty':
      if (!frame.ofTheSchool) return 'must'
      return /\b(?:not|no|never)\b/i.test(sentence) ? 'no' : 'yes'
    case 'permitted':
    case 'information':
      return /\b(?:not|no|never|only)\b/i.test(sentence) ? 'no' : 'yes'
  }
}
