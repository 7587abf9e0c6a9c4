import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeText } from '../../../src/policy/decode.ts'
import { readPolicyDocument } from '../../../src/policy/documents/read-document.ts'
import type { Policy } from '../../../src/policy/policy.ts'
import { readPolicy } from '../../../src/policy/read-policy.ts'
import { isOfficeAsked, needOffice, officeFilesOf } from '../../support/office.ts'
import { sharedPolicies } from '../shared-policies.ts'

/** How many of a policy's clauses a format does not give as the text does, and why. */
const exceptions: Readonly<Record<string, number>> = {
  // A dash that ends a line of a cell is no part of the next word.
  '003 tagged.pdf': 1,
  // Without tags a table comes cell by cell, and a notice says so.
  '003 untagged.pdf': 11,
}

/** All that a person reads, signs and is asked about. */
function told({ title, school, clauses, declaration, ...dates }: Policy) {
  const { academicYear, adoptedOn, reviewedOn, reviewDueOn } = dates
  return {
    title,
    school,
    academicYear,
    adoptedOn,
    reviewedOn,
    reviewDueOn,
    declaration,
    clauses: clauses.map(clauseTold),
  }
}

function clauseTold({ number, text, leadIn, rule, audiences }: Policy['clauses'][number]) {
  return { number, text, leadIn, rule, audiences }
}

describe.skipIf(!isOfficeAsked)('documents from LibreOffice and pandoc (ASSENT_OFFICE=1 runs these)', () => {
  let folder = ''
  beforeAll(() => {
    needOffice()
    folder = mkdtempSync(join(tmpdir(), 'assent-office-'))
  }, 600_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(sharedPolicies())('$name says the same in each format', { timeout: 300_000 }, async ({ name, bytes }) => {
    const text = told(readPolicy({ name, bytes }))
    for (const file of officeFilesOf(decodeText(bytes), join(folder, name))) {
      const read = told(await readPolicyDocument({ name: file.format, bytes: file.bytes }))
      const known = text.clauses.map((clause) => JSON.stringify(clause))
      const others = read.clauses.filter((clause) => !known.includes(JSON.stringify(clause)))
      expect(others.length, `clauses of ${file.format}`).toBe(exceptions[`${name.slice(0, 3)} ${file.format}`] ?? 0)
      if (others.length === 0) expect(read).toEqual(text)
    }
  })
})
