import type { Word } from './words.ts'

/**
 * What kind of answer is asked for.
 * `may`: can I. `must`: do I have to. `need-not`: is it ok if I don't. `who`: whom do I tell, what do I do now.
 * `consequence`: what happens if. `fact`: is it so. `what`: which, where, how.
 */
export type Ask = 'may' | 'must' | 'need-not' | 'who' | 'consequence' | 'fact' | 'what'

/** Something only a clause that states it can answer: an amount, a date, a code or an address. */
export type Wanted = 'amount' | 'time' | 'detail'

export interface Frame {
  readonly ask: Ask
  readonly wants: Wanted | null
}

const asks: readonly (readonly [Ask, RegExp])[] = [
  [
    'need-not',
    /\b(?:dont|do not|didnt|doesnt|neednt|need not) (?:really |actually |even |still )?(?:have to|need|got to|gotta)\b.*|\b(?:ok|okay|alright|allright|fine|matter|problem|bad|issue|trouble) if (?:i|we|you) (?:dont|do not|didnt|havent|skip|forget|leave)\b|\b(?:can|could) (?:i|we) (?:just )?(?:skip|ignore|not bother|get out of|opt out)\b|\bdont (?:need|have) to\b|\bno need to\b/,
  ],
  [
    'who',
    /\b(?:who|whom|where) (?:do|should|shall|can|must|would|does|did)(?: i| we| you| that| it| this| they)? (?:\w+ ){0,2}?(?:tell|ask|report|inform|speak|talk|go|contact|see|ring|call|email|message|let|complain|raise|notify|approach|turn|check|run|pass|take)\b|\bwho (?:needs|has|should|must|ought) (?:to )?(?:know|be told|hear)|\bwho to (?:tell|ask|report|contact|speak)|\b(?:what do|what should|what shall|what can|what must|wat do|what am i) (?:i|we|supposed|meant)(?: to)? do\b|\bwhat now\b|\bwhat (?:do|should) (?:i|we) do\b|\b(?:do|should) (?:i|we) (?:need to |have to )?(?:tell|report|inform|let)\b|\bwhere (?:does|do) (?:that|it|this|i) (?:go|report)\b|\bwhos the (?:person|one)\b|\bwhat help\b|\bwhos? (?:do|is|are|deals|handles|responsible|looks|sorts|gives|decides|can give|signs)\b/,
  ],
  [
    'consequence',
    /\bwhat (?:happens|hapens|happen|would happen|will happen|might happen|are the consequences|is the punishment)\b|\b(?:get|be|am|is) (?:\w+ )?(?:sacked|fired|disciplined|suspended|in trouble|done for|told off|dismissed|struck off|prosecuted|arrested)\b|\b(?:my|our|their) fault\b|\bis (?:that|it|this) on (?:me|us)\b|\b(?:am|are) (?:i|we) (?:responsible|liable|to blame|accountable|in trouble)\b|\bwho(?:s| is) to blame\b|\blose (?:my|your|their) job\b|\bget into trouble\b|\bwhats the (?:punishment|penalty|worst)\b/,
  ],
  [
    'must',
    /\b(?:do|does|did) (?:\w+ ){1,4}?(?:have|need|got|hav) to\b|\b(?:have|has) (?:i|we|you|staff) got to\b|\b(?:must|should|shud) (?:i|we|staff|governors|visitors|teachers|they|you)\b|\b(?:am|are|is) (?:\w+ ){1,3}?(?:meant|supposed|expected|required|obliged|ment) to\b|\b(?:is it|are they|is there) (?:\w+ )?(?:compulsory|mandatory|required|obligatory|necessary|essential)\b|\b(?:do|does) (?:\w+ ){1,4}?(?:need|require)\b|\bwhat (?:do|does) (?:\w+ ){1,3}?(?:need|have to)\b|\banything (?:i|we|im|were) (?:\w+ )?(?:need|have|meant|supposed|should)\b|\bhave to\b.*\b(?:do|dont) i\b|\bi have to\b/,
  ],
  [
    'may',
    /\b(?:can|could|may|cud|might) (?:i|we|me|you|my|our|a|an|the|anyone|anybody|staff|teachers|governors|visitors|parents|pupils|kids|children|students|someone|volunteers|tas?|mum|dad|somebody|us)\b|\b(?:am|are|is) (?:i|we|it|that|this|there|they|staff|visitors|governors|kids|pupils|\w+) (?:\w+ )?(?:allowed|ok|okay|alright|all right|permitted|fine|acceptable|safe|cool|able)\b|\b(?:ok|okay|alright|fine|allowed|cool|acceptable|safe) (?:to|if|for|with|that)\b|\b(?:thats|is that|its|that) (?:ok|okay|alright|fine|allowed|right|all right|acceptable|a problem)\b|\b(?:mind|problem|issue|wrong|harm|matter) if\b|\bany (?:problem|issue|objection|harm)\b|\b(?:want|wanted|wanting|like|love|hoping|thinking|planning|going|fancy|plan) (?:to|of|on)\b|\bwondering (?:if|whether)\b|\ballowed\b|\b(?:ok|okay|alright|yeah|yes|right|innit|fine)$|\bcant i\b|\bwhy cant\b|\bi can\b|\bas long as i\b|\bmind me\b|\bgot to be ok\b/,
  ],
  [
    'what',
    /^(?:so |hi |hello |just |and |um |er )*(?:what|whats|which|where|wheres|when|how|hows|wat|why)\b|\b(?:whats the rule|any rules|any advice|what about|how about|how do|how should|what do|which)\b/,
  ],
  [
    'fact',
    /^(?:so |hi |hello |just |and )*(?:is|are|does|do|will|has|have|can|could|would|did|was|am|isnt|arent|wont|who)\b|\b(?:is it|isnt it|are they|does it|do they|can they|will they|is there|do we have|will school|is that)\b/,
  ],
]

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

function saying(words: readonly Word[]): string {
  return words.map((word) => word.text).join(' ')
}

export function frameOf(words: readonly Word[]): Frame {
  const said = saying(words)
  const ask = asks.find(([, pattern]) => pattern.test(said))?.[0] ?? 'may'
  const wants = wanted.find(([, pattern]) => pattern.test(said))?.[0] ?? null
  return { ask, wants }
}
