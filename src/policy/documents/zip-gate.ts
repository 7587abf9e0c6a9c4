import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { PolicyFileError } from '../policy-file-error.ts'

const MEGABYTE = 1024 * 1024
const MOST_ENTRIES = 2_000
const MOST_PART_BYTES = 20 * MEGABYTE
const MOST_BYTES = 50 * MEGABYTE
const MOST_RATIO = 200
/** A small part cannot do harm however well it packs, and an empty page of Word packs very well. */
const RATIO_COUNTS_FROM = MEGABYTE

/** The parts of a zip file, none of them unpacked before it is asked for. */
export interface Parts {
  readonly has: (name: string) => boolean
  /** @throws PolicyFileError where the part is not what the directory says, or not there */
  readonly read: (name: string) => Promise<Uint8Array>
}

/**
 * Opens a zip file only after its directory is seen to be harmless.
 *
 * @throws PolicyFileError naming the limit
 */
export async function openParts(file: string, bytes: Uint8Array): Promise<Parts> {
  const zip = await opened(file, bytes)
  const entries = await directoryOf(file, zip)
  return {
    has: (name) => entries.has(name),
    read: (name) => {
      const entry = entries.get(name)
      return entry === undefined ? Promise.reject(damaged(file)) : inflated(file, zip, entry)
    },
  }
}

function opened(file: string, bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const options = { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true }
    fromBuffer(buffer, options, (error, zip) => (error ? reject(damaged(file, error)) : resolve(zip)))
  })
}

function directoryOf(file: string, zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const limit = `a Word document has up to ${MOST_ENTRIES} parts`
  if (zip.entryCount > MOST_ENTRIES) throw tooLarge(file, `holds ${zip.entryCount} parts; ${limit}.`)
  const entries = new Map<string, Entry>()
  let total = 0
  return new Promise((resolve, reject) => {
    zip.on('error', (error: Error) => reject(entryError(file, error)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      total += entry.uncompressedSize
      const problem = problemOf(file, entry, total)
      if (problem !== undefined) return reject(problem)
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

function problemOf(file: string, entry: Entry, total: number): PolicyFileError | undefined {
  const { uncompressedSize: size, compressedSize } = entry
  if (entry.isEncrypted()) {
    return new PolicyFileError('password', file, 'is protected by a password: save it without one and read that.')
  }
  if (size > MOST_PART_BYTES) return tooLarge(file, `holds a part of ${megabytes(size)}; a part is read up to 20 MB.`)
  if (total > MOST_BYTES) return tooLarge(file, 'unpacks to more than 50 MB, the most that is read.')
  if (size > RATIO_COUNTS_FROM && size > compressedSize * MOST_RATIO) {
    return tooLarge(
      file,
      `holds a part packed ${Math.round(size / Math.max(1, compressedSize))} times smaller; up to ${MOST_RATIO} is read.`,
    )
  }
  return undefined
}

/** The reader stops by itself where more comes out than the directory said, so a directory that lies gains nothing. */
function inflated(file: string, zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(damaged(file, error))
      stream.on('data', (chunk: Uint8Array) => chunks.push(chunk))
      stream.on('error', (cause: Error) => reject(damaged(file, cause)))
      stream.on('end', () => resolve(Buffer.concat(chunks)))
    })
  })
}

function entryError(file: string, cause: Error): PolicyFileError {
  if (/path|characters in fileName/i.test(cause.message)) {
    return new PolicyFileError(
      'unsafe',
      file,
      'holds a part whose name points outside the document, so it is not read.',
    )
  }
  return damaged(file, cause)
}

/** A damaged document says no more than that; the library's own words are for its makers. */
function damaged(file: string, cause?: Error): PolicyFileError {
  const error = new PolicyFileError('damaged', file, 'is damaged: it cannot be unpacked. Save it again in Word.')
  error.cause = cause
  return error
}

function tooLarge(file: string, problem: string): PolicyFileError {
  return new PolicyFileError('too-large', file, problem)
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / MEGABYTE)} MB`
}
