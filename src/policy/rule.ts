import type { Rule } from './policy.ts'
import { sentencesOf } from './sentences.ts'

const permission = '(?:permission|consent|approval|agreement|authori[sz]ation|go-ahead)'
const allowed = '(?:authori[sz]ed|approved|agreed|permitted|allowed|cleared|signed off)'

/** Somebody's permission lifts it, or a stated condition does. */
const liftable = anyOf(
  `\\b(?:unless|without|except|until)\\b[^.;]{0,90}\\b(?:${permission}|${allowed}|checked|asked)\\b`,
  `\\bwith(?: the| a)?(?: [\\w'/-]+,?){0,5} ${permission}\\b`,
  `\\b${permission}\\b[^.;]{0,40}\\b(?:sought|obtained|gained|granted|required|needed|received)\\b`,
  `\\b${permission}\\b[^.;]{0,20}\\b(?:has|have|is|been|was) (?:been )?(?:given|secured|provided)\\b`,
  `\\b(?:seek|obtain|get|gain|request|need|ask for|have)(?:s|ing)?(?: [\\w'/-]+){0,4} ${permission}\\b`,
  `\\bsubject to\\b[^.;]{0,40}\\b(?:${permission}|${allowed})\\b`,
  `\\b(?:when|if|where|once|only|as|been)(?: it| this| they| you)?(?: is| are| has| have)?(?: been)?(?: expressly| specifically)? ${allowed}(?! to\\b)`,
  `\\b(?:if|once|when|until|unless) (?:the |a |an )?(?:[\\w'/-]+ ){1,6}(?:has|have) (?:${allowed}|signed|checked)\\b`,
  `\\b(?:if|once|when|until|unless) (?:the |a |an )?(?:[\\w'/-]+ ){1,4}(?:agrees|approves|allows|permits)\\b`,
  `\\b(?:must|should|need to|to|will) be (?:first )?(?:authori[sz]ed|approved|agreed|cleared)\\b`,
  `\\b(?:for|by|prior) ${permission}\\b`,
  `\\bexceptions?\\b[^.;]{0,60}\\b(?:discussed|agreed|${permission})\\b`,
  `\\bsign (?:a|an|the)\\b[^.;]{0,20}\\bagreement\\b`,
  `\\bask (?:the |your )?(?:[\\w'-]+ ){1,4}(?:before|first)\\b`,
  `\\bas long as\\b|\\bso long as\\b|\\bprovid(?:ed|ing) (?:that |they |it |the |you |this )`,
  `\\b(?:may|can|permitted|allowed)\\b[^.;]{0,120}\\b(?:if|subject to)\\b`,
  `\\bunless\\b`,
)
/** Allowed, but only so far. */
const limited = anyOf('\\bonly\\b(?! as\\b)', '\\bsolely\\b|\\bexclusively\\b|\\b(?:limited|restricted|confined) to\\b')
const subordinate = anyOf(
  '\\b(?:as long as|so long as|provided|providing|so that|in order to|to ensure|which may|who may|that are not|that is not|if they are not|whether or not|if you are not|if it is not)\\b[^.;]{0,200}',
  '^(?:if|when|where|while|whilst|should)\\b[^,.;]{0,160},',
)
const forbids = anyOf(
  '\\b(?:must|will|should|shall|may|can|do|does|is|are|could|would|need) (?:also |always |normally |under any circumstances )?not\\b(?! only\\b)',
  "\\b(?:cannot|can't|don't|mustn't|shouldn't|won't|aren't|isn't|never|nor|neither)\\b",
  '\\bnot (?:at any time |be )?(?:permitted|allowed|acceptable|appropriate|tolerated)\\b|\\bnot to (?:be|use|store|take|share|make|do)\\b',
  '\\b(?:forbidden|prohibited|banned|unacceptable|discouraged)\\b|\\b(?:under no circumstances|at no time|refrain from)\\b',
  "\\bno (?:[\\w'-]+,? ){1,14}(?:should|may|must|will|shall|can|is|are)\\b",
  '\\b(?:offence|illegal|inappropriate use of)\\b',
  ', not\\b|\\band not\\b|\\bbut not\\b',
)
/** A negation that forbids nobody anything. */
const denies =
  /\b(?:not (?:expected|required|necessary|obliged|responsible|possible|always|wholly|fully|limited|be possible|have to|need|apply|be considered|be treated|be liable)|cannot (?:guarantee|be held|be responsible|accept)|can accept|nobody|if you do not|is not available|not in place|not consistently)\b/g
