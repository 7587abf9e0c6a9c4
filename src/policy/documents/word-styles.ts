import { childOf, childrenOf, numberOf, switchOf, valueIn, type XmlNode } from './xml.ts'

/** Where a paragraph stands in a list; `list` 0 takes it out of one, `depth` counts from 0. */
export interface ListPlace {
  readonly list: string
  readonly depth: number | undefined
}

export interface Style {
  readonly name: string
  /** 1 to 6, 0 for body text. */
  readonly level: number | undefined
  readonly place: ListPlace | undefined
  readonly isBold: boolean | undefined
  readonly isHidden: boolean | undefined
}

export interface Styles {
  /** With all it takes over from the styles it is based on. */
  readonly get: (id: string | undefined) => Style
  readonly byDefault: string | undefined
}

const plain: Style = { name: '', level: undefined, place: undefined, isBold: undefined, isHidden: undefined }
const DEEPEST = 20

export function stylesOf(part: XmlNode | undefined): Styles {
  const nodes = new Map(childrenOf(part, 'style').map((node) => [node.attributes.get('styleId') ?? '', node]))
  const known = new Map<string, Style>()
  const resolve = (id: string | undefined, depth: number): Style => {
    const node = id === undefined ? undefined : nodes.get(id)
    // A style may, in a broken file, be based on itself.
    if (id === undefined || node === undefined || depth > DEEPEST) return plain
    const kept = known.get(id)
    if (kept !== undefined) return kept
    const style = withBase(node, resolve(valueIn(node, 'basedOn'), depth + 1))
    known.set(id, style)
    return style
  }
  const byDefault = [...nodes].find(([, { attributes }]) => isDefaultParagraph(attributes))?.[0]
  return { get: (id) => resolve(id, 0), byDefault }
}

function isDefaultParagraph(attributes: ReadonlyMap<string, string>): boolean {
  return attributes.get('type') === 'paragraph' && ['1', 'true', 'on'].includes(attributes.get('default') ?? '')
}

function withBase(node: XmlNode, base: Style): Style {
  const name = valueIn(node, 'name')?.toLowerCase() ?? ''
  const run = childOf(node, 'rPr')
  return {
    name,
    level: namedLevel(name) ?? outlineLevel(childOf(node, 'pPr')) ?? base.level,
    place: listPlace(childOf(node, 'pPr')) ?? base.place,
    isBold: switchOf(run, 'b') ?? base.isBold,
    isHidden: switchOf(run, 'vanish') ?? base.isHidden,
  }
}

function namedLevel(name: string): number | undefined {
  if (name === 'title') return 1
  const digit = /^heading (\d)$/.exec(name)?.[1]
  return digit === undefined ? undefined : Math.min(6, Number(digit))
}

/** Word counts outline levels from 0, and 9 is body text. */
export function outlineLevel(properties: XmlNode | undefined): number | undefined {
  const level = numberOf(properties, 'outlineLvl')
  if (level === undefined) return undefined
  return level > 8 ? 0 : Math.min(6, level + 1)
}

export function listPlace(properties: XmlNode | undefined): ListPlace | undefined {
  const node = childOf(properties, 'numPr')
  const list = valueIn(node, 'numId')
  return node && list !== undefined ? { list, depth: numberOf(node, 'ilvl') } : undefined
}
