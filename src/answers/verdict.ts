import type { Verdict } from './answer.ts'
import type { Force } from './clause-force.ts'
import type { Ask } from './frame.ts'

/** The verdict for a question of this kind, from the sentence that answers it. */
export function verdictOf(ask: Ask, force: Force, sentence: string): Verdict {
  switch (ask) {
    case 'may':
    case 'said':
      return mayI(force, sentence)
    case 'must':
      return force === 'forbidden' ? 'no' : force === 'permitted' ? 'no' : force === 'only-for' ? 'conditional' : 'must'
    case 'need-not':
      return force === 'forbidden' || force === 'permitted' ? 'no' : 'must'
    case 'who':
      return 'must'
    case 'what':
      return force === 'forbidden' ? 'no' : force === 'ask-first' || force === 'only-for' ? 'conditional' : 'must'
    case 'consequence':
    case 'fact':
      return isItSo(force, sentence)
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
      return /\b(?:when|where|if|any|ensure)\b/i.test(sentence) ? 'conditional' : 'no'
    case 'information':
      return 'conditional'
  }
}

function isItSo(force: Force, sentence: string): Verdict {
  switch (force) {
    case 'forbidden':
      return 'no'
    case 'ask-first':
    case 'only-for':
      return 'conditional'
    case 'duty':
      return 'must'
    case 'permitted':
    case 'information':
      return /\b(?:not|no|never)\b/i.test(sentence) ? 'no' : 'yes'
  }
}
