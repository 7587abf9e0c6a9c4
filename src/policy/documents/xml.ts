import { SaxesParser } from 'saxes'
import { decodeText } from '../decode.ts'
import { PolicyFileError } from '../policy-file-error.ts'

/** An element. Only `t`, where Word and its equations keep their words, has text. */
export interface XmlNode {
  /** Without prefix, but `m:` for equations and `mc:` for alternatives: their names mean other things. */
  readonly name: string
  /** By name without prefix. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlNode[]
  readonly text: string
}

interface OpenNode extends XmlNode {
  readonly children: XmlNode[]
  text: string
}

const DEEPEST = 200
const MOST_NODES = 400_000
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm:',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm:',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc:',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a:',
}

/**
 * Reads one part of a Word document.
 *
 * @throws PolicyFileError for broken XML, a document type definition, and past 200 levels or 400,000 elements
 */
export function parseXml(file: string, bytes: Uint8Array): XmlNode {
  const root = openNode('', new Map())
  const open = [root]
  let count = 0
  const parser = new SaxesParser({ xmlns: true })
  parser.on('doctype', () => {
    throw new PolicyFileError('unsafe', file, 'holds a document type definition, which no Word document has.')
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    count += 1
    if (count > MOST_NODES) throw tooLarge(file, 'is made of more than 400,000 parts, the most that is read.')
    if (open.length > DEEPEST) throw tooLarge(file, 'is nested more than 200 levels deep, the most that is read.')
    const pairs = Object.values(attributes).map((attribute) => [attribute.local, attribute.value] as const)
    const node = openNode(`${Object.hasOwn(prefixes, uri) ? prefixes[uri] : ''}${local}`, new Map(pairs))
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const node = open.at(-1)
    if (node?.name === 't' || node?.name === 'm:t') node.text += text
  })
  parser.on('closetag', () => void open.pop())
  try {
    parser.write(decodeText(bytes)).close()
  } catch (cause) {
    if (cause instanceof PolicyFileError) throw cause
    const error = new PolicyFileError('damaged', file, 'is damaged: its text cannot be read. Save it again in Word.')
    error.cause = cause
    throw error
  }
  return root.children[0] ?? root
}

function openNode(name: string, attributes: ReadonlyMap<string, string>): OpenNode {
  return { name, attributes, children: [], text: '' }
}

function tooLarge(file: string, problem: string): PolicyFileError {
  return new PolicyFileError('too-large', file, problem)
}

export function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((child) => child.name === name)
}

export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node?.children.filter((child) => child.name === name) ?? []
}

/** The `w:val` of a child, as Word keeps most properties. */
export function valueIn(node: XmlNode | undefined, name: string): string | undefined {
  return childOf(node, name)?.attributes.get('val')
}

/** A property that is on where it is named and not switched off; undefined where it is not named. */
export function switchOf(node: XmlNode | undefined, name: string): boolean | undefined {
  const found = childOf(node, name)
  return found && !['0', 'false', 'off'].includes(found.attributes.get('val') ?? '')
}

export function numberOf(node: XmlNode | undefined, name: string): number | undefined {
  const value = Number.parseInt(valueIn(node, name) ?? '', 10)
  return Number.isNaN(value) ? undefined : value
}
