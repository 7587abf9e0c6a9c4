import { createHash } from 'node:crypto'
import { contentHashOf } from './content-hash.ts'
import type { AppliedCorrection, CorrectedField, Policy, PolicyId, VersionId } from './policy.ts'

const DIGITS = 16
const CORRECTED_DIGITS = 8

/** Corrected in the text itself these are in the content hash already. */
const inText: readonly CorrectedField[] = ['title', 'joined', 'removed', 'restored']

/**
 * `v-` and the first 16 hex digits of the content hash, computed afresh. The hash leaves out whom a clause binds and
 * what it rules, because the reader's judgement may get better with the text as it was. Where somebody decided such a
 * thing, people are bound by other clauses, and that is another version: `-` and 8 hex digits more, over
 * `["assent-corrections-1", [[clause id or null, field, value]…]]` in order of their JSON. Only what people decided is
 * in it, never what the reader thinks, so that a better reader makes no other version either.
 */
export function versionIdOf(policy: Policy, corrections: readonly AppliedCorrection[] = []): VersionId {
  const text = `v-${contentHashOf(policy).replace('sha256:', '').slice(0, DIGITS)}`
  const decided = corrections
    .filter(({ field }) => !inText.includes(field))
    .map(({ clauseId, field, value }) => JSON.stringify([clauseId, field, value]))
    .toSorted()
  if (decided.length === 0) return text as VersionId // here and below, the one place that makes them
  const form = JSON.stringify(['assent-corrections-1', decided.map((each): unknown => JSON.parse(each))])
  const digits = createHash('sha256').update(form, 'utf8').digest('hex').slice(0, CORRECTED_DIGITS)
  return `${text}-${digits}` as VersionId
}

const LONGEST_ID = 60

/** `ICT Acceptable Use Policy` is `ict-acceptable-use-policy`. */
export function policyIdOf(title: string): PolicyId {
  const words =
    title
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  let slug = ''
  for (const word of words) {
    if (slug.length + word.length >= LONGEST_ID) break
    slug = slug === '' ? word : `${slug}-${word}`
  }
  return (slug === '' ? 'policy' : slug) as PolicyId // the one place that makes them
}
