import { expect, test } from 'vitest'
import { decodeText, MOST_BYTES } from '../../src/policy/decode.ts'
import { PolicyFileError } from '../../src/policy/policy-file-error.ts'
import { readPolicy } from '../../src/policy/read-policy.ts'
import { fileOf, read } from './read.ts'

const text = 'Staff must lock the café’s screen.'

test.each([
  ['UTF-8', new TextEncoder().encode(text)],
  ['UTF-8 with a byte order mark', new TextEncoder().encode(`\ufeff${text}`)],
  [
    'what Windows wrote',
    Uint8Array.from([...'Staff must lock the caf\u00e9\u0092s screen.'].map((c) => c.charCodeAt(0))),
  ],
  [
    'UTF-16',
    Uint8Array.from([0xff, 0xfe, ...new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer)]),
  ],
])('%s is read as it was written', (_, bytes) => {
  expect(decodeText(bytes)).toBe(text)
})

test('lines may end as on Windows or an old Mac', () => {
  expect(read('Rules\r\n\r\nStaff must ask.\rStaff must wait.').clauses.map((clause) => clause.text)).toEqual([
    'Staff must ask. Staff must wait.',
  ])
})

function problemOf(name: string, bytes: Uint8Array | string): PolicyFileError {
  try {
    readPolicy(typeof bytes === 'string' ? fileOf(bytes, name) : { name, bytes })
  } catch (error) {
    if (error instanceof PolicyFileError) return error
    throw error
  }
  throw new Error(`${name} was read`)
}

test.each([
  ['policy.docx', 'PK', 'unknown-kind', 'policy.docx is not plain text: that is a .txt or .md file.'],
  ['policy.odt', 'x', 'unknown-kind', 'policy.odt is not plain text: that is a .txt or .md file.'],
  ['policy.txt', '', 'empty', 'policy.txt is empty.'],
  ['policy.md', ' \n\t\n ', 'empty', 'policy.md is empty.'],
  ['policy.txt', 'GIF89a\0\0Staff must', 'binary', 'policy.txt is not plain text: it holds bytes that no text has.'],
  ['policy.txt', '-----\n\n# Rules\n\n....', 'no-clause', 'policy.txt holds no clause, so it is no policy.'],
])('%s with %j is refused in one plain sentence', (name, content, kind, message) => {
  expect(problemOf(name, content)).toMatchObject({ name: 'PolicyFileError', kind, file: name, message })
})

test('a file over 512 kB is refused by its size', () => {
  expect(problemOf('policy.txt', new Uint8Array(MOST_BYTES + 1)).message).toBe(
    'policy.txt is 513 kB; a policy in plain text is read up to 512 kB.',
  )
})
