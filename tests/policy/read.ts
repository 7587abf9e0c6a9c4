import type { Clause, Policy } from '../../src/policy/policy.ts'
import { type ReadPolicy, readPolicyWithAccount } from '../../src/policy/read-policy.ts'

const utf8 = new TextEncoder()

export function fileOf(text: string, name = 'policy.txt'): { name: string; bytes: Uint8Array } {
  return { name, bytes: utf8.encode(text) }
}

export function readWithAccount(text: string, name?: string): ReadPolicy {
  return readPolicyWithAccount(fileOf(text, name))
}

export function read(text: string, name?: string): Policy {
  return readWithAccount(text, name).policy
}

/** The clause whose text starts so; a test that names none is wrong. */
export function clauseStarting(policy: Policy, start: string): Clause {
  const found = policy.clauses.filter(({ text }) => text.startsWith(start))
  if (found.length !== 1) throw new Error(`${found.length} clauses start with "${start}"`)
  return found[0]!
}
