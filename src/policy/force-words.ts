// Each pattern looks a bounded way ahead, so that a hostile text costs no more time than its length.

function anyOf(...patterns: readonly string[]): RegExp {
  return new RegExp(patterns.join('|'))
}

const permission =
  '(?:permission|consent|approval|(?<!\\b(?:this|use|user|staff|code) )agreement|authori[sz]ation|go-ahead)'
const allowed = '(?:authori[sz]ed|approved|agreed|permitted|allowed|cleared|signed off)'

/** Somebody's permission lifts it, or a stated condition does. */
export const liftable = anyOf(
  `\\b(?:unless|without|except|until)\\b[^.;]{0,90}\\b(?:${permission}|${allowed}|checked|asked)\\b`,
  `\\bwith(?: the| a)?(?: [\\w'/-]+,?){0,5} ${permission}\\b`,
  `\\b${permission}\\b[^.;]{0,80}\\b(?:sought|obtained|gained|granted|required|needed|received)\\b`,
  `\\b${permission}\\b[^.;]{0,20}\\b(?:has|have|is|been|was) (?:been )?(?:given|secured|provided)\\b`,
  `\\b(?:seek|obtain|get|gain|request|require|need|ask for|have|carry)(?:s|ing)?(?: [\\w'/-]+){0,4} ${permission}\\b`,
  "\\b(?:not|never|no)\\b[^.;]{0,120}\\buntil\\b[^.;]{0,60}\\b(?:has|have) (?:been )?[\\w'-]+(?:ed|en|wn|id)\\b",
  `\\bsubject to\\b[^.;]{0,40}\\b(?:${permission}|${allowed})\\b`,
  `\\b(?:when|if|where|once|only|as|been)(?: it| this| they| you)?(?: is| are| has| have)?(?: been)?(?: expressly| specifically)? ${allowed}(?! to\\b)`,
  `\\b(?:if|once|when|until|unless) (?:the |a |an )?(?:[\\w'/-]+ ){1,6}(?:has|have) (?:${allowed}|signed|checked)\\b`,
  `\\b(?:if|once|when|until|unless) (?:the |a |an )?(?:[\\w'/-]+ ){1,4}(?:agrees|approves|allows|permits)\\b`,
  '\\bmay (?:agree|approve|allow|authori[sz]e|permit|give permission)\\b',
  `\\b(?:must|should|need to|to|will) be (?:first )?(?:authori[sz]ed|approved|agreed|cleared)\\b`,
  `\\b(?:for|by|prior) ${permission}\\b`,
  `\\bexceptions?\\b[^.;]{0,60}\\b(?:discussed|agreed|made by|${permission})\\b`,
  '\\bwho (?:wish|wishes|want|wants) to\\b[^.;]{0,80}\\b(?:must|should|will)\\b',
  `\\b(?:is|are) (?:normally |usually |always )?${allowed} by\\b`,
  `\\b${allowed} by\\b[^.;]{0,60}\\bbefore\\b`,
  `\\bbefore\\b[^.;]{0,60}\\b(?:is|are) ${allowed}\\b`,
  '\\bapproval process|\\bgive permission\\b',
  `\\bask (?:the |your )?(?:[\\w'-]+ ){1,4}(?:before|first)\\b`,
  `\\bunless\\b`,
)
export const condition = anyOf(
  '\\b(?:as|so) long as\\b|\\bprovid(?:ed|ing) (?:that|they|it|the|you|this)\\b',
  '\\b(?:if|except|subject to)\\b|^should\\b|\\bbut (?:it|they|only)\\b',
)
/** Allowed, but only so far. */
export const limited = anyOf(
  '(?<!the )\\bonly\\b(?! as\\b)',
  '\\bsolely\\b|\\bexclusively\\b|\\b(?:limited|restricted|confined) to\\b',
)
/** The rest of a part of a sentence, up to a comma or to the verb that decides. */
const rest = '(?:(?!\\b(?:must|should|shall|may|will|can|cannot|never)\\b)[^,.;]){0,160}'
/** Parts of a sentence that decide nothing: its purpose, its occasion, what it says of a thing in passing. */
export const subordinate = new RegExp(
  [
    `(?<=\\S )\\b(?:(?:as|so) long as|provid(?:ed|ing) (?:that|it|they|the|this|you)|so that|in order to|whether or not)\\b[^,.;]{0,160}`,
    `\\b(?:that|who|which|what) (?:do|does|did|is|are|was|were|has|have|will|may|can|could|should)(?:n't| not)?\\b${rest}`,
    `\\b(?:if|when) (?:you|they|it|this) (?:are|is|do|does|have|has) not\\b${rest}`,
  ].join('|'),
  'g',
)
/** "Where staff are permitted to work at home, …": for whom and when. Only where a main clause follows. */
export const opening =
  /^(?:if|when|where|while|whilst|should)\b[^,.;]{0,160},(?=[^.;]{0,200}\b(?:must|should|will|may|can|is|are|be|not|do|ask|report)\b)/