const allows = anyOf(
  `\\b(?:is|are) (?:${allowed}|free|entitled|welcome|able)(?! not)\\b`,
  '\\bmay (?!not\\b|be (?:monitored|recorded|logged|accessed|intercepted|checked|subject|regarded|considered|referred|liable|used as|potential|made)|lead\\b|result\\b|become\\b|face\\b|include\\b|monitor\\b|intercept\\b|exercise\\b|arise\\b|track\\b|cause\\b|impact\\b|require|have\\b|also\\b|publish|produce|choose|copy|need)',
  '\\bcan (?:use|bring|take|keep|have|borrow|connect|be used|access|choose)\\b|\\b(?:permits|allows)\\b',
)
const tells = anyOf(
  '\\b(?:understands?|acknowledges?|appreciates?|recogni[sz]es?|accepts?|am aware|is aware|are aware|be aware)\\b',
)
const requires = anyOf(
  '\\b(?:must|should|shall|need to|needs to|have to|has to|ought to|ensures?|make sure|required to|expected to|asked to|responsible for|strongly advised|advised|encouraged|are to|is to be|are to be|agree to)\\b',
)
const people =
  '\\b(?:staff|teachers?|employees?|governors?|visitors?|users?|pupils?|students?|children|parents?|carers?|everyone|anyone|all|you|i|we|they|volunteers?|contractors?|member)\\b'
const promises = anyOf(`${people}[^.;]{0,160}\\bwill\\b`, '^will\\b')
const imperative =
  /^(?:(?:always|please|where possible|also),? )?(?:ensure|report|keep|use|set|make|respect|be|answer|mark|seek|alert|inform|tell|take|give|follow|check|consider|switch|turn|lock|log|store|remember|comply|ask|change|choose|save|delete|return|refer|read|contact|adhere|promote|protect|maintain|treat|familiarise|avoid|notify|supervise|hand|close|call|ring|work|assume|only)\b/

function anyOf(...patterns: readonly string[]): RegExp {
  return new RegExp(patterns.join('|'))
}

type Force = 'ask-first' | 'forbidden' | 'limited' | 'permitted' | 'duty' | 'information'
const strictestFirst: readonly Force[] = ['ask-first', 'forbidden', 'limited', 'permitted', 'duty', 'information']
const ruleOfForce: Readonly<Record<Force, Rule>> = {
  'ask-first': 'conditional',
  forbidden: 'prohibited',
  limited: 'conditional',
  permitted: 'permitted',
  duty: 'required',
  information: 'information',
}

/**
 * What a clause rules: the strictest of its sentences, where what permission can lift comes before what is forbidden.
 * A lead-in ("must not be used to:") or else the nearest heading ("Don't") says what a bare phrase under it means.
 */
export function ruleOf({
  text,
  leadIn,
  heading,
}: {
  text: string
  leadIn: string | null
  heading: readonly string[]
}): Rule {
  const base = baseOf(leadIn, heading.at(-1) ?? '')
  const forces = new Set(sentencesOf(text).map((sentence) => forceOf(plain(sentence), base)))
  return ruleOfForce[strictestFirst.find((force) => forces.has(force)) ?? 'information']
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[’‘]/g, "'")
}

function baseOf(leadIn: string | null, heading: string): Force | undefined {
  if (leadIn !== null) {
    const lead = plain(leadIn)
    const last = plain(sentencesOf(leadIn).at(-1) ?? '')
    if (/\bnot\W*$/.test(last) || forbids.test(last.replace(denies, ' ')))
      return liftable.test(last) && !/not\W*$/.test(last) ? 'ask-first' : 'forbidden'
    if (liftable.test(last)) return 'ask-first'
    return requires.test(lead) || /\bwill\b/.test(last) ? 'duty' : undefined
  }
  if (/^do\W*$|^dos\W*$|^do's\W*$/i.test(plain(heading))) return 'duty'
  return /^don't'?s?\W*$|^do not\W*$/.test(plain(heading)) ? 'forbidden' : undefined
}

function forceOf(sentence: string, base: Force | undefined): Force {
  if (liftable.test(sentence) && !isAboutPermittedUse(sentence)) return 'ask-first'
  if (base === 'forbidden' || base === 'ask-first') return base
  const main = sentence.replace(subordinate, ' ').replace(denies, ' ')
  const negation = forbids.exec(main)
  const duty = /\b(?:ensure|make sure)\b/.exec(main)
  if (negation && !(duty && duty.index < negation.index)) return 'forbidden'
  if (tells.test(main)) return base === 'duty' && imperative.test(sentence) ? 'duty' : 'information'
  if (limited.test(main)) return 'limited'
  if (allows.test(main)) return 'permitted'
  if (requires.test(main) || promises.test(sentence) || imperative.test(main.trim()) || base === 'duty') return 'duty'
  return 'information'
}

/** "Where staff are permitted to …" and "their permitted use … is monitored" say for whom, not that they may. */
function isAboutPermittedUse(sentence: string): boolean {
  return /\bunderstand that their permitted use\b/.test(sentence)
}
