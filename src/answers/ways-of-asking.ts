/**
 * What kind of answer is asked for.
 * `may`: can I. `must`: do I have to. `need-not`: is it ok if I don't. `who`: whom do I tell, what do I do now.
 * `consequence`: what happens if. `fact`: is it so. `what`: which, where, how. `said`: something told, or the rule on a thing asked for.
 */
export type Ask = 'may' | 'must' | 'need-not' | 'who' | 'consequence' | 'fact' | 'what' | 'said'

/** Whoever runs the school or its systems, as the subject of "do … see what I look at". */
const watchers =
  '(?:school|head|headteacher|boss|managers?|slt|they|it|ict|team|techies?|technicians?|trust|someone|anyone|anybody|somebody|people|governors|council|admin|office|hr|leadership|management|police|parents?|dsl)'
/** What only those above the asker do to them: asked about, not asked leave for. */
const overMe =
  'sack|fire|make|force|take|charge|bill|fine|dock|stop|tell|search|keep|claim|block|lock|wipe|remove|ban|discipline|suspend|ask'
/** "Does this apply to me", "is it for governors too". */
export const scope =
  /\b(?:this|it|that|policy|rules?|agreement|aup|any of (?:this|it)) (?:still |even |also |really )?(?:apply|applies|counts?(?! if)|covers?)\b|\bis (?:this|it) (?:just |only |also )?for (?:me|us|\w+ too|all|everyone)\b|\b(?:am|are) (?:i|we) (?:covered|bound|included)\b|\bhave to (?:follow|stick to|abide by) (?:this|it|these)\b/
export const fine = '(?:ok|okay|alright|fine|cool|good|allowed|permitted|acceptable|safe)'
const iOrWe = '(?:i|we)'

