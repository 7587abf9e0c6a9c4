import type { Word } from './words.ts'

/** Things people type that are no question about the policy. Nobody's policy "failed to answer" them. */
export type Intent =
  | 'question'
  | 'greeting'
  | 'thanks'
  | 'goodbye'
  | 'are-you-human'
  | 'swearing'
  | 'help'
  | 'show-policy'
  | 'sign'
  | 'who-holds-role'
  | 'injection'
  | 'another-language'

const intents: readonly (readonly [Exclude<Intent, 'question' | 'another-language'>, RegExp])[] = [
  [
    'injection',
    /\b(?:ignore|disregard|forget|override) (?:\w+ ){0,3}(?:previous|above|prior|instructions|rules|prompt)\b|\bsystem prompt\b|\b(?:you are|act as|pretend to be) (?:now )?(?:a|an|dan|the|in)\b|\bjailbreak\b|\brepeat after me\b/,
  ],
  [
    'are-you-human',
    /\b(?:are|r) (?:you|u) (?:a |an )?(?:real|human|robot|bot|person|ai|computer|machine|there|chatgpt)\b|\bwho (?:are|made|built) (?:you|u)\b|\bwhat are you\b|\b(?:is this|am i talking to) a (?:bot|robot|human|person|real)\b/,
  ],
  [
    'sign',
    /\b(?:when|how|where) (?:do|can|should|must) (?:i|we) (?:have to |need to )?sign\b|\b(?:have|did) i (?:already )?sign(?:ed)?\b|\bby when do i\b.*\bsign\b/,
  ],
  [
    'show-policy',
    /\b(?:show|send|open|see|read|view|get|find|where(?:s| is)|link to)\b (?:\w+ ){0,3}(?:full |whole |entire |actual )?(?:policy|aup|agreement|code of conduct)\b(?! (?:on|about|for|say))/,
  ],
  [
    'help',
    /^(?:help|menu|options|commands|what can (?:you|u) do|how does this work|how do i use (?:this|you))(?: me| please| pls)*$/,
  ],
  [
    'thanks',
    /^(?:(?:ok|okay|lol|great|brill|brilliant|fab|perfect|lovely|cool|right|ah|oh|nice|super|many|thats|that is|got it|ace|amazing|good|ta|very|helpful|awesome|sorted) )*(?:thanks?|thank (?:you|u)|thankyou|ta|cheers|thx|tysm|ty|much appreciated|appreciated|legend|youre a star|diolch|sound|nice one|star)(?: (?:mate|very much|so much|a lot|loads|that helps?|for (?:that|this|your help|the help|helping)|you|love|pal|again|anyway|bud|all|everyone|then|everso|ever so|helpful|bot|thats|so|really|very|great|brilliant|useful|kind|perfect|lovely|what i needed))*$/,
  ],
  [
    'greeting',
    /^(?:hi+|hiya|hello|hey+|hey there|morning|good (?:morning|afternoon|evening|day)|afternoon|evening|yo|alright|alrite|you ok|how are (?:you|u|things)|hows it going|hey up|ey up|shwmae|bore da|sup|whats up|test|testing)(?: (?:there|all|mate|bot|team|everyone|you|today|hows it going|how are you|assent|again|you ok|hi|hello))*$/,
  ],
  [
    'goodbye',
    /^(?:bye|goodbye|see (?:you|ya)|cya|night|good night|have a (?:good|nice|lovely) \w+|ttfn|tara)(?: (?:then|now|bye|all|later|mate|tomorrow|weekend))*$/,
  ],
  [
    'thanks',
    /^(?:ok|okay|k|lol|haha|great|brill|perfect|cool|right|fine|fair enough|got it|no worries|never mind|nvm|understood|noted|will do|good to know|sorted|yes|no|yep|nope|brilliant|fab|nice)(?: (?:ok|okay|lol|haha|then|great|cool|right|fine|ta|thanks|got it|mate))*$/,
  ],
  [
    'swearing',
    /^(?:\w+ ){0,3}(?:fuck\w*|shit\w*|bollocks|piss off|wank\w*|bugger off|crap|useless|stupid bot|rubbish bot|twat|sod off)(?: \w+){0,3}$/,
  ],
  [
    'who-holds-role',
    /\b(?:who(?:s| is| are)|name of) (?:the |our |my |your )?(?:\w+ ){0,2}?(?:dsl|ddsl|designated safeguarding (?:lead|officer|person)|safeguarding (?:lead|officer)|senco|sendco|headteacher|head|online safety lead|esafety (?:lead|coordinator|officer)|ict (?:manager|lead|technician)|it (?:manager|lead|technician)|data protection (?:officer|lead)|dpo|child protection officer|network manager|business manager|chair of governors)\b/,
  ],
]

export function intentOf(words: readonly Word[]): Intent {
  const said = words.map((word) => word.text).join(' ')
  return intents.find(([, pattern]) => pattern.test(said))?.[0] ?? 'question'
}

/** Who holds a role and when to sign may stand in the policy; a greeting does not. */
export function searches(intent: Intent): boolean {
  return intent === 'question' || intent === 'who-holds-role' || intent === 'sign'
}
