import { liftable } from '../policy/force-words.ts'
import { plain } from '../policy/people-words.ts'
import type { Clause, Rule } from '../policy/policy.ts'

/**
 * What one sentence of a clause does to the reader. Finer than the clause's own rule: a clause may allow in one
 * sentence and forbid in the next, and the answer takes the sentence that matched.
 */
export type Force = 'forbidden' | 'ask-first' | 'only-for' | 'permitted' | 'duty' | 'information'

const permission = 'permission|consent|approval|agreement|authori[sz]ation|authority|clearance'
const askFirst = new RegExp(
  [
    `\\b(?:unless|without|except|until)\\b[^.;]{0,80}\\b(?:${permission}|authori[sz]ed|approved|agreed|permitted|allowed|requested|asked|necessary|emergency|provided|essential|cleared|told)\\b`,
    `\\bwith(?: the)?(?: \\w+,?){0,4} (?:${permission})\\b`,
    `\\b(?:${permission})\\b[^.;]{0,30}\\b(?:must|should|is|are|has|have|to|be|needs?)\\b(?: to)?(?: have)?(?: first)?(?: been| be)? ?(?:sought|obtained|given|gained|granted|received|required|requested|secured|needed|made)`,
    `\\b(?:seek|obtain|get|gain|require|request|need|ask)s?(?:ing|ed)?(?: \\w+){0,4} (?:${permission})\\b`,
    `\\bsubject to\\b[^.;]{0,40}\\b(?:${permission}|approved)\\b`,
    '\\b(?:when|if|where|once|as) (?:expressly |specifically |it (?:is|has been) )?(?:authori[sz]ed|approved|agreed|permitted)\\b',
    '\\b(?:must|should|need to|will|to) be (?:first )?(?:authori[sz]ed|approved|agreed|cleared|signed off)\\b',
    '\\bunless\\b',
    '\\bexceptions?\\b[^.;]{0,60}\\b(?:discussed|agreed|agreement|approved)',
    '\\bonly\\b[^.;]{0,60}\\b(?:authori[sz]ed|approved|agreed) by\\b',
    '\\bonly by agreement\\b',
    '\\bmay (?:agree|authori[sz]e|permit|allow|grant)\\b',
    '\\bsign a\\b',
    '\\b(?:prior|express|explicit|written) (?:\\w+ )?(?:permission|consent|approval|agreement)',
    '\\b(?:speak|talk|check|consult|discuss\\w*)(?: \\w+){0,3} (?:with|to)\\b[^.;]{0,60}\\b(?:before|first|prior)',
    '\\b(?:must|should|will) have\\b[^.;]{0,60}\\b(?:inspected|tested|checked|cleared|approved|vetted)\\b',
    '\\b(?:inspected|tested|checked|cleared|approved|vetted|signed off)\\b[^.;]{0,60}\\b(?:before|prior to)\\b',
    '\\b(?:must|should) be requested\\b',
    '\\b(?:wishing|who (?:wish|want)) to\\b[^.;]{0,80}\\b(?:must|should|shall|will)\\b',
    '\\bask\\b[^.;]{0,60}\\bto (?:vet|check|approve)\\b',
    '\\bcheck the consent\\b|\\bconsent is (?:held|in place)\\b',
    '\\b(?:checks?|vets?) and approves?\\b',
    '\\brisk assess(?:ed|ment)\\b[^.;]{0,60}\\bbefore\\b',
  ].join('|'),
  'i',
)
const condition =
  /\b(?:as long as|so long as|provided (?:that|they|it|the|this)|providing|on condition that|on the condition)\b/i
const subordinate =
  /\b(?:as long as|so long as|provided (?:that|they|it|the|this)|providing|which may|who may|if they are not|so that|in order to|to ensure|that (?:is|are) not|whether or not|(?:if|when|where|while|as) no|(?:if|when|where) (?:it|they|this|there) (?:is|are|does|do) not?)\b[^.;,]*/gi
/** "If you think it may be known, …": on what occasion. Only where a main clause follows. */
const occasion =
  /^(?:if|when|where|while|whilst|should)\b(?:(?!\b(?:must|should|shall|will)\b)[^,.;]){0,160},(?=[^.;]{0,200}\b(?:must|should|shall|will|may|can|is|are|be|not|do|ask|report|tell|see|speak|please|close|ring|call|contact|work|make|inform)\b)/i
