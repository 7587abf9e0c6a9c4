import { PolicyFileError } from './policy-file-error.ts'

export interface PolicyFile {
  /** With its extension, which says how it is read. */
  readonly name: string
  readonly bytes: Uint8Array
}

export const MOST_BYTES = 512 * 1024
const readable = ['.txt', '.md']

/** @throws PolicyFileError unless the file is text of a size and kind that is read. */
export function decodePolicyFile({ name, bytes }: PolicyFile): string {
  refuseOtherKinds(name)
  if (bytes.byteLength > MOST_BYTES) {
    const size = Math.ceil(bytes.byteLength / 1024)
    throw new PolicyFileError('too-large', name, `is ${size} kB; a policy in plain text is read up to 512 kB.`)
  }
  const text = decodeText(bytes).replace(/\r\n?|[\u2028\u2029\u0085\f\v]/g, '\n')
  if (text.trim() === '') throw new PolicyFileError('empty', name, 'is empty.')
  if (/[\0-\x08\x0e-\x1f\x7f]/.test(text)) {
    throw new PolicyFileError('binary', name, 'is not plain text: it holds bytes that no text has.')
  }
  return text
}

function refuseOtherKinds(name: string): void {
  const lower = name.toLowerCase()
  if (readable.some((extension) => lower.endsWith(extension))) return
  throw new PolicyFileError('unknown-kind', name, 'is not plain text: that is a .txt or .md file.')
}

/** A byte order mark decides; else UTF-8 where every byte fits it; else what Windows wrote before UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
