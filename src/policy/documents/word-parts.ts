import { PolicyFileError } from '../policy-file-error.ts'
import { parseXml, type XmlNode } from './xml.ts'
import type { Parts } from './zip-gate.ts'

/** The parts of a Word document that say something. */
export interface WordParts {
  readonly document: XmlNode
  readonly numbering: XmlNode | undefined
  readonly styles: XmlNode | undefined
  readonly footnotes: XmlNode | undefined
  readonly endnotes: XmlNode | undefined
  /** Headers before footers. */
  readonly margins: readonly XmlNode[]
}

interface Relation {
  /** The last word of its type, `styles`. */
  readonly type: string
  readonly target: string
}

const MOST_MARGINS = 50

/** @throws PolicyFileError where the file is no Word document */
export async function readWordParts(file: string, parts: Parts): Promise<WordParts> {
  const root = (await relationsOf(file, parts, '_rels/.rels', '')).find(({ type }) => type === 'officeDocument')
  const main = root?.target ?? 'word/document.xml'
  if (!parts.has(main)) throw new PolicyFileError('wrong-kind', file, 'is a zip file and no Word document.')
  const document = parseXml(file, await parts.read(main))
  if (document.name !== 'document') throw new PolicyFileError('wrong-kind', file, 'is no Word document.')
  const at = main.lastIndexOf('/') + 1
  const folder = main.slice(0, at)
  const relations = await relationsOf(file, parts, `${folder}_rels/${main.slice(at)}.rels`, folder)
  const read = async (type: string) => {
    const target = relations.find((relation) => relation.type === type)?.target
    return target !== undefined && parts.has(target) ? parseXml(file, await parts.read(target)) : undefined
  }
  const margins: XmlNode[] = []
  for (const { target } of marginsOf(relations)) {
    if (parts.has(target)) margins.push(parseXml(file, await parts.read(target)))
  }
  return {
    document,
    numbering: await read('numbering'),
    styles: await read('styles'),
    footnotes: await read('footnotes'),
    endnotes: await read('endnotes'),
    margins,
  }
}

function marginsOf(relations: readonly Relation[]): readonly Relation[] {
  const kept = ['header', 'footer'].flatMap((kind) => relations.filter(({ type }) => type === kind))
  return kept.slice(0, MOST_MARGINS)
}

async function relationsOf(file: string, parts: Parts, name: string, folder: string): Promise<readonly Relation[]> {
  if (!parts.has(name)) return []
  const { children } = parseXml(file, await parts.read(name))
  return children.flatMap(({ attributes }) => {
    const target = attributes.get('Target')
    // What lies outside the document is never fetched.
    if (target === undefined || attributes.get('TargetMode') === 'External') return []
    const type = attributes.get('Type')?.split('/').at(-1) ?? ''
    return [{ type, target: target.startsWith('/') ? target.slice(1) : `${folder}${target}` }]
  })
}
