import { deflateSync } from 'node:zlib'
import type { PolicyFile } from '../../../src/policy/decode.ts'
import type { PolicyFileProblem } from '../../../src/policy/policy-file-error.ts'
import { zipOf } from '../../support/zip.ts'
import { pdf, pdfOf, stream } from './pdf.ts'
import { documentXml, docx, p } from './word.ts'

export interface Hostile extends PolicyFile {
  readonly kind: PolicyFileProblem
  /** What the message says after the file's name. */
  readonly says: string | RegExp
}

const MEGABYTE = 1024 * 1024
const rule = p('Staff must ask.')

/** Parts that the directory says are of this size. */
function parts(size: number, count: number) {
  return Array.from({ length: count }, (_, index) => ({
    name: `word/x${index}.bin`,
    data: randomLike(200_000),
    saidSize: size,
  }))
}

function documentOf(xml: string): Uint8Array {
  return zipOf([{ name: 'word/document.xml', data: xml }])
}

const external = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
const laughs = `<!DOCTYPE w [<!ENTITY a "ha">${[...'bcdefgh'].map((name, n) => `<!ENTITY ${name} "${`&${'abcdefg'[n]};`.repeat(10)}">`).join('')}]>`

export const hostileDocx: readonly (readonly [string, Hostile])[] = [
  [
    'a part of 300 MB',
    docxOf(
      docx({ body: rule, more: parts(300 * MEGABYTE, 1) }),
      'too-large',
      'holds a part of 300 MB; a part is read up to 20 MB.',
    ),
  ],
  [
    'a bomb of zeros',
    docxOf(
      docx({ body: rule, more: [{ name: 'word/x.xml', data: new Uint8Array(5 * MEGABYTE) }] }),
      'too-large',
      /packed \d+ times smaller; up to 200 is read\.$/,
    ),
  ],
  [
    'parts of 57 MB in all',
    docxOf(
      docx({
        body: rule,
        more: parts(19 * MEGABYTE, 3),
      }),
      'too-large',
      'unpacks to more than 50 MB, the most that is read.',
    ),
  ],
  [
    'more than its directory says',
    docxOf(
      zipOf([{ name: 'word/document.xml', data: new Uint8Array(30 * MEGABYTE), saidSize: 100 }]),
      'damaged',
      /cannot be unpacked/,
    ),
  ],
  [
    '3,000 parts',
    docxOf(
      docx({ body: rule, more: Array.from({ length: 3000 }, (_, n) => ({ name: `x${n}`, data: '' })) }),
      'too-large',
      /^holds \d+ parts; a Word document has up to 2000 parts\.$/,
    ),
  ],
  [
    '60,000 nested elements',
    docxOf(docx({ body: '<w:sdt>'.repeat(60_000) }), 'too-large', /nested more than 200 levels/),
  ],
  [
    'half a million elements',
    docxOf(docx({ body: `${'<w:p/>'.repeat(500_000)}${randomLike(40_000)}` }), 'too-large', /more than 400,000 parts/),
  ],
  [
    'two million characters',
    docxOf(docx({ body: p(`Staff ${randomLike(80_000)} `.repeat(30)) }), 'too-large', /more than 2,000,000 characters/),
  ],
  [
    '6,000 clauses',
    docxOf(
      docx({ body: Array.from({ length: 6_000 }, (_, n) => p(`Staff must keep rule ${n}.`)).join('') }),
      'too-large',
      /^holds 6000 clauses/,
    ),
  ],
  [
    'an entity of another file',
    docxOf(documentOf(documentXml(`${rule}&x;`, external)), 'unsafe', /document type definition/),
  ],
  ['a billion laughs', docxOf(documentOf(documentXml(`${rule}&h;`, laughs)), 'unsafe', /document type definition/)],
  [
    'a name outside the document',
    docxOf(
      docx({ body: rule, more: [{ name: '../../etc/cron.d/x', data: 'x' }] }),
      'unsafe',
      /points outside the document/,
    ),
  ],
  [
    'an absolute name',
    docxOf(docx({ body: rule, more: [{ name: '/etc/x', data: 'x' }] }), 'unsafe', /points outside the document/),
  ],
  [
    'a Windows name',
    docxOf(docx({ body: rule, more: [{ name: '..\\x', data: 'x' }] }), 'unsafe', /points outside the document/),
  ],
  [
    'no Word document',
    docxOf(zipOf([{ name: 'xl/workbook.xml', data: '<x/>' }]), 'wrong-kind', 'is a zip file and no Word document.'),
  ],
  ['half a file', docxOf(docx({ body: rule }).slice(0, 300), 'damaged', /cannot be unpacked/)],
  ['broken XML', docxOf(documentOf(documentXml('<w:p>')), 'damaged', /its text cannot be read/)],
  [
    'bytes at random behind a right beginning',
    docxOf(Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(5000)]), 'damaged', /cannot be unpacked/),
  ],
  [
    'pictures alone',
    docxOf(
      docx({ body: '<w:p><w:r><w:drawing><pic/></w:drawing></w:r></w:p>' }),
      'scan',
      /^holds pictures and no words/,
    ),
  ],
  ['no words', docxOf(docx({ body: '' }), 'empty', 'is empty: it holds no words.')],
]

