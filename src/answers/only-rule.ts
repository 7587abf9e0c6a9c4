import type { Scored } from './score-clauses.ts'
import type { Slot } from './slots.ts'

const only = /\b(?:only|solely|exclusively|(?:limited|restricted|confined) to)\b/i
/** Limits that an asker may meet: a condition, a time, a place, something approved. */
const canBeMet =
  /\b(?:where|if|when|once|after|until|unless|except|providing|provided (?:that|it|they|the|this)|as long as|permission|consent|authority|agreement|approval|reservation|booking|approved|agreed|permitted|allowed|authori[sz]ed|trained|list|designated|allocated|secure\w*|safe\w*|encrypted|protected|appropriate|necessary|unavoidable|in advance|that meet|breaks?|lunch\w*|outside|own time|staff ?room|hours|occasional\w*|emergenc\w+|reasonabl\w+|in line with)\b/i
const onlySubject = /^\W*only\b/i
const purpose = /\bfor (?:\w+ ){0,4}(?:purposes?|use|work|business)\b|\bfor [\w ]{2,40} only\b/i
const way =
  /\b(?:by|through|via|using|with|upon)\b|\b(?:in|on|from|to) the (?:school|academy|trust|council|college)['’]s\b|\bthe \w+ provided\b/i
/** "Can I show a video" may well be by the way that the rule leaves; "can I show it on my own phone" is not. */
const SOMETHING_ELSE = 0.2

/** "Only with a school camera", "only by ICT Services", "for business only", "only the named teacher may …". */
function leavesOneOnly(text: string, missing: number): boolean {
  const at = text.search(only)
  if (at < 0 || canBeMet.test(text.slice(at))) return false
  return onlySubject.test(text) || (missing >= SOMETHING_ELSE && (purpose.test(text) || way.test(text.slice(at))))
}

/** What a rule that says "only …" shuts out: the school's own leaves none for mine. */
const opposites: readonly (readonly [asked: readonly string[], ruled: readonly string[]])[] = [
  [
    ['OWNPHONE', 'OWNDEV'],
    ['SCHOOLDEV', 'WORKPHONE'],
  ],
  [['PERSEMAIL'], ['SCHOOLEMAIL']],
  // Whoever asks about leaving a class alone is told that somebody stays.
  [['SUPERVISE'], ['SUPERVISE']],
  [['PERSUSE', 'SHOP', 'BUSINESS', 'GAMBLE', 'STREAM', 'POLITICS', 'GAMES'], ['PURPOSE']],
]
/** "Only technicians may …" leaves the asker out; "only staff may …" does not. */
const onlySome =
  /\bonly (?:members of|trained|technicians|the \w+ (?:team|technician|manager|office)|our \w+ team)\b[^.;]{0,40}\b(?:may|can|are)\b|\bby the [\w ]{2,20} only\b|\bonly by (?:the|an?) [\w ]{0,20}(?:technician|manager|team|office|helpdesk)\b/i

/** Where a rule that names one kind of place or time leaves none for another. */
const apart: readonly (readonly [asked: readonly string[], ruled: readonly string[]])[] = [
  [['LESSON'], ['STAFFROOM', 'BREAK', 'OUTHOURS']],
]

/** The rule is "only …", and what is asked is what that leaves out. */
export function isContrary(best: Scored, slots: readonly Slot[]): boolean {
  const matched = best.indexed.sentences[best.sentence]
  if (matched?.force !== 'only-for') return false
  const { text, concepts } = matched
  if (onlySome.test(text) || leavesOneOnly(text, best.missing)) return true
  const isAsked = (id: string): boolean => slots.some((slot) => slot.concepts.get(id) === 1)
  const isRuled = (id: string): boolean => concepts.get(id) === 1
  if (apart.some(([asked, ruled]) => asked.some((id) => isAsked(id) && !isRuled(id)) && ruled.some(isRuled)))
    return true
  return opposites.some(([asked, ruled]) => asked.some((id) => isAsked(id)) && ruled.some(isRuled))
}
