import type { Clause } from '../policy.ts'
import type { ReaderNotes } from '../reader-notes.ts'
import { readRule } from '../rule.ts'
import type { Doubt } from './doubt.ts'

export type ShapeDoubts = (clause: Clause, before: Clause | undefined) => readonly Doubt[]

/** What may be wrong about where a clause begins and ends. */
export function shapeDoubtsFrom({ joins, takenOff }: ReaderNotes): ShapeDoubts {
  const joinsOf = Map.groupBy(joins, ({ clauseId }) => clauseId)
  const isTakenOff = new Set(takenOff)
  return (clause, before) => [
    ...(joinsOf.get(clause.id) ?? []).map(joinDoubt),
    ...cutDoubts(clause, before, isTakenOff.has(clause.id)),
    ...headingDoubts(clause),
  ]
}

const openEnd = /(?:\b(?:and|or|the|an|a|of|to|in|by|with|for|from|on|at|that|as|is|are|be)|[,–-])$/i

function joinDoubt({ over, before, after }: ReaderNotes['joins'][number]): Doubt {
  const isPlain = openEnd.test(before) || /^\p{Ll}/u.test(after)
  const where = over === 'page-header' ? 'a page break' : 'an empty line'
  const words = `Joined over ${where}: “… ${before.trim()} | ${after.trim()} …”.`
  return { about: 'joined', weight: isPlain ? 1 : 2, words }
}

const pointsBack = /^(?:however|they|these|those|this|it|therefore|he|she|such|also|otherwise)\b/i

function cutDoubts(clause: Clause, before: Clause | undefined, isTakenOff: boolean): readonly Doubt[] {
  if (isTakenOff && pointsBack.test(clause.text)) {
    return [
      { about: 'cut', weight: 1, words: 'Taken off the paragraph before it, to which its first words point back.' },
    ]
  }
  const isOpen = before !== undefined && clause.leadIn === null && openEnd.test(before.text)
  if (isOpen && clause.number === null && readRule(clause).base === undefined) {
    return [
      {
        about: 'cut',
        weight: 3,
        words: 'The clause before it stops in the middle of a sentence: this may be the rest.',
      },
    ]
  }
  return []
}

const verb =
  /\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|need|needs|agree|understand|know|use|keep|report|apply|applies|include|includes|covers?)\b/i
const LONGEST_TITLE = 60

/** A few words without a verb and without an end: a heading that looks like a rule. */
function headingDoubts(clause: Clause): readonly Doubt[] {
  const { text, leadIn, number, rule } = clause
  const isTitle = text.length <= LONGEST_TITLE && /^\p{Lu}/u.test(text) && !/[.;:!?]$/.test(text) && !verb.test(text)
  if (!isTitle || leadIn !== null || rule !== 'information' || readRule(clause).base !== undefined) return []
  if (number !== null && text.split(' ').length > 5) return []
  return [{ about: 'heading', weight: 2, words: 'It has no verb: it may be a heading, or a line that is no clause.' }]
}
