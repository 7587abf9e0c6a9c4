/** What a tagged PDF says of the letters under one mark. */
export interface BlockTag {
  /** The same for all letters of a paragraph on one page. */
  readonly block: number
  readonly kind: 'heading' | 'paragraph' | 'cell' | 'contents'
  /** Of a heading, 1 to 6. */
  readonly level: number | null
  /** The row that a cell is in. */
  readonly row: number
  /** How many lists it is inside of. */
  readonly depth: number
}

interface StructNode {
  readonly role?: unknown
  readonly type?: unknown
  readonly id?: unknown
  readonly children?: unknown
}

const blocks = new Set([
  'P',
  'H',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'Title',
  'LI',
  'TD',
  'TH',
  'Note',
  'Caption',
  'BlockQuote',
])

/** The marks of a page and the paragraphs they belong to; empty for a page without tags. */
export function tagsOf(tree: unknown): ReadonlyMap<string, BlockTag> {
  const tags = new Map<string, BlockTag>()
  let count = 0
  const visit = (value: unknown, around: BlockTag | undefined, isLabelled: boolean): void => {
    if (typeof value !== 'object' || value === null) return
    const node: StructNode = value
    if (typeof node.id === 'string' && around !== undefined) tags.set(node.id, around)
    const role = typeof node.role === 'string' ? node.role : ''
    const block = blockOf(role, around, isLabelled, () => (count += 1))
    const children: readonly unknown[] = Array.isArray(node.children) ? node.children : []
    for (const [index, child] of children.entries()) {
      // The first paragraph of an item stands on the line of its bullet or number.
      visit(child, block, role === 'LI' || (role === 'LBody' && index === 0 && isLabelled))
    }
  }
  visit(tree, undefined, false)
  return tags
}

function blockOf(
  role: string,
  around: BlockTag | undefined,
  isLabelled: boolean,
  next: () => number,
): BlockTag | undefined {
  const outer = around ?? { block: 0, kind: 'paragraph', level: null, row: 0, depth: 0 }
  if (role === 'TR') return { ...outer, row: next() }
  if (role === 'L') return { ...outer, block: next(), depth: outer.depth + 1 }
  if (role === 'TOC') return { ...outer, kind: 'contents', block: next() }
  if (!blocks.has(role) || (role === 'P' && isLabelled)) return around
  if (outer.kind === 'contents') return outer
  if (role === 'TD' || role === 'TH') return { ...outer, kind: 'cell', block: next() }
  // The paragraphs of a cell are one cell.
  if (outer.kind === 'cell') return outer
  const level = role === 'Title' || role === 'H' ? 1 : /^H(\d)$/.exec(role)?.[1]
  return {
    ...outer,
    block: next(),
    kind: level === undefined ? 'paragraph' : 'heading',
    level: level === undefined ? null : Number(level),
  }
}