/** What may not be. */
export const forbids = anyOf(
  '\\b(?:must|will|should|shall|may|can|do|does|is|are|could|would|need) (?:also |always |normally |under any circumstances )?not\\b(?! only\\b)',
  "\\b(?:cannot|can't|don't|mustn't|shouldn't|won't|aren't|isn't|never|nor|neither)\\b",
  '\\bnot (?:at any time |be )?(?:permitted|allowed|acceptable|appropriate|tolerated)\\b|\\bnot to (?:be|use|store|take|share|make|do)\\b',
  '\\b(?:forbidden|prohibited|banned|unacceptable|discouraged)\\b|\\b(?:under no circumstances|at no time|refrain from)\\b',
  "\\bno (?:[\\w'-]+,? ){1,14}(?:should|may|must|will|shall|can|is (?:allowed|permitted)|are (?:allowed|permitted))\\b",
  "^no (?:[\\w'-]+,? ){1,14}(?:is|are)\\b",
  '\\b(?:nobody|no one|no-one|none|nothing)\\b[^.;]{0,80}\\b(?:may|must|should|can|is allowed|is permitted)\\b',
  '\\b(?:is|are|be) (?:a |an )?(?:criminal |disciplinary |serious )?(?:offence|illegal|inappropriate use)\\b|\\b(?:constitutes?|amounts? to) (?:an? )?(?:serious |gross |act of )*(?:misconduct|misuse|breach|offence)\\b',
  ', not\\b|\\band not\\b|\\bbut not\\b',
)
/** A negation that forbids nobody anything. */
export const denies =
  /\b(?:may (?:and|or) may not|what [\w ]{0,30}is (?:acceptable|allowed|permitted)|(?:the|our) (?:school|trust|academy|federation|council) may(?! not)|not possible to guarantee[^.;]{0,120}|neither the school[^.;]{0,80}|not (?:expected|required|necessary|obliged|responsible|possible|always|wholly|fully|limited|be possible|have to|need|apply|be considered|be treated|be liable)|cannot (?:guarantee|be held|be responsible|accept)|can accept|if you do not|is not available|not in place|not consistently)\b/g
/** After these "may" tells what can happen, not what somebody is allowed. */
const happens =
  '(?:be (?!used|taken|made|kept|brought|connected|shared|shown (?:to|in)|played|borrowed|worn|joined|set up|installed|displayed|printed|copied|put|published|stored|sent|given out)|lead|result|become|face|include|monitor|intercept|exercise|arise|track|cause|impact|require|have (?!a )|lose|suffer|look at|need|want|contain|find|see|fall|also be|result|occur|affect)'
/** What may be. */
export const allows = anyOf(
  `\\b(?:is|are) (?:${allowed}|acceptable|free to|entitled to|welcome to|able to)(?! not)\\b`,
  `(?<!\\bother people )\\bmay (?!not\\b|${happens})`,
  '\\bcan (?:use|bring|take|keep|have|borrow|connect|be used|choose)\\b|\\b(?:permits|allows)\\b',
)
/** The lead-in of a list of what is allowed: "You can:", "It is fine to:". */
export const invites =
  /(?:\b(?:you|we|i|staff|users?|visitors|governors|teachers|everyone|adults|volunteers) (?:can|may)|\b(?:is|are|it's|that's) (?:allowed|permitted|fine|ok|okay|acceptable|welcome|free)(?: to)?|\bfeel free to)(?: also)?\W*$/
/** What stands under such a lead-in with a limit of its own. */
export const partly =
  /\b(?:but|only|except|unless|if|(?:as|so) long as|provid(?:ed|ing)|(?:once|that|which) (?:you|they|it) ha(?:ve|s|d)\b|beforehand|first)\b/
/** "Staff may join …, but must not mention pupils in it." */
export const allowsInPart =
  /\bmay (?!not\b)[^.;]{0,160}\bbut (?:\w+ )?(?:(?:must|should|may|will) not|(?:is|are) asked not)\b/
/** "This policy explains how staff may use tablets." */
export const introduces =
  /^(?:this|the|our) (?:policy|agreement|document|code)\b[^.;]{0,60}\b(?:explains?|sets? out|describes?|outlines?|tells?)\b/
/** What the school itself does or may do binds no reader. */
export const bySchool =
  /^(?:on occasions?|occasionally|sometimes)\b|^(?:i (?:know|understand) that )?(?:the |our )?(?:school|trust|academy|federation|county council|governors|governing|head ?teacher|local authority|dsl|ict manager)\b[^.;]{0,60}\b(?:will|may)\b/
/** What somebody knows, not what they must do. */
export const tells = anyOf(
  '^i know that\\b|\\b(?:understands?|acknowledges?|appreciates?|recogni[sz]es?|accepts?|am aware|is aware|are aware|be aware)\\b',
)
/** What must be. */
export const requires = anyOf(
  '\\b(?:must|should|shall|need to|needs to|have to|has to|ought to|ensures?|make sure|strongly advised|(?:is|are) (?:also )?advised|encouraged|are to|is to be|agree to)\\b',
  '\\b(?:is|are|be) (?:required|expected|asked) to\\b|\\breport (?:this|it|that|any|them)\\b|\\bresponsible for ensuring\\b',
)
const people =
  '\\b(?:staff|teachers?|employees?|governors?|visitors?|users?|pupils?|students?|children|parents?|carers?|everyone|anyone|all|you|i|we|they|volunteers?|contractors?|member)\\b'
export const promises = anyOf(
  '^(?:all |any |our )?(?:staff|visitors|volunteers|contractors|governors|teachers|parents|pupils)(?: and \\w+)? (?:hand|keep|wear|use|sign|ask|report|leave|lock|store|follow|return|switch|turn)\\b',
  `${people}[^.;]{0,160}\\bwill\\b`,
  '^will\\b',
)
export const imperative =
  /^(?:(?:always|please|where possible|also|do),? )?(?:ensure|report|keep|use(?! of)|set|make|respect|be|answer|mark|seek|try|alert|inform|tell|take|give|follow|check|consider|switch|turn|lock|log|store|remember|comply|ask|change|choose|save|delete|return|refer|read|contact|adhere|promote|protect|maintain|treat|familiarise|avoid|notify|supervise|hand|close|call|ring|work|assume|only)\b/
