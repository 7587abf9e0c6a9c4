import type { Verdict } from './answer.ts'
import type { Force } from './clause-force.ts'
import type { Frame } from './frame.ts'
import { excuses } from './qualifiers.ts'

/** A sentence that states something, as the answer to whether it is so. */
export function factIn(frame: Frame, sentence: string): Verdict {
  if (denies.test(sentence.replace(watched, ''))) return 'no'
  if (frame.ask === 'fact' && frame.askedForLess) return 'no'
  if (frame.ask === 'fact' && frame.turned) return 'conditional'
  return !frame.ofWhatMayBe && mayCost.test(sentence) ? 'conditional' : 'yes'
}

const denies = /\b(?:not|no|never|only|cannot|own risk)\b/i
/** Whoever has no privacy is watched. */
const watched = /\bno (?:expectation|right) (?:of|to) privacy\b|\bnot (?:be )?private\b/gi
/** It says what may be charged, and when it is: no yes to "will I be". */
const mayCost =
  /\b(?:may|might|could|reserves? the right)\b[^.;]{0,60}\b(?:charge[ds]?|bill(?:ed)?|recover|cost|pay|repay)\b/i

/** What a bare fact comes to where something is told, or named, and nothing asked. */
export function factTold(sentence: string): Verdict | undefined {
  if (excuses.test(sentence) || disclaims.test(sentence)) return 'no'
  return mayCost.test(sentence) ? 'conditional' : undefined
}

const disclaims =
  /\bown risk\b|\bno (?:\w+ )?(?:responsibility|liability)\b|\bnot (?:be )?(?:liable|responsible|covered)\b/i

/** What the way of asking makes of it, if anything. */
export function factAsked(frame: Frame, force: Force, sentence: string): Verdict | undefined {
  if (frame.isPrivate || frame.isEnough) return 'no'
  if (excuses.test(sentence)) return 'no'
  if (frame.ofScope && bindsAll.test(sentence)) return denies.test(sentence) || frame.askedForLess ? 'no' : 'yes'
  if (force !== 'duty') return undefined
  if (!frame.ofTheSchool || !byTheSchool.test(sentence)) return 'must'
  return denies.test(sentence) ? 'no' : 'yes'
}

const bindsAll =
  /\b(?:appl(?:y|ies)|everyone|everybody|anyone|whoever|extends?|covers?|covered|all (?:\w+,? ){0,3}(?:staff|users|adults|governors|visitors))\b/i
/** What the school will do is a fact; what anybody else must do is a duty, whatever is asked about it. */
const byTheSchool =
  /\b(?:the|our) (?:school|trust|academy|federation|council|authority|governing body|governors|head\w*|principal|it \w+|ict \w+|network manager|office)\b[^.;]{0,40}\b(?:will|shall|must|should)\b|^(?:the|our) (?:school|trust|academy|federation|council|authority) \w+s\b|\b(?:will|shall|must|should) be (?:\w+ly )?(?:given|provided|issued|granted|reviewed|offered|paid|supplied|installed|filtered|monitored|closed|deleted|disabled|available|reimbursed|trained)\b/i
