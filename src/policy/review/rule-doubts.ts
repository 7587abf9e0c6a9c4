import { allows, condition, forbids, imperative, liftable, limited, promises, requires } from '../force-words.ts'
import { plain } from '../people-words.ts'
import type { Clause, Rule } from '../policy.ts'
import { type Force, type RuleReading, readRule } from '../rule.ts'
import type { Doubt } from './doubt.ts'
import { ruleWords } from './plain-words.ts'

const forceWords: Readonly<Record<Force, string>> = {
  'ask-first': 'asks for permission',
  forbidden: 'forbids',
  limited: 'sets a limit',
  permitted: 'allows',
  duty: 'demands',
  information: 'informs',
}
const signs: Readonly<Record<Rule, readonly RegExp[]>> = {
  prohibited: [forbids],
  conditional: [liftable, limited, condition],
  permitted: [allows],
  required: [requires, promises],
  information: [],
}

/** Why a clause is taken to rule what it rules. */
export function whyRule(clause: Clause): string {
  const words = signOf(clause)
  if (words !== undefined) return `of “${words}”`
  const { base } = readRule(clause)
  if (base !== undefined)
    return clause.leadIn === null ? 'of the heading it stands under' : 'of the words that open its list'
  return clause.rule === 'information' ? 'nothing in it tells anybody what to do' : 'of how it is worded'
}

function signOf({ rule, text }: Clause): string | undefined {
  const flat = plain(text)
  const found = signs[rule].flatMap((pattern) => new RegExp(pattern.source).exec(flat)?.[0] ?? [])
  return found[0]
    ?.replace(/^[^\p{L}]+/u, '')
    .split(' ')
    .slice(0, 6)
    .join(' ')
}

export function ruleDoubts(clause: Clause): readonly Doubt[] {
  const reading = readRule(clause)
  const found = [mixedDoubt, placeDoubt, silentDoubt, limitDoubt, ensureDoubt, weakDoubt].flatMap(
    (doubtOf) => doubtOf(clause, reading) ?? [],
  )
  return found.map((doubt) => ({ about: 'rule', ...doubt }))
}

type Found = Required<Pick<Doubt, 'weight' | 'words' | 'instead'>> | undefined

/** One sentence allows and another forbids, or the like: one of them was taken for the whole. */
function mixedDoubt({ rule }: Clause, { forces }: RuleReading): Found {
  const kinds = [...new Set(forces)].filter((force) => force !== 'information')
  const allowsSome = kinds.includes('permitted') || kinds.includes('limited')
  const clashes = kinds.includes('forbidden') && (allowsSome || kinds.includes('ask-first'))
  const isLimitedDuty = kinds.length === 2 && kinds.includes('duty') && kinds.includes('limited')
  if (!clashes && !isLimitedDuty) return undefined
  const told = kinds.map((force) => forceWords[force]).join(', another ')
  const instead = kinds.includes('forbidden') && rule !== 'prohibited' ? 'prohibited' : 'required'
  return { weight: allowsSome ? 2 : 1, instead, words: `One sentence ${told}; taken as ${ruleWords[rule]} as a whole.` }
}

/** "I will not …" under "I will:" is plain; a "not" further on may be about something else. */
const EARLY = 40

/** It stands under "Do" and reads as a ban. */
function placeDoubt({ rule, leadIn, text }: Clause, { base }: RuleReading): Found {
  const place = leadIn === null ? 'its heading tells' : 'the words that open its list tell'
  if (base === 'duty' && rule === 'prohibited' && (forbids.exec(plain(text))?.index ?? EARLY) >= EARLY) {
    return { weight: 3, instead: 'required', words: `Taken as ${ruleWords[rule]}, although ${place} what to do.` }
  }
  if (base === 'forbidden' && rule !== 'prohibited' && rule !== 'conditional') {
    return { weight: 3, instead: 'prohibited', words: `Taken as ${ruleWords[rule]}, although ${place} what not to do.` }
  }
  return undefined
}

const demands = /\b(?:must|should|shall|may not|cannot|(?:is|are) to be|not permitted|not allowed)\b/
const promisesInPassing = /^i (?:understand|know|acknowledge|appreciate)\b[^.;]{0,300}\bwill\b(?! (?:not )?be \w+ed\b)/

/** Information with a "must" in it. */
function silentDoubt({ rule, text }: Clause): Found {
  if (rule !== 'information') return undefined
  const flat = plain(text)
  const word = demands.exec(flat)?.[0] ?? (promisesInPassing.test(flat) ? 'will' : undefined)
  return word === undefined
    ? undefined
    : { weight: 2, instead: 'required', words: `Taken as ${ruleWords[rule]}, although “${word}” stands in it.` }
}

const assures = /\b(?:ensure|make sure|so that|in order|precautions)\b[^.;]{0,120}$/

/** "Ensure that only the people you want see it" allows nothing. */
function limitDoubt({ rule, text }: Clause, { base, forces }: RuleReading): Found {
  if (rule !== 'conditional' || forces.includes('ask-first') || forces.includes('permitted')) return undefined
  const found = limited.exec(plain(text))
  if (!found) return undefined
  const isAssured = assures.test(plain(text).slice(0, found.index))
  const isOrder = found.index === 0 && base === 'duty'
  if (!isAssured && !isOrder) return undefined
  return {
    weight: 2,
    instead: 'required',
    words: `Taken as ${ruleWords[rule]} because of “${found[0]}”; it may be a plain duty.`,
  }
}

/** "I will ensure that … will not …": a duty, or a ban. */
function ensureDoubt({ rule, text }: Clause): Found {
  if (rule !== 'required') return undefined
  const word = /\b(?:will|must|should|shall|may) not\b/.exec(plain(text))?.[0]
  return word === undefined
    ? undefined
    : { weight: 1, instead: 'prohibited', words: `Taken as ${ruleWords[rule]}, although “${word}” stands in it.` }
}

const happens =
  /\bwill (?:also )?(?:be (?:\w+(?:ed|en|own|ent|ught)|told|made|held|set|kept)|have|benefit|receive|include|become)\b/

/** "All users will be given a copy" tells what happens to them, and asks nothing of them. */
function weakDoubt({ rule, text, leadIn }: Clause, { base }: RuleReading): Found {
  if (rule !== 'required' || leadIn !== null || base !== undefined) return undefined
  const flat = plain(text)
  const strong = flat.replace(/\b(?:advised|encouraged)\b/g, ' ')
  if (requires.test(strong) || imperative.test(flat)) return undefined
  const word = happens.exec(flat)?.[0] ?? /\b(?:advised|encouraged)\b/.exec(flat)?.[0]
  return word === undefined
    ? undefined
    : {
        weight: 1,
        instead: 'information',
        words: `Taken as ${ruleWords[rule]} because of “${word}”; it may only inform.`,
      }
}