/** In the order they are tried: "I don't have to … do I" before "do I". */
const asks: readonly (readonly [Ask, readonly RegExp[]])[] = [
  [
    'need-not',
    [
      /\b(?:dont|do not|didnt|doesnt|neednt|need not|shouldnt|not) (?:really |actually |even |still |always )?(?:have to|need|got to|gotta|be|bother)\b/,
      /\b(?:ok|okay|alright|fine|matter|problem|bad|issue|trouble|wrong|mind) if (?:i|we|you) (?:just )?(?:dont|do not|didnt|havent|never|skip|forget|forgot|cant|wont)\b/,
      new RegExp(`\\b${fine} (?:to not|not to|not) \\w+`),
      /\b(?:can|could) (?:i|we) (?:just )?(?:skip|ignore|not bother|get out of|opt out|refuse|leave it|avoid|miss|dodge|do without|go without)\b|\bget away (?:without|with(?:out)? not)\b|\bcan (?:i|we) just not\b/,
      /\bno need to\b|\b(?:have|need) to bother\b/,
    ],
  ],
  [
    'who',
    [
      /\b(?:who|whom) (?:do|should|shall|can|must|would|does|did|am)(?: i| we| you| that| it| this| they)? (?:\w+ ){0,2}?(?:tell|ask|report|inform|speak|talk|contact|see|complain|raise|notify|approach|turn|check|go|let|ring|call)\b/,
      /\bwhere (?:do|should|can) (?:i|we) (?:report|complain|raise|take (?:this|it|that)|go (?:with|about|for help))\b/,
      /\bwho (?:needs|has|should|must|ought) (?:to )?(?:know|be told|hear)|\bwho to (?:tell|ask|report|contact|speak)/,
      /\b(?:what|wat) (?:do|should|shall|can|must|am|would) (?:i|we) (?:supposed to |meant to |need to |have to )?do\b(?! with\b)/,
      /\bwhat now\b|\bwhat next\b|\bwhere (?:does|do) (?:that|it|this|i) (?:go|report)\b|\bwhos the (?:\w+ )?(?:person|one)\b|\bwhat help\b|\bfirst thing to do\b/,
      /\b(?:do|should) (?:i|we) (?:need to |have to )?(?:tell|report|inform|let (?:\w+ ){1,3}?know)\b|\bwho(?:s| is) (?:the|our|in charge|responsible)\b/,
      /\bwho (?:deals|handles|looks|sorts|gives|decides|approves|signs|is|can help) \w+|\bwhose (?:permission|job)\b|\bwhos? (?:is |are )?(?:supposed|meant) to\b/,
      /\bhelp$/,
    ],
  ],
  [
    'consequence',
    [
      /\b(?:what|wat) (?:(?:happens|happen|would happen|will happen|might happen|could happen)(?! (?:to|with|about|when)\b)|are the consequences|is the punishment)\b/,
      /\b(?:get|be|am|is|getting|being) (?:\w+ )?(?:sacked|fired|disciplined|suspended|in trouble|in bother|done for|told off|dismissed|struck off|prosecuted|arrested|charged|billed)\b/,
      /\bget (?:a |the )?(?:disciplinary|warning|sack|boot)\b/,
      /\b(?:my|our|their) fault\b|\bis (?:that|it|this) on (?:me|us)\b|\b(?:am|are) (?:i|we) (?:responsible|liable|to blame|accountable|in trouble)\b/,
      /\bend up in (?:court|prison|trouble|bother)\b|\bget me (?:sacked|fired|into)\b|\blose (?:my|your|their) job\b|\binto trouble\b|\bwhats the (?:punishment|penalty|worst)\b|\b(?:the|with the|to the) police\b|\bcounts? as (?:gross )?misconduct\b/,
      /\b(?:do|will|would) (?:i|we) (?:have to |need to )?(?:pay|fork out|cough up|foot the bill)\b/,
    ],
  ],
  ['what', [/\bhow (?:long|often|many|quick\w*|soon)\b/]],
  [
    'fact',
    [
      // "Can they see what I look at": asked of what is done, not for leave to do it.
      new RegExp(
        `\\b(?:can|could|do|does|will|would|might) (?:(?!i\\b|we\\b)\\w+ ){0,3}?${watchers} (?:\\w+ ){0,4}?(?:see|look|read|check|monitor|track|know|find out|go in|go into|go through|get (?:to|into|at)|open|spy|snoop|watch|trace|view|access|record|listen)\\b.*\\b(?:i|ive|im|my|we|weve|our|me|us)\\b`,
      ),
      /\b(?:can|could) (?!(?:i|we)\b)(?:\w+ ){1,4}?(?:see|read|open|track|trace|find out|get hold of|get to see) (?:\w+ ){0,3}?(?:what|everything|which|where|if) (?:i|ive|im|we|weve)\b/,
      new RegExp(
        `\\b(?:can|could) (?:the )?(?:${watchers.slice(3, -1)}) (?:really |actually |legally |just )?(?:${overMe})\\b`,
      ),
      /\b(?:private|confidential|anonymous|gone|deleted) (?:isnt it|arent they|right|innit|yeah)$/,
      scope,
    ],
  ],
  [
    'may',
    [
      new RegExp(
        `\\b(?:when|where) (?:can|could|may|am|are) ${iOrWe} (?:allowed to )?(?:use|have|check|take|bring|wear|charge|look|go on)\\b`,
      ),
    ],
  ],
  [
    'what',
    [
      /\b(?:what|which|where|when|how) (?:\w+ )?(?:do|does|should|must|can) (?:i|we|my|the|our) (?:\w+ ){0,3}?(?:need|have to|do|use|keep|put|go|leave|save|get|store|send|give|hand|sort|know|end|wear|live|read|be)\b/,
      /\b(?:what|which|where|how) (?:\w+ )?(?:do|should|must|shall|am) (?:i|we|you)\b/,
      /\b(?:any|some)thing (?:else )?(?:i|we|im|were|special)\b|\bdo anything (?:with|about|to)\b/,
    ],
  ],
  [
    'must',
    [
      /\b(?:do|does|did) (?:\w+ ){1,5}?(?:have|need|got|hav|require) (?:to|a|an|my|permission|the|that|any|special)\b/,
      /\b(?:must|should|shud) (?:i|we|my|our|the|staff|governors|visitors|teachers|they|you)\b|\bi should\b/,
      /\b(?:am|are|is) (?:\w+ ){1,3}?(?:meant|supposed|expected|required|obliged) to\b/,
      /\b(?:compulsory|mandatory|obligatory|necessary|essential)\b/,
      /\bdoes it matter (?:how|what|which|where)\b/,
      /\bneed(?:s)? to (?:do|know|sort|be)\b|\bhave (?:i|we) got to\b/,
      /^(?:so |hi |hello |just |and )*(?:do|does) (?!(?:they|we get|i get|school|the school|the head|anyone|you|visitors|parents|staff get|governors get|that|this|it|any|an|a)\b)/,
      /\bor do i\b|\bdo i (?!get\b|come\b|count\b)\w+\b/,
    ],
  ],
  [
    'may',
    [
      /^(?:so |hi |hello |just |and |ok |um |er )*(?:can|could|may|shall) (?!they\b|the (?:head|school|trust|boss)\b|school\b|slt\b|it\b|he\b)\w+/,
      /\b(?:can|could|may|cud|might|cant) (?:i|we|me|you|my|our|staff|teachers|governors|visitors|parents|pupils|kids|children|students|volunteers|tas?|mum|dad|us|one of|anyone|anybody|someone|somebody|she|he|her|him|kid|a|the (?:kids|tablets|ipads|children|class))\b/,
      /\b(?:am|are|is) (?:\w+ ){1,3}?(?:allowed|ok|okay|alright|permitted|fine|acceptable|safe|cool)\b/,
      /\b(?:ok|okay|alright|fine|allowed|cool|acceptable|safe|good) (?:to|if|for|with|that|wearing|having|using)\b/,
      /\b(?:thats|is that|its|that) (?:ok|okay|alright|fine|allowed|right|a problem)\b/,
      // "Nothing wrong with …", "it isn't a problem having …", "is there any harm in …".
      /\b(?:no|not|nothing|nowt|isnt|arent|wouldnt|any|anything|whats|a) (?:\w+ )?(?:wrong|problem|issue|harm|bother|big deal|reason)\b|\banything (?:to stop|against)\b|\bagainst (?:the )?(?:rules|policy)\b|\bbreak(?:ing)? (?:the |any )?(?:rules|policy)\b|\bin the wrong\b|\bget away with\b|\bno ?(?:body|one) minds\b/,
      /\b(?:mind|problem|issue|wrong|harm|matter) if\b|\bis (?:it|that|this) (?:\w+ )?(?:bad|rude|naughty|wrong|cheeky|dodgy|unprofessional)\b|\bany (?:problem|issue|objection|harm)\b/,
      /\b(?:want|wanted|wants|like|love|hoping|thinking|planning|going|fancy|plan|easier|quicker) (?:to|of|on|if)\b/,
      new RegExp(`\\bshall ${iOrWe}\\b|\\bsurely ${iOrWe} can\\b`),
      /\brules? (?:about|on|for|with) \w+ing\b/,
      /\bwondering (?:if|whether)\b|\ballowed\b|\b(?:ok|okay|alright|yeah|yes|right|innit|fine|problem|isnt it)$|\bas long as i\b/,
    ],
  ],
  [
    'said',
    [
      /\bdo(?:es|nt|esnt)? (?:it|that|this) (?:really )?(?:matter|hurt)\b|\bis there (?:a |any |some |like a )?(?:rules?|ban|law|curfew|policy)\b|\bis (?:it|that|this) a (?:no|no no|real rule)\b/,
      /\b(?:whats|what is|what are) (?:the|our|your) (?:\w+ )?(?:rules?|policy|guidance|line|drill|procedure|process|protocol|score|position|stance|advice)\b/,
      /\bwhat does (?:it|this|the (?:policy|aup|agreement)) say\b|\bany (?:rules|guidance|advice)\b|^(?:rules?|policy|guidance) (?:on|about|for)\b|\b(?:what|how) about\b/,
    ],
  ],
  [
    'what',
    [
      /^(?:so |hi |hello |just |and |um |er )*(?:what|whats|which|where|wheres|when|how|hows|why)\b/,
      /\bhow (?:do|should)\b|\b(?:when|where|how|what|which) (?:do|does|did|will|would) (?:they|it|he|she|the|we|you)\b/,
    ],
  ],
  [
    'fact',
    [
      /^(?:so |hi |hello |just |and )*(?:is|are|does|do|will|has|have|would|did|was|am|isnt|arent|wont|who)\b/,
      /\b(?:is it|isnt it|are they|does it|do they|will they|is there|do we have|will school|is that|does school|will i|do i (?:come|count|get|fall))\b/,
    ],
  ],
  // "Can Teams be put on my phone", "can they have my number".
  [
    'may',
    [
      /^(?:so |hi |hello |just |and )*(?:can|could)\b|\b(?:can|could) (?:they|it|he|she|that|this|these|those|the|an?|my|our)\b/,
    ],
  ],
]

/** What is asked, of a question's words in lower case with one space between. */
export function askOf(said: string): Ask {
  return asks.find(([, patterns]) => patterns.some((pattern) => pattern.test(said)))?.[0] ?? 'said'
}
