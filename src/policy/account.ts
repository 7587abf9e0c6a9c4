import type { Block } from './blocks.ts'
import type { Furniture } from './furniture.ts'
import type { Line } from './lines.ts'

/** Where a line of the source went. `blank` has no letter and no digit on it. */
export type Fate = 'clause' | 'heading' | 'declaration' | 'metadata' | 'notice' | 'blank'

export interface Ownership {
  readonly lines: readonly Line[]
  readonly blocks: readonly Block[]
  readonly furniture: ReadonlyMap<number, Furniture>
  readonly declaration: ReadonlySet<Block>
  readonly metadata: ReadonlySet<Block>
  readonly headings: ReadonlySet<Block>
  readonly notices: ReadonlySet<Block>
}

/** One fate for each source line; `undefined` would be a line that was lost. */
export function accountOf(owned: Ownership): readonly (Fate | undefined)[] {
  const fates: (Fate | undefined)[] = owned.lines.map(({ kind }) =>
    kind === 'blank' ? 'blank' : kind === 'debris' ? 'notice' : undefined,
  )
  for (const [index, furniture] of owned.furniture) fates[index] = furniture === 'first' ? 'metadata' : 'notice'
  for (const block of owned.blocks) for (const index of block.lines) fates[index] = fateOf(block, owned)
  return fates
}

function fateOf(block: Block, { declaration, metadata, headings, notices }: Ownership): Fate {
  if (declaration.has(block)) return 'declaration'
  if (metadata.has(block)) return 'metadata'
  if (headings.has(block)) return 'heading'
  return notices.has(block) ? 'notice' : 'clause'
}
