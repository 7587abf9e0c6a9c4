import { type ZipEntry, zipOf } from '../../support/zip.ts'

const names = [
  'w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'm="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'v="urn:schemas-microsoft-com:vml"',
]
const xmlns = names.map((name) => `xmlns:${name}`).join(' ')
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface Word {
  readonly body: string
  readonly numbering?: string
  readonly styles?: string
  readonly footnotes?: string
  readonly header?: string
  readonly footer?: string
  readonly more?: readonly ZipEntry[]
}

/** A Word document of these parts, each the inside of its element. */
export function docx({ body, more = [], ...rest }: Word): Uint8Array {
  const roots = { numbering: 'numbering', styles: 'styles', footnotes: 'footnotes', header: 'hdr', footer: 'ftr' }
  const parts = Object.entries(roots).flatMap(([part, root]) => {
    const inside = rest[part as keyof typeof roots] // the keys are those of `roots`
    return inside === undefined ? [] : [{ part, data: `<w:${root} ${xmlns}>${inside}</w:${root}>` }]
  })
  const relations = parts.map(
    ({ part }, index) => `<Relationship Id="r${index}" Type="${types}/${part}" Target="${part}.xml"/>`,
  )
  return zipOf([
    {
      name: '_rels/.rels',
      data: relationships(`<Relationship Id="d" Type="${types}/officeDocument" Target="word/document.xml"/>`),
    },
    { name: 'word/document.xml', data: documentXml(body) },
    { name: 'word/_rels/document.xml.rels', data: relationships(relations.join('')) },
    ...parts.map(({ part, data }) => ({ name: `word/${part}.xml`, data })),
    ...more,
  ])
}

export function documentXml(body: string, prolog = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${prolog}<w:document ${xmlns}><w:body>${body}</w:body></w:document>`
}

function relationships(inside: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`
}

export function p(inside: string, properties = ''): string {
  const runs = inside.startsWith('<') ? inside : run(inside)
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`
}

export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** Puts a paragraph into a list. */
export function inList(list: number, depth = 0): string {
  return `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`
}

export function styled(style: string): string {
  return `<w:pStyle w:val="${style}"/>`
}

/** One level of a list: how it counts and how it prints. */
export function level(depth: number, format: string, template: string, more = ''): string {
  return `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${template}"/>${more}</w:lvl>`
}

export function abstractList(id: number, levels: string): string {
  return `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`
}

export function list(id: number, abstract: number, overrides = ''): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${overrides}</w:num>`
}

export function table(...rows: readonly (readonly string[])[]): string {
  const cell = (inside: string) => `<w:tc>${inside.startsWith('<') ? inside : p(inside)}</w:tc>`
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`
}
