import { MOST_BYTES, type PolicyFile } from '../decode.ts'
import { PolicyFileError } from '../policy-file-error.ts'

export type FileKind = 'docx' | 'pdf' | 'text'

const MEGABYTE = 1024 * 1024
/** Of a Word document or a PDF; plain text has a smaller limit of its own. */
export const MOST_DOCUMENT_BYTES = 10 * MEGABYTE

const kinds: Readonly<Record<string, FileKind>> = { docx: 'docx', pdf: 'pdf', txt: 'text', md: 'text' }
/** The first bytes of files, and what people call them. */
const signatures: readonly (readonly [starts: string, FileKind | null, called: string])[] = [
  ['PK\x03\x04', 'docx', 'a Word document or another zip file'],
  ['%PDF-', 'pdf', 'a PDF'],
  ['MZ', null, 'a Windows program'],
  ['\x7fELF', null, 'a program'],
  ['{\\rtf', null, 'a rich text (.rtf) file'],
  ['\x89PNG', null, 'a picture'],
  ['\xff\xd8\xff', null, 'a picture'],
  ['GIF8', null, 'a picture'],
]

const isOldWord = (head: string) => head.startsWith('\xd0\xcf\x11\xe0')

/** @throws PolicyFileError for a kind that is not read, for a file that is not what its name says, and by size */
export function kindOf({ name, bytes }: PolicyFile): FileKind {
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const kind = Object.hasOwn(kinds, extension) ? kinds[extension] : undefined
  if (kind === undefined) {
    const readable = 'a policy is a .docx, .pdf, .txt or .md file.'
    throw new PolicyFileError('unknown-kind', name, `is of a kind that is not read: ${readable}`)
  }
  refuseBySize(kind, name, bytes.byteLength)
  const head = String.fromCharCode(...bytes.subarray(0, 1024))
  if (kind === 'docx' && isOldWord(head)) throw oldWordError(name, bytes)
  const found = signatures.find(([starts]) => head.startsWith(starts))
  if (kind === 'text' && (found === undefined || found[2] === 'a Windows program')) return kind
  // A PDF may have a few bytes in front of it.
  if (found?.[1] === kind || (kind === 'pdf' && head.includes('%PDF-'))) return kind
  const what = found === undefined ? `no ${kind === 'pdf' ? 'PDF' : 'Word document'}` : found[2]
  throw new PolicyFileError('wrong-kind', name, `is ${what}, although its name ends in .${extension}.`)
}

function refuseBySize(kind: FileKind, name: string, size: number): void {
  if (size === 0) throw new PolicyFileError('empty', name, 'is empty.')
  if (kind === 'text' ? size <= MOST_BYTES : size <= MOST_DOCUMENT_BYTES) return
  const problem =
    kind === 'text'
      ? `is ${Math.ceil(size / 1024)} kB; a policy in plain text is read up to 512 kB.`
      : `is ${(size / MEGABYTE).toFixed(1)} MB; a Word document or a PDF is read up to 10 MB.`
  throw new PolicyFileError('too-large', name, problem)
}

/** Word puts a document with a password, and every .doc, into the container of its early years. */
function oldWordError(name: string, bytes: Uint8Array): PolicyFileError {
  const directory = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (directory.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    return new PolicyFileError('password', name, 'is protected by a password: save it without one and read that.')
  }
  return new PolicyFileError('wrong-kind', name, 'is in the old .doc format: save it as .docx in Word and read that.')
}