/** "… phones which can take pictures …": what something is, not what anybody may do. */
const relative =
  /\b(?:that|who|which|what) (?:cannot|(?:do|does|did|is|are|was|were|has|have|will|may|can|could|should)(?:n't| not)?)\b(?:(?!\b(?:must|should|shall|may|will|can|cannot|never)\b)[^,.;]){0,160}/gi
/** "Shred anything I do not need", "sit where visitors cannot see it": no ban on anybody. */
const aside =
  /(?<!^)\b(?:(?:anything|everything|something|whatever|what|those|any \w+|copies|things)(?: that)? (?:i|you|they|we) (?:(?:do|am|are|have) not|don't|no longer) \w+|where (?:(?!\b(?:must|should|shall|may)\b)[^.;]){0,60}\b(?:cannot|can't|(?:can|could|will|do|does|is|are) not)\b[^,.;]*)/gi
/** "Anything that suggests a child may be at risk must be …": the later verb decides. */
const inPassing = /\bmay (?:(?!(?:and|but|they|it|you)\b)[\w'-]+,? ){1,8}?(?=(?:must|shall)\b)/gi
/** "… shall not be plugged in until it has been tested." */
const untilDone = /\b(?:not|never|no)\b[^.;]{0,120}\buntil\b[^.;]{0,60}\b(?:has|have) (?:been )?\w+(?:ed|en|wn|id)\b/i
/** "It may be shared only where the parent has signed, and never with a name." */
const allowsOnly = /\bmay (?!not\b)[^.;]{0,120}\bonly (?:where|when|if|after|once|with)\b/i
/** "They may keep a copy but may not sell it", "at lunch, but not for betting". */
const allowsInPart =
  /\b(?:may|can) (?!not\b)[^.;]{0,160}(?:\bbut (?:\w+ )?(?:(?:must|should|may|will|can) not|cannot|not|never|(?:is|are) asked not)\b|, (?:and )?(?:not|never)\b)/i
const ensure = /\b(?:ensure|make sure|check that|see (?:to it )?that)\b/i
const negation =
  /\b(?:(?:will|must|should|shall|may|can|do|does|is|are|could|would) not\b(?! only)|cannot|can't|don't|mustn't|shouldn't|won't|never|not (?:be )?(?:permitted|allowed|acceptable|appropriate|to (?:be|use|store|take|share|do))|not permitted|not allowed|no longer (?:be )?(?:allowed|permitted|used|acceptable)|not acceptable|not appropriate|forbidden|prohibited|banned|unacceptable|inappropriate use|under no circumstances|at no time|no (?:\w+ ){0,4}(?:should|may|must|will|is|are|shall|can)\b|not at any time|strictly (?:prohibited|forbidden)|(?:is|are|be) an? (?:criminal|disciplinary)? ?offence|(?:constitutes?|amounts? to) (?:an? )?(?:serious |gross |act of )*(?:misconduct|misuse|breach|offence)|is illegal|discouraged|refrain from|avoid|not (?:be )?tolerated|are not used|is not used|nor\b|neither\b|(?:nothing|nobody|no one|no-one|none)\b[^.;]{0,40}\b(?:may|should|must|is|are|can|will)\b|\w+-free\b|off limits|out of bounds|(?:is|are) (?:blocked|disabled|not available)|(?:informed|asked|advised|told|reminded|instructed) not to|restricted from)/i
const only = /\b(?:only|solely|exclusively|limited to|restricted to|confined to)\b/i
const permitted =
  /\b(?:(?:is|are|be) (?:permitted|approved|allowed|free|able|entitled|welcome|acceptable)|may\b(?! not| be (?:monitored|recorded|subject|referred|interpreted|construed|regarded|a |an |considered|in breach))|can (?:use|be used|bring|take|have|request|ask|choose|access)|permits|allows|permission is given|acceptable to|reasonable personal use)\b/i
const informs =
  /\b(?:monitored|(?:use|usage|activity|traffic|access|mail|emails?|internet)\b[^.]{0,40}\blogged|filtered|intercept(?:ed)?|traced|includes?|are aware|be aware|is aware|is defined|refers? to|means|understands? that|acknowledges? that|appreciates? that|recognises? that|responsible for all|responsible for (?:any|my|their)|reserves? the right|may be (?:monitored|recorded|subject|referred|withdrawn)|disciplinary)\b/i
const mayHappen =
  /\b(?:may|can|could|might|will) (?:\w+ )?(?:be (?:asked|charged|billed|monitored|logged|recorded|accessed|checked|inspected|tracked|traced|viewed|made available|subject|liable|held|used as evidence|withdrawn|removed|reported)|lead to|result in|face)\b|(?<!\b(?:i|you|staff|users?|employees|governors|visitors|colleagues|adults|teachers|everyone|signatories) )\b(?:may|can|could|might|will) (?:\w+ )?(?:monitor|intercept|track|check|inspect|exercise)\b/i
/** What may befall somebody or something, which is leave for nobody: "may have to be released", "may recover the cost". */
const mayBefall =
  /\b(?:may|might|could|can) (?:also )?(?:have to be|have (?:their|its|his|her)|recover|wipe|erase|be (?:\w+ly )?(?:disclos\w+|wiped|erased|released|produced|withdrawn|suspended|closed|called|required|seen))\b/i
const toldFirst =
  /\b(?:must|shall|should) (?!(?:be aware|remember|note|understand|expect|bear|appreciate)\b)[^.;]{0,160}\bmay\b/i
const duty =
  /\b(?:must|will|should|shall|ensure|need to|needs to|have to|has to|is required|are required|required to|are expected|is expected|expected to|responsible for ensuring|responsibility to|make sure|remember|be careful|take care|always|are asked|are to\b|are advised|it is advised|advised to|please|(?:ha(?:ve|s) (?:a|the) (?:duty|responsibility)|(?:duty|responsibility) of \w+(?: \w+)?) to)\b/i
const imperative =
  /^(?:always |where possible,? |if [^,]*, |when [^,]*, )?(?:ensure|report|keep|use|set|make|respect|be |answer|mark|seek|alert|inform|tell|take|give|follow|check|consider|switch|turn|lock|log|store|only|remember|comply|ask|change|choose|save|delete|return|refer|read|contact|adhere|promote|protect|maintain|treat|familiarise|avoid|notify|supervise)\b/i
/** "Faults are logged on the Service Desk", "Volunteers leave phones at reception": what is done is what is to be done. */
const practice =
  /\b(?:is|are) (?:\w+ly )?(?:\w+ed|\w+en|kept|held|sent|given|taken|made|present|done|put|left|shut|built|lost|read|only)\b|^\W*(?:all |any |the )?(?:[\w/]+ ){1,6}?(?:carry|leave|go|stay|give|hand|keep|use|report|follow|wear|log|record|return|wait|contact|check|lock|ask|tell|bring|take|sign)s?\b/i
const preamble =
  /\b(?:expected part|wide range|essential|important (?:role|aspect|part|that)|opportunit\w+|benefit\w*|aims? to|purpose of|welcome|recogni[sz]\w+|increasingly|excit\w+|potential|designed to|intended to|is provided to|has been (?:developed|written)|ultimate|linked to|committed)\b/i
const doHeading = /^(?:\W*(?:do|do's|dos|you should|we will|staff (?:should|must|will)|i will|acceptable use)\W*)$/i
const dontHeading =
  /\b(?:don['’]?ts?|do not|must not|will not|should not|unacceptable|not acceptable|prohibited|not permitted)\b[^.]*$/i
const statesOnly =
  /^(?:i|we|they|you|all (?:staff|users)|staff|all staff, governors and visitors) (?:understand|acknowledge|appreciate|recognise|accept|am aware|are aware)/i

const toldDuty = /\b(?:i|we|they|you|users|staff) (?:must|will|should|need to|have to|(?:am|are) required to)\b/i

/** "You can:", "It is fine to:" over a list of what is allowed. */
const invites =
  /(?:\b(?:you|we|i|staff|users?|visitors|governors|teachers|everyone|adults|volunteers) (?:can|may)|\b(?:is|are|it's|that's) (?:allowed|permitted|fine|ok|okay|acceptable|welcome|free)(?: to)?|\bfeel free to)(?: also)?\W*$/i
const ownModal = /\b(?:must|should|shall|will|never|don't|do not|cannot|can't|won't|not)\b/i
const partly =
  /\b(?:but|only|except|unless|if|(?:as|so) long as|provid(?:ed|ing)|(?:once|that|which) (?:you|they|it) ha(?:ve|s|d)\b|beforehand|first)\b/i

/** What the lead-in or the nearest heading makes of a sub-clause: "Don't", "must not be used for:", "Do". */
export function baseForce(clause: Pick<Clause, 'leadIn' | 'heading'>): Force | undefined {
  const lead = clause.leadIn ?? ''
  if (/[:;]\s*$/.test(lead) || lead !== '') {
    if (/\bpermitted\b[^.]*\bprovided\b[^.]*\bnot\b/i.test(lead)) return 'forbidden'
    const flat = lead.replace(/['’]/g, "'")
    if (negation.test(flat) && !/\bunless\b/i.test(flat)) return 'forbidden'
    if (askFirst.test(flat)) return 'ask-first'
    if (invites.test(flat)) return 'permitted'
    if (duty.test(flat) || /\bwe will\b/i.test(flat)) return 'duty'
  }
  const heading = clause.heading.at(-1) ?? ''
  if (/^\W*do['’]?s\W+and\W+don['’]?t/i.test(heading)) return undefined
  if (heading.length < 60 && dontHeading.test(heading)) return 'forbidden'
  if (doHeading.test(heading)) return 'duty'
  if (heading.length < 60 && invites.test(heading.replace(/['’]/g, "'"))) return 'permitted'
  return undefined
}

/** The force of one sentence, standing under `base`. */
export function forceOf(sentence: string, base: Force | undefined): Force {
  const text = sentence.replace(/[’‘]/g, "'").replace(/\be\.g\./gi, 'eg')
  if (base === 'forbidden') return askFirst.test(text) ? 'ask-first' : 'forbidden'
  if (isAskFirst(text)) return 'ask-first'
  if (base === 'permitted' && !ownModal.test(text)) return partly.test(text) ? 'only-for' : 'permitted'
  const main = mainOf(text)
  if (statesOnly.test(main)) {
    const told = main.replace(statesOnly, '')
    if (/\b(?:must|may|will|should) not\b|not permitted|not allowed|offence|inappropriate use of/i.test(told))
      return 'forbidden'
    return toldDuty.test(told) ? 'duty' : 'information'
  }
  if (mayHappen.test(main) && !/\b(?:must|should) (?:not|only)\b/i.test(main)) return 'information'
  if (mayBefall.test(main) && !toldFirst.test(main)) return 'information'
  if (allowsOnly.test(main) || allowsInPart.test(main)) return 'only-for'
  if (ensuresFirst(main)) return 'duty'
  if (negation.test(main)) return 'forbidden'
  if (only.test(main) && !/\bnot only\b/i.test(main)) return 'only-for'
  if (permitted.test(main)) return condition.test(text) ? 'only-for' : 'permitted'
  if (informs.test(main) && !/\b(?:must|should|ensure)\b/i.test(main)) return 'information'
  if (duty.test(main) || imperative.test(main) || base === 'duty') return 'duty'
  return practice.test(main) && !preamble.test(main) ? 'duty' : 'information'
}

/** What is left of a sentence without the parts that decide nothing. */
function mainOf(text: string): string {
  return [subordinate, occasion, relative, aside, inPassing]
    .reduce((rest, part) => rest.replace(part, ' '), text)
    .trim()
}

/** "Make sure that it is not left unlocked" is something to do. */
function ensuresFirst(main: string): boolean {
  const ensures = main.search(ensure)
  const forbids = main.search(negation)
  return ensures >= 0 && (forbids < 0 || ensures < forbids)
}

function isAskFirst(text: string): boolean {
  if (!askFirst.test(text) && !untilDone.test(text) && !liftable.test(plain(text))) return false
  // "to ensure consent has been obtained" asks for consent all the same; "permitted use … is monitored" does not.
  return !/^(?:all )?(?:staff|users)[^.]{0,40}understand that their permitted use/i.test(text)
}

const forceOfRule: Readonly<Record<Rule, Force>> = {
  prohibited: 'forbidden',
  conditional: 'ask-first',
  permitted: 'permitted',
  required: 'duty',
  information: 'information',
}

/**
 * The reader's rule for the whole clause is the stricter guard: what it calls prohibited or conditional is never
 * plainly permitted, nor mere information, because one sentence reads so.
 */
export function guardedForce(force: Force, rule: Rule): Force {
  if (rule !== 'prohibited' && rule !== 'conditional') return force
  // One sentence allows and another forbids: allowed, with limits that the reader must see.
  if (force === 'permitted') return 'only-for'
  return force === 'information' ? forceOfRule[rule] : force
}
