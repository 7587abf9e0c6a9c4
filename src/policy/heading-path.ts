import type { Block } from './blocks.ts'

export interface Heading {
  readonly text: string
  /** Smaller is further out. */
  readonly rank: number
}

const APPENDIX = 1
const NUMBERED = 2
const LEAF = 20

const isDoOrDont = /^(?:do|don['’]?ts?|dos|do's|do not)\W*$/i
const isAppendix = /^(?:appendix|annex|annexe|schedule|part)\b/i
const isAgreement = /\b(?:acceptable use|code of conduct|agreement)\b/i

/**
 * The path once `block` is read. Levels in school policies are arbitrary, so what a heading says counts before its mark:
 * an appendix opens a part, a number says its depth, Do and Don't are innermost.
 *
 * @param isEmpty nothing stood under the path yet: "Advice for Staff" and then "Appendix 1" name one part together
 */
export function enterHeading(path: readonly Heading[], block: Block, isEmpty: boolean): readonly Heading[] {
  const rank = rankOf(block)
  const last = path.at(-1)
  if (isEmpty && last !== undefined && rank === APPENDIX) {
    const outer = path.slice(0, -1).filter((heading) => heading.rank < rank)
    return [...outer, { ...last, rank }, { text: block.printed, rank }]
  }
  if (isEmpty && last?.rank === rank) return [...path, { text: block.printed, rank: rank + 0.5 }]
  return [...path.filter((heading) => heading.rank < rank), { text: block.printed, rank }]
}

function rankOf(block: Block): number {
  if (isDoOrDont.test(block.text)) return LEAF
  if (isAppendix.test(block.text)) return APPENDIX
  if (isAgreement.test(block.text) && block.number === null) return APPENDIX
  if (block.number !== null) return NUMBERED + block.number.replace(/\.0$/, '').split('.').length - 1
  return block.level === null ? 5 : block.level === 0 ? 8 : NUMBERED + block.level - 1
}
