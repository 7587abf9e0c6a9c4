/** One piece of text on a page of 595 by 842 points; `y` counts from the bottom. */
export interface Placed {
  readonly text: string
  readonly x?: number
  readonly y: number
  readonly size?: number
  readonly isBold?: boolean
  /** The number of its mark in a tagged PDF; `artifact` for what is no part of the text. */
  readonly mark?: number | 'artifact'
}

export interface PdfOptions {
  readonly tags?: readonly Tag[]
}

/** An element of a tagged PDF, holding marks of the first page or other elements. */
export interface Tag {
  readonly role: string
  readonly marks?: readonly number[]
  readonly children?: readonly Tag[]
}

/** A PDF of these pages. */
export function pdf(pages: readonly (readonly Placed[])[], { tags }: PdfOptions = {}): Uint8Array {
  const objects: string[] = [
    '',
    '',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>',
  ]
  const add = (text: string) => objects.push(text)
  const kids = pages.map((placed) => {
    const content = add(stream(placed.map(drawn).join('\n')))
    const resources = '<</Font<</F3 3 0 R/F4 4 0 R>>>>'
    return add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/StructParents 0/Resources${resources}/Contents ${content} 0 R>>`,
    )
  })
  objects[1] = `<</Type/Pages/Count ${kids.length}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]>>`
  const root = tags && structure(tags, kids[0] ?? 0, add)
  objects[0] = `<</Type/Catalog/Pages 2 0 R${root === undefined ? '' : `/MarkInfo<</Marked true>>/StructTreeRoot ${root} 0 R`}>>`
  return pdfOf(objects)
}

/** A PDF of these objects, numbered from 1; the first is the catalogue. */
export function pdfOf(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF`,
    'latin1',
  )
}

export function stream(text: string): string {
  return `<</Length ${text.length}>>\nstream\n${text}\nendstream`
}

function drawn({ text, x = 72, y, size = 11, isBold = false, mark }: Placed): string {
  const letters = text.replaceAll('•', '\x95').replace(/[\\()]/g, '\\$&')
  const shown = `BT /F${isBold ? 4 : 3} ${size} Tf ${x} ${y} Td (${letters}) Tj ET`
  if (mark === undefined) return shown
  return `${mark === 'artifact' ? '/Artifact BMC' : `/P <</MCID ${mark}>> BDC`}\n${shown}\nEMC`
}

function structure(tags: readonly Tag[], page: number, add: (text: string) => number): number {
  const owners = new Map<number, number>()
  const put = ({ role, marks = [], children = [] }: Tag): number => {
    const kids = [...marks.map(String), ...children.map((child) => `${put(child)} 0 R`)]
    const own = add(`<</Type/StructElem/S/${role}/Pg ${page} 0 R/K[${kids.join(' ')}]>>`)
    for (const mark of marks) owners.set(mark, own)
    return own
  }
  const tops = tags.map(put)
  const inOrder = [...owners].toSorted(([a], [b]) => a - b).map(([, owner]) => `${owner} 0 R`)
  return add(
    `<</Type/StructTreeRoot/K[${tops.map((top) => `${top} 0 R`).join(' ')}]/ParentTree<</Nums[0[${inOrder.join(' ')}]]>>>>`,
  )
}
