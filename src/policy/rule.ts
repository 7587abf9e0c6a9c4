import {
  allows,
  allowsInPart,
  bySchool,
  condition,
  denies,
  forbids,
  imperative,
  introduces,
  invites,
  liftable,
  limited,
  opening,
  partly,
  promises,
  requires,
  subordinate,
  tells,
} from './force-words.ts'
import { plain } from './people-words.ts'
import type { Rule } from './policy.ts'
import { sentencesOf } from './sentences.ts'

export type Force = 'ask-first' | 'forbidden' | 'limited' | 'permitted' | 'duty' | 'information'
const strictestFirst: readonly Force[] = ['ask-first', 'forbidden', 'limited', 'permitted', 'duty', 'information']
const ruleOfForce: Readonly<Record<Force, Rule>> = {
  'ask-first': 'conditional',
  forbidden: 'prohibited',
  limited: 'conditional',
  permitted: 'permitted',
  duty: 'required',
  information: 'information',
}

interface Ruling {
  readonly text: string
  readonly leadIn: string | null
  readonly heading: readonly string[]
}

/** What each sentence of a clause rules, and what a bare phrase there would. */
export interface RuleReading {
  readonly rule: Rule
  /** What the lead-in or the heading says of the items under it. */
  readonly base: Force | undefined
  /** In the order of the text. */
  readonly forces: readonly Force[]
}

export function ruleOf(clause: Ruling): Rule {
  return readRule(clause).rule
}

/**
 * What a clause rules: the strictest of its sentences, where what permission can lift comes before what is forbidden.
 * A lead-in ("must not be used to:") or else the nearest heading ("Don't") says what a bare phrase under it means.
 */
export function readRule({ text, leadIn, heading }: Ruling): RuleReading {
  const base = baseOf(leadIn, heading.at(-1) ?? '')
  const sentences = sentencesOf(text).map(plain)
  const forces = sentences.map((sentence, index) => forceInPlace(sentence, sentences[index - 1], base))
  const all = new Set(forces)
  // "Phones must be on silent. They may be used in the staff room.": allowed, on the conditions stated beside it.
  if (all.has('permitted') && all.has('duty')) all.add('limited')
  return { rule: ruleOfForce[strictestFirst.find((force) => all.has(force)) ?? 'information'], base, forces }
}

const LONGEST_TITLE = 60
/** A sentence under "You can:" that says for itself what it rules. */
const hasOwnModal = /\b(?:must|should|shall|will|never|don't|do not|cannot|can't|won't|not)\b/

function baseOf(leadIn: string | null, heading: string): Force | undefined {
  if (leadIn === null) {
    if (/(?:^|[:–-] ?)(?:do|dos|do's)\W*$/.test(plain(heading))) return 'duty'
    if (heading.length < LONGEST_TITLE && invites.test(plain(heading))) return 'permitted'
    return /(?:^|[:–-] ?)(?:don't'?s?|do not)\W*$/.test(plain(heading)) ? 'forbidden' : undefined
  }
  const last = plain(sentencesOf(leadIn).at(-1) ?? '')
  // "… provided that this is not:" turns every item into something that is not allowed.
  if (/\bnot\W*$/.test(last)) return 'forbidden'
  if (liftable.test(last)) return 'ask-first'
  if (forbids.test(last.replace(denies, ' '))) return 'forbidden'
  if (invites.test(last)) return 'permitted'
  if (/\b(?:including|include|includes|in the form of|circumstances)\W*$/.test(last)) return 'information'
  return requires.test(last) || /\bwill\b/.test(last) ? 'duty' : undefined
}

/** "Staff may take a laptop home. They must not leave it in a car.": allowed, within what the next sentence says. */
function forceInPlace(sentence: string, before: string | undefined, base: Force | undefined): Force {
  const force = forceOf(sentence, base)
  if (force !== 'forbidden' || base !== undefined || before === undefined) return force
  const isLimit = /\b(?:they|it|them|these)\b/.test(sentence) && forceOf(before, base) === 'permitted'
  return isLimit ? 'limited' : 'forbidden'
}

function forceOf(sentence: string, base: Force | undefined): Force {
  if (base === 'information' || introduces.test(sentence)) return 'information'
  if (liftable.test(sentence) && !isAboutPermittedUse(sentence)) return 'ask-first'
  if (base === 'forbidden' || base === 'ask-first') return base
  if (base === 'permitted' && !hasOwnModal.test(sentence)) return partly.test(sentence) ? 'limited' : 'permitted'
  if (allowsInPart.test(sentence)) return 'limited'
  const main = sentence.replace(opening, ' ').replace(subordinate, ' ').replace(denies, ' ').trim()
  const ensures = placeOf(/\b(?:ensure|make sure)\b/, main)
  if (placeOf(forbids, main) < ensures) return /\bexcept\b/.test(main) ? 'limited' : 'forbidden'
  if (tells.test(main)) return base === 'duty' && imperative.test(sentence) ? 'duty' : mustOr(main, 'information')
  if (limited.test(main)) return 'limited'
  if (bySchool.test(main)) return 'information'
  if (placeOf(allows, main) < ensures) return condition.test(sentence) ? 'limited' : 'permitted'
  if (requires.test(main) || promises.test(sentence) || orders(sentence) || base === 'duty') return 'duty'
  return 'information'
}

/** "If a tablet is lost, tell the ICT Manager." */
function orders(sentence: string): boolean {
  return imperative.test(sentence.replace(/^(?:if|when|where|before|after)\b[^,.;]{0,160}, ?/, ''))
}

function mustOr(main: string, otherwise: Force): Force {
  return /\bmust\b/.test(main) ? 'duty' : otherwise
}

/** Where a pattern first matches; behind everything where it does not. */
function placeOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.index ?? Number.POSITIVE_INFINITY
}

/** "Their permitted use … is monitored" says that it is monitored, not that it is permitted. */
function isAboutPermittedUse(sentence: string): boolean {
  return /\bunderstand that their permitted use\b/.test(sentence)
}
