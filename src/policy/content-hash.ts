import { createHash } from 'node:crypto'
import type { Clause, ClauseId, Declaration, DeclarationField, Policy } from './policy.ts'

type Signed = Pick<Policy, 'title' | 'declaration'> & {
  readonly clauses: readonly Pick<Clause, 'number' | 'heading' | 'leadIn' | 'text'>[]
}

/**
 * `sha256:` and 64 hex digits over what a person agrees to. The canonical form is JSON without spaces, in UTF-8:
 * `["assent-policy-1", title, [[number, [heading…], leadIn, text]…], declaration]`, where a declaration is
 * `[statement, [[kind, label]…], null or [label, [[kind, label]…]]]`. Audiences, rules and notices are the reader's
 * judgement and not the policy's text, so a better reader leaves the hash as it was. What people decided about them is
 * in the version's id instead, see `versionIdOf`.
 */
export function contentHashOf({ title, clauses, declaration }: Signed): string {
  const texts = clauses.map(({ number, heading, leadIn, text }) => [number, heading, leadIn, text])
  return `sha256:${hexOf(['assent-policy-1', title, texts, declarationForm(declaration)])}`
}

function declarationForm({ statement, fields, countersignature }: Declaration): readonly unknown[] {
  const signedTwice = countersignature && [countersignature.label, fieldForms(countersignature.fields)]
  return [statement, fieldForms(fields), signedTwice]
}

function fieldForms(fields: readonly DeclarationField[]): readonly unknown[] {
  return fields.map(({ kind, label }) => [kind, label])
}

/**
 * Gives clauses in order their ids, made of what each says and where it stands: the same words keep their id when the policy
 * is renumbered. A clause that says exactly the same as one before it gets `-2`, `-3` …
 */
export function withIds<T extends Pick<Clause, 'heading' | 'leadIn' | 'text'>>(
  clauses: readonly T[],
): readonly (T & Pick<Clause, 'id'>)[] {
  const seen = new Map<string, number>()
  return clauses.map((clause) => {
    const id = `c-${hexOf([clause.heading, clause.leadIn, clause.text]).slice(0, 12)}`
    const count = (seen.get(id) ?? 0) + 1
    seen.set(id, count)
    return { id: (count === 1 ? id : `${id}-${count}`) as ClauseId, ...clause } // the one place that makes ids
  })
}

function hexOf(value: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(value), 'utf8').digest('hex')
}