const loop = pdfOf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 9/Kids[2 0 R]>>'])
const manyPages = pdfOf([
  '<</Type/Catalog/Pages 2 0 R>>',
  `<</Type/Pages/Count 20000/Kids[${'3 0 R '.repeat(20_000)}]>>`,
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
])
const scan = pdfOf([
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Count 1/Kids[3 0 R]>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
])
const locked = Buffer.from(
  Buffer.from(pdf([[{ text: 'Staff must ask.', y: 700 }]]))
    .toString('latin1')
    .replace(
      '/Root 1 0 R',
      `/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'00'.repeat(32)}>/U<${'11'.repeat(32)}>>>`,
    ),
  'latin1',
)

export const hostilePdf: readonly (readonly [string, Hostile])[] = [
  ['pages that hold themselves', pdfFile(loop, 'damaged', /cannot be read as a PDF/)],
  ['20,000 pages', pdfFile(manyPages, 'too-large', 'has 20000 pages; a PDF is read up to 200 pages.')],
  [
    '30,000 long pieces of text',
    pdfFile(
      packedPage(`BT /F3 1 Tf 9 9 Td (${'a'.repeat(90)}) Tj ET\n`.repeat(30_000)),
      'too-large',
      /more than 2,000,000 characters/,
    ),
  ],
  ['a picture of text', pdfFile(scan, 'scan', /^is a scan: it holds pictures of text and no text/)],
  ['a password', pdfFile(locked, 'password', /^is protected by a password/)],
  [
    'half a file',
    pdfFile(pdf([[{ text: 'Staff must ask.', y: 700 }]]).slice(0, 60), 'damaged', /cannot be read as a PDF/),
  ],
  [
    'bytes at random behind a right beginning',
    pdfFile(Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(5000)]), 'damaged', /cannot be read as a PDF/),
  ],
]

const oldWord = Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1')

export const misnamed: readonly (readonly [string, Hostile])[] = [
  [
    'a program called .docx',
    docxOf(Buffer.from('MZ\x90\0'), 'wrong-kind', 'is a Windows program, although its name ends in .docx.'),
  ],
  [
    'a program called .pdf',
    pdfFile(Buffer.from('MZ\x90\0'), 'wrong-kind', 'is a Windows program, although its name ends in .pdf.'),
  ],
  [
    'a program called .txt',
    textFile(Buffer.from('MZ\x90\0\x03'), 'binary', 'is not plain text: it holds bytes that no text has.'),
  ],
  ['a PDF called .docx', docxOf(Buffer.from('%PDF-1.7'), 'wrong-kind', 'is a PDF, although its name ends in .docx.')],
  ['a PDF called .txt', textFile(Buffer.from('%PDF-1.7'), 'wrong-kind', 'is a PDF, although its name ends in .txt.')],
  [
    'text called .pdf',
    pdfFile(Buffer.from('Staff must ask.'), 'wrong-kind', 'is no PDF, although its name ends in .pdf.'),
  ],
  [
    'an old Word document',
    docxOf(oldWord, 'wrong-kind', 'is in the old .doc format: save it as .docx in Word and read that.'),
  ],
  [
    'a locked Word document',
    docxOf(
      Buffer.concat([oldWord, Buffer.from('EncryptedPackage', 'utf16le')]),
      'password',
      /^is protected by a password/,
    ),
  ],
  [
    '11 MB',
    pdfFile(new Uint8Array(11 * MEGABYTE), 'too-large', 'is 11.0 MB; a Word document or a PDF is read up to 10 MB.'),
  ],
  ['nothing', docxOf(new Uint8Array(), 'empty', 'is empty.')],
  [
    'another kind',
    {
      name: 'p.odt',
      bytes: Buffer.from('PK'),
      kind: 'unknown-kind',
      says: 'is of a kind that is not read: a policy is a .docx, .pdf, .txt or .md file.',
    },
  ],
]

function docxOf(bytes: Uint8Array, kind: PolicyFileProblem, says: string | RegExp): Hostile {
  return { name: 'p.docx', bytes, kind, says }
}

function pdfFile(bytes: Uint8Array, kind: PolicyFileProblem, says: string | RegExp): Hostile {
  return { name: 'p.pdf', bytes, kind, says }
}

function textFile(bytes: Uint8Array, kind: PolicyFileProblem, says: string | RegExp): Hostile {
  return { name: 'p.txt', bytes, kind, says }
}

/** One page with this drawing, packed. */
export function packedPage(drawing: string): Uint8Array {
  const packed = deflateSync(drawing).toString('latin1')
  const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'
  const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F3 4 0 R>>>>/Contents 5 0 R>>'
  const content = stream(packed).replace('<<', '<</Filter/FlateDecode')
  return pdfOf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 1/Kids[3 0 R]>>', page, font, content])
}

/** Letters that do not pack well, the same each time. */
export function randomLike(length: number): string {
  let state = 1
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647
    return String.fromCharCode(97 + (state % 26))
  }).join('')
}

function randomBytes(length: number): Uint8Array {
  return Buffer.from(randomLike(length)).map((byte, index) => (byte * (index + 7)) % 256)
}
