import { audiencesOf } from './audiences.ts'
import type { ClauseText } from './clauses.ts'
import { withIds } from './content-hash.ts'
import type { Clause } from './policy.ts'
import { rolesIn } from './roles.ts'
import { ruleOf } from './rule.ts'
import { type Scope, scopeOf } from './scope.ts'

/** Whom each part of a policy is for: an appended agreement may be for fewer people than the policy it is appended to. */
export type Scopes = (clause: Pick<ClauseText, 'heading'>) => Scope

export function scopesOf(texts: readonly ClauseText[]): Scopes {
  const whole = scopeOf(texts.map(({ text }) => text))
  const scopes = new Map<string, Scope>()
  for (const [part, clauses] of Map.groupBy(texts, partOf)) {
    scopes.set(
      part,
      scopeOf(
        clauses.map(({ text }) => text),
        whole,
      ),
    )
  }
  return (clause) => scopes.get(partOf(clause)) ?? whole
}

function partOf({ heading }: Pick<ClauseText, 'heading'>): string {
  return heading[0] ?? ''
}

/** What the reader makes of each clause: whom it binds, what it rules, whom it names. */
export function judge(texts: readonly ClauseText[], scopes: Scopes = scopesOf(texts)): readonly Clause[] {
  return withIds(texts).map((clause) => ({
    ...clause,
    audiences: audiencesOf(clause, scopes(clause)),
    rule: ruleOf(clause),
    ...rolesIn(clause.text),
  }))
}
