import type { Verdict } from './answer.ts'
import type { Force } from './clause-force.ts'
import type { Frame } from './frame.ts'
import { hasCondition, isContrary, isLifted } from './qualifiers.ts'
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
  const { rule } = best.indexed.clause
  if (rule === 'prohibited') return 'no'
  const isDoubtful =
    (frame.ask !== 'consequence' && best.coverage < ENOUGH_FOR_YES) || (wishes(frame) && hasCondition(matched, slots))
  return rule === 'conditional' || isDoubtful ? 'conditional' : 'yes'
}

/** The policy itself says that it need not be done. */
const excuses =
  /\b(?:not (?:expected|required|obliged|have to|need to)|(?:nobody|no one|no-one) is (?:expected|required)|may wait)\b/i

/** Asked for leave to do something, in so many words or not. */
function wishes({ ask }: Frame): boolean {
  return ask === 'may' || ask === 'said'
}

/** A clause that answers less than this of the question may be shown, and is no ground for a yes. */
const ENOUGH_FOR_YES = 0.4

function verdictOfSentence(frame: Frame, force: Force, sentence: string): Verdict {
  switch (frame.ask) {
    case 'may':
      return mayI(force, sentence)
    case 'said':
      return force === 'duty' || force === 'information' ? 'must' : mayI(force, sentence)
    case 'must':
      return mustI(frame, force)
    case 'need-not':
      return force === 'permitted' || excuses.test(sentence) ? 'no' : 'must'
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
