import { type Furniture, findFurniture } from './furniture.ts'
import type { Line } from './lines.ts'
import { type Gap, readsOn } from './reads-on.ts'

/** Lines that belong together: a heading, an item of a list, a paragraph, a row of a table. */
export interface Block extends Line {
  readonly kind: 'heading' | 'item' | 'plain' | 'row'
  /** Indexes of the source lines. */
  readonly lines: readonly number[]
  /** Whether white space, a page header or the start of the file stands before it. */
  readonly afterGap: boolean
}

export interface Layout {
  readonly blocks: readonly Block[]
  readonly furniture: ReadonlyMap<number, Furniture>
  /** The words on both sides of each cut that a page header or an empty line had made. */
  readonly healed: readonly string[]
  /** The source lines that were joined over such a cut to the line before them, and what had cut there. */
  readonly cuts: ReadonlyMap<number, Exclude<Gap, 'none'>>
}

interface Draft {
  readonly first: Line
  readonly kind: Block['kind']
  readonly afterGap: boolean
  readonly lines: number[]
  readonly parts: string[]
}

const LONGER_THAN_WRAPPED = 160

/** Puts lines together into blocks, leaves page headers out and joins the sentences they cut. */
export function layOut(lines: readonly Line[]): Layout {
  const furniture = findFurniture(lines)
  const isUnwrapped = lines.some(({ text }) => text.length > LONGER_THAN_WRAPPED)
  const drafts: Draft[] = []
  const healed: string[] = []
  const cuts = new Map<number, Exclude<Gap, 'none'>>()
  let gap: Gap = 'blank'
  let before: Line | undefined
  for (const [index, line] of lines.entries()) {
    if (furniture.has(index)) {
      gap = 'furniture'
    } else if (line.kind === 'blank' || line.kind === 'debris') {
      if (gap === 'none') gap = 'blank'
    } else {
      const draft = drafts.at(-1)
      // Each line is compared with the one before it, not with the whole block, so that the time stays linear.
      const open = before && { ...before, kind: draft?.kind ?? before.kind }
      if (draft && before && open && readsOn(open, line, gap, isUnwrapped)) {
        draft.lines.push(index)
        draft.parts.push(line.text)
        if (gap !== 'none') {
          healed.push(`${before.text.slice(-30)} | ${line.text.slice(0, 30)}`)
          cuts.set(index, gap)
        }
      } else {
        drafts.push({ first: line, kind: line.kind, afterGap: gap !== 'none', lines: [index], parts: [line.text] })
      }
      before = line
      gap = 'none'
    }
  }
  return { blocks: drafts.map(finish), furniture, healed, cuts }
}

function finish({ first, kind, afterGap, lines, parts }: Draft): Block {
  return {
    ...first,
    kind,
    afterGap,
    lines,
    text: parts.join(' '),
    printed: [first.printed, ...parts.slice(1)].join(' '),
  }
}
