import { type Ask, askOf, fine, scope } from './ways-of-asking.ts'
import type { Word } from './words.ts'

/** Something only a clause that states it can answer: an amount, a date, a code or an address. */
export type Wanted = 'amount' | 'time' | 'detail'

export interface Frame {
  readonly ask: Ask
  readonly wants: Wanted | null
  /** The asker would like to do it: "want to", "can I". */
  readonly wishes: boolean
  /** "What happens if I …": asked of something done. */
  readonly ifIDo: boolean
  /** "Without asking", "is it ok if I don't ask": the condition is named as what is left out. */
  readonly omits: boolean
  /** "Is it private": the policy that watches answers no. */
  readonly isPrivate: boolean
  /** "Is that enough": asked where the policy wants more. */
  readonly isEnough: boolean
  /** "Do I have to": asked of a duty, not of what to do ("should I reply"). */
  readonly obliged: boolean
  /** "Is it ok if I don't": leave to leave it undone is asked for. */
  readonly seeksLeave: boolean
  /** "Is it just …", "is it gone", "is it optional": a policy that says anything of it answers no. */
  readonly askedForLess: boolean
  /** Put so that what the policy states may be a yes or a no to it: "isn't it", "am I insured". */
  readonly turned: boolean
  /** "Can they", "might it": asked whether it may happen at all. */
  readonly ofWhatMayBe: boolean
  /** Nothing is asked in so many words: something is told, or named. */
  readonly told: boolean
  /** "Does this apply to me": the asker's own clauses are the ones looked at, so one that binds says yes. */
  readonly ofScope: boolean
  /** Asked of what the school does or gives, not of what the asker must do. */
  readonly ofTheSchool: boolean
  /** "Is there …", "does school pay for …": asked of what the school has or gives. */
  readonly gives: boolean
  /** "Is there …": answered only by a clause about just that. */
  readonly exists: boolean
}

const wanted: readonly (readonly [Wanted, RegExp])[] = [
  [
    'amount',
    /\bhow (?:many|much|big|large|long|often|quick|quickly|fast|soon|far|strict|old)\b|\b(?:limit|maximum|max|minimum|size limit|quota|allowance)\b/,
  ],
  ['time', /\b(?:deadline|by when|what date|what time|what day|when (?:do|does|will|is|are|did|should)|how soon)\b/],
  [
    'detail',
    /\bwhats? (?:is )?(?:the|our|my|your) (?:\w+ ){0,2}?(?:email|number|code|password|passcode|login|link|address|extension|url|username|key|pin)\b/,
  ],
]

const omitting = new RegExp(
  `\\bwithout (?:even )?(?:\\w+ing|permission|consent|approval|a |an |the |any )|\\b${fine} (?:if (?:i|we) (?:just )?(?:dont|do not|didnt|never)|to not|not to)\\b`,
)

function saying(words: readonly Word[]): string {
  return words.map((word) => word.text).join(' ')
}

const judgement = /^(?:harm|wrong|problem|issue|trouble|bother|matter)$/
const denial = /\b(?:no|not|any|anything|nothing|nowt|isnt|wasnt|wouldnt|whats)(?: (?:a|the|big|real|any))?$/
const goesOn = /^(?:in|if|with|is|\w+ing)$/

/** "No harm in leaving it" is not about harm: the question's words without those that only ask for leave. */
export function withoutJudging(words: readonly Word[]): readonly Word[] {
  return words.filter((word, at) => {
    const next = words[at + 1]
    const onlyAsks = next === undefined || goesOn.test(next.text)
    return !(judgement.test(word.text) && onlyAsks && denial.test(saying(words.slice(Math.max(0, at - 2), at))))
  })
}

export function frameOf(words: readonly Word[]): Frame {
  const said = saying(words)
  const ask = askOf(said)
  const wants = wanted.find(([, pattern]) => pattern.test(said))?.[0] ?? null
  return {
    ask,
    wants,
    wishes: /\b(?:want|wanted|like|hoping|thinking|planning|fancy|can i|could i|may i|ok to|allowed)\b/.test(said),
    ifIDo: /\bwhat (?:happens|would happen|will happen|might happen|could happen) if\b/.test(said),
    omits: omitting.test(said),
    gives: ask === 'fact' && /\b(?:get|have|give|pay|provide|offer|buy|fund|there|who|claim|refund)s?\b/.test(said),
    isPrivate: /\b(?:private|privacy|confidential)\b/.test(said) && ask === 'fact',
    obliged:
      ask === 'must' &&
      /\b(?:have to|need|needs|got to|gotta|required?|obliged|compulsory|mandatory|necessary|supposed to|meant to|must)\b/.test(
        said,
      ) &&
      !/\bnot (?:supposed|meant|allowed)\b/.test(said),
    seeksLeave:
      ask === 'need-not' &&
      /\b(?:ok|okay|alright|fine|allowed|can|could|matter|problem|bad|rude|wrong|mind)\b/.test(said),
    askedForLess:
      /(?:^|\b(?:is|are|was) (?:it|this|that|they|these) )(?:just|only)\b|\b(?:gone|optional|voluntary|anonymous)\b/.test(
        said,
      ),
    turned:
      /\b(?:insured|insurance|reimburse|compensat\w+|replacement)\b|\b(?:isnt|arent|wont|doesnt|dont) (?:it|they|that|the|school|there)\b/.test(
        said,
      ),
    ofWhatMayBe: /\b(?:can|could|may|might|do|does) (?!i\b|we\b)\w+/.test(said),
    told: ask === 'said',
    ofScope: ask === 'fact' && scope.test(said),
    isEnough: /\b(?:enough|sufficient)\b/.test(said),
    ofTheSchool:
      /\b(?:do|does|will|can|is|are) (?:we|they|it|there|the|school|someone|anyone)\b|\b(?:do|will|can) i (?:get|have|be)\b/.test(
        said,
      ),
    exists:
      /\b(?:is|are) there\b|\b(?:do|have) we (?:have|got|get)\b|\bdo i get\b|\b(?:has|does) (?:the )?school (?:have|got)\b/.test(
        said,
      ),
  }
}
