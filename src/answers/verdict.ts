import type { Verdict } from './answer.ts'
import type { Force } from './clause-force.ts'
import type { Frame } from './frame.ts'

/** The verdict for a question of this kind, from the sentence that answers it. */
export function verdictOf(frame: Frame, force: Force, sentence: string): Verdict {
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
      return force === 'permitted' ? 'yes' : force === 'forbidden' ? 'no' : 'must'
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
  if (frame.isPrivate) return 'no'
  switch (force) {
    case 'forbidden':
      return 'no'
    case 'ask-first':
    case 'only-for':
      return 'conditional'
    case 'duty':
    case 'permitted':
    case 'information':
      return /\b(?:not|no|never|only)\b/i.test(sentence) ? 'no' : 'yes'
  }
}
