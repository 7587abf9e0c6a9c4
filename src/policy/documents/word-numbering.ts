import { formatNumber } from './number-format.ts'
import type { ListPlace, Styles } from './word-styles.ts'
import { childrenOf, numberOf, switchOf, valueIn, type XmlNode } from './xml.ts'

/** What Word prints in front of a paragraph of a list; `label` is null for a bullet or nothing. */
export interface Marker {
  readonly label: string | null
  readonly isBulleted: boolean
  readonly depth: number
}

/** Gives the paragraphs of a document, in their order, their markers. */
export interface Numbering {
  readonly next: (place: ListPlace, styleId: string | undefined) => Marker | undefined
}

interface Level {
  readonly start: number
  readonly format: string
  /** `%1.%2`, the counters of the levels named. */
  readonly template: string
  readonly restartAfter: number | undefined
  readonly isFigures: boolean
  readonly style: string | undefined
}

interface List {
  readonly abstractId: string
  readonly levels: ReadonlyMap<number, Level>
  readonly starts: ReadonlyMap<number, number>
}

const DEEPEST = 8

export function numberingOf(part: XmlNode | undefined, styles: Styles): Numbering {
  const lists = listsOf(part, styles)
  const counters = new Map<string, (number | undefined)[]>()
  const started = new Set<string>()
  return {
    next: ({ list: id, depth: given }, styleId) => {
      const list = lists.get(id)
      if (list === undefined) return undefined
      const depth = Math.min(DEEPEST, given ?? styledDepth(list, styleId))
      const level = list.levels.get(depth)
      if (level === undefined) return undefined
      const counts = counters.get(list.abstractId) ?? []
      counters.set(list.abstractId, counts)
      const start = list.starts.get(depth)
      const isFirst = !started.has(`${id} ${depth}`)
      started.add(`${id} ${depth}`)
      counts[depth] = isFirst && start !== undefined ? start : (counts[depth] ?? level.start - 1) + 1
      restartBelow(counts, depth, list)
      if (level.format === 'bullet') return { label: null, isBulleted: true, depth }
      return { label: labelOf(level, list, counts) || null, isBulleted: false, depth }
    },
  }
}

/** A style that numbers says its list; which level it is stands with the level. */
function styledDepth({ levels }: List, styleId: string | undefined): number {
  const found = [...levels].find(([, { style }]) => style !== undefined && style === styleId)
  return found?.[0] ?? 0
}

function restartBelow(counts: (number | undefined)[], depth: number, { levels }: List): void {
  for (let inner = depth + 1; inner <= DEEPEST; inner += 1) {
    const after = levels.get(inner)?.restartAfter
    // 0 never restarts; n restarts only after level n, counted from 1, or one further out.
    if (after === undefined || (after > 0 && depth < after)) counts[inner] = undefined
  }
}

function labelOf(level: Level, { levels }: List, counts: readonly (number | undefined)[]): string {
  return level.template
    .replace(/%([1-9])/g, (_, digit: string) => {
      const named = levels.get(Number(digit) - 1)
      const value = counts[Number(digit) - 1] ?? named?.start ?? 1
      return formatNumber(value, level.isFigures ? 'decimal' : (named?.format ?? 'decimal'))
    })
    .trim()
}

function listsOf(part: XmlNode | undefined, styles: Styles): ReadonlyMap<string, List> {
  const abstracts = new Map(childrenOf(part, 'abstractNum').map((node) => [node.attributes.get('abstractNumId'), node]))
  const nums = new Map(childrenOf(part, 'num').map((node) => [node.attributes.get('numId') ?? '', node]))
  const lists = new Map<string, List>()
  for (const [id, num] of nums) {
    const abstract = linked(abstracts.get(valueIn(num, 'abstractNumId')), { abstracts, nums, styles })
    if (abstract === undefined) continue
    const overrides = childrenOf(num, 'lvlOverride')
    const own = overrides.flatMap((node) => childrenOf(node, 'lvl'))
    const starts = overrides.flatMap((node) => {
      const start = numberOf(node, 'startOverride')
      return start === undefined ? [] : [[depthOf(node), start] as const]
    })
    const levels = [...childrenOf(abstract, 'lvl'), ...own].map((node) => [depthOf(node), levelOf(node)] as const)
    const abstractId = abstract.attributes.get('abstractNumId') ?? ''
    lists.set(id, { abstractId, levels: new Map(levels), starts: new Map(starts) })
  }
  return lists
}

interface Known {
  readonly abstracts: ReadonlyMap<string | undefined, XmlNode>
  readonly nums: ReadonlyMap<string, XmlNode>
  readonly styles: Styles
}

/** A list made by a list style keeps its levels with the style. */
function linked(abstract: XmlNode | undefined, { abstracts, nums, styles }: Known): XmlNode | undefined {
  const link = valueIn(abstract, 'numStyleLink')
  if (link === undefined) return abstract
  const num = nums.get(styles.get(link).place?.list ?? '')
  return abstracts.get(valueIn(num, 'abstractNumId')) ?? abstract
}

function depthOf(node: XmlNode): number {
  return Number.parseInt(node.attributes.get('ilvl') ?? '0', 10)
}

function levelOf(node: XmlNode): Level {
  return {
    start: numberOf(node, 'start') ?? 0,
    format: valueIn(node, 'numFmt') ?? 'decimal',
    template: valueIn(node, 'lvlText') ?? '',
    restartAfter: numberOf(node, 'lvlRestart'),
    isFigures: switchOf(node, 'isLgl') ?? false,
    style: valueIn(node, 'pStyle'),
  }
}
