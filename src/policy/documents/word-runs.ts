import type { Style, Styles } from './word-styles.ts'
import { childOf, switchOf, valueIn, type XmlNode } from './xml.ts'

/** What a paragraph says once its tracked changes are accepted. */
export interface Words {
  /** Line breaks are kept. */
  readonly text: string
  readonly isBold: boolean
  readonly notes: readonly NoteMark[]
  /** The contents of text boxes that are anchored here. */
  readonly boxes: readonly XmlNode[]
}

export interface NoteMark {
  readonly kind: 'footnote' | 'endnote'
  readonly id: string
}

/** What was seen on the way and is told to the people who check. */
export interface Seen {
  insertions: number
  deletions: number
  hidden: number
  pictures: number
  diagrams: number
  embedded: number
  contents: number
}

interface Draft {
  readonly runs: { readonly text: string; readonly isBold: boolean }[]
  readonly notes: NoteMark[]
  readonly boxes: XmlNode[]
}

interface Context {
  readonly paragraph: Style
  readonly styles: Styles
  readonly seen: Seen
  readonly draft: Draft
}

const through = new Set(['hyperlink', 'fldSimple', 'smartTag', 'sdtContent', 'customXml', 'dir', 'bdo'])
const characters: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
}

export function wordsOf(node: XmlNode, paragraph: Style, styles: Styles, seen: Seen): Words {
  const draft: Draft = { runs: [], notes: [], boxes: [] }
  readInline(node, { paragraph, styles, seen, draft })
  const worded = draft.runs.filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
  return {
    text: draft.runs.map(({ text }) => text).join(''),
    isBold: worded.length > 0 && worded.every(({ isBold }) => isBold),
    notes: draft.notes,
    boxes: draft.boxes,
  }
}

function readInline(node: XmlNode, context: Context): void {
  const { seen } = context
  for (const child of node.children) {
    if (child.name === 'r') readRun(child, context)
    else if (child.name === 'ins' || child.name === 'moveTo') {
      seen.insertions += 1
      readInline(child, context)
    } else if (child.name === 'del' || child.name === 'moveFrom') seen.deletions += 1
    else if (child.name === 'mc:AlternateContent') readInline(alternativeOf(child), context)
    else if (child.name === 'sdt') readControl(child, context)
    else if (through.has(child.name)) readInline(child, context)
    else if (child.name.startsWith('m:')) context.draft.runs.push({ text: equationOf(child), isBold: false })
  }
}

/** A field to fill in, still with its "Click here", says nothing. */
function readControl(node: XmlNode, context: Context): void {
  if (switchOf(childOf(node, 'sdtPr'), 'showingPlcHdr') === true) return
  readInline(node, context)
}

function readRun(node: XmlNode, context: Context): void {
  const { paragraph, styles, seen } = context
  const properties = childOf(node, 'rPr')
  const style = styles.get(valueIn(properties, 'rStyle'))
  if (switchOf(properties, 'vanish') ?? style.isHidden ?? paragraph.isHidden ?? false) {
    seen.hidden += 1
    return
  }
  const isBold = switchOf(properties, 'b') ?? style.isBold ?? paragraph.isBold ?? false
  readRunContent(node, isBold, context)
}

function readRunContent(run: XmlNode, isBold: boolean, context: Context): void {
  const { draft } = context
  for (const child of run.children) {
    const text = child.name === 't' ? child.text : child.name === 'sym' ? symbolOf(child) : characters[child.name]
    if (text !== undefined) draft.runs.push({ text, isBold })
    // Of words with a reading beside them, the words.
    else if (child.name === 'ruby') readInline(childOf(child, 'rubyBase') ?? child, context)
    else if (child.name === 'mc:AlternateContent') readRunContent(alternativeOf(child), isBold, context)
    else if (child.name === 'footnoteReference' || child.name === 'endnoteReference') {
      const kind = child.name === 'endnoteReference' ? 'endnote' : 'footnote'
      draft.notes.push({ kind, id: child.attributes.get('id') ?? '' })
    } else if (['drawing', 'pict', 'object'].includes(child.name)) readDrawing(child, context)
  }
}

function readDrawing(node: XmlNode, context: Context): void {
  for (const child of node.children) {
    if (child.name === 'txbxContent') context.draft.boxes.push(child)
    else if (child.name === 'mc:AlternateContent') readDrawing(alternativeOf(child), context)
    else if (child.name === 'relIds') context.seen.diagrams += 1
    else {
      if (child.name === 'pic' || child.name === 'imagedata') context.seen.pictures += 1
      readDrawing(child, context)
    }
  }
}

/** Word writes the same thing twice for its older versions: only one of the two may be read. */
export function alternativeOf(node: XmlNode): XmlNode {
  return childOf(node, 'mc:Choice') ?? childOf(node, 'mc:Fallback') ?? node
}

function equationOf(node: XmlNode): string {
  return node.text + node.children.map(equationOf).join('')
}

/** Characters of Symbol and Wingdings that policies use; any other has no meaning outside its font. */
const symbols: Readonly<Record<string, string>> = {
  B7: '•',
  A7: '▪',
  D8: '➢',
  FC: '✓',
  FE: '☑',
  A8: '☐',
  FB: '✗',
  E0: '→',
  A3: '≤',
  B3: '≥',
}

function symbolOf(node: XmlNode): string {
  const code = node.attributes.get('char')?.toUpperCase() ?? ''
  const known = symbols[code.replace(/^(?:F0|00)/, '')]
  if (known !== undefined) return known
  const value = Number.parseInt(code, 16)
  return value >= 0x20 && value < 0xd800 ? String.fromCharCode(value) : ''
}
