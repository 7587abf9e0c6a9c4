import { isContactSentence } from './contacts.ts'
import type { Clause, Rule } from './policy.ts'
import { ruleOf } from './rule.ts'
import { sentencesOf } from './sentences.ts'

/**
 * Takes prose apart at its sentences where that makes it answer better: what allows from what forbids, the sentence
 * that says whom to ask from the rest, and anything at `longest` characters.
 */
export function splitProse(clause: Pick<Clause, 'text' | 'leadIn' | 'heading'>, longest: number): readonly string[] {
  const pieces: { text: string; rule: Rule; isContact: boolean }[] = []
  for (const text of sentencesOf(clause.text)) {
    const next = { text, rule: ruleOf({ ...clause, text }), isContact: isContactSentence(text) }
    const last = pieces.at(-1)
    const fits = last !== undefined && last.text.length + text.length < longest
    if (fits && !last.isContact && !next.isContact && !disagree(last.rule, next.rule)) {
      last.text = `${last.text} ${text}`
      last.rule = stricter(last.rule, next.rule)
    } else {
      pieces.push(next)
    }
  }
  return pieces.map(({ text }) => text)
}

function disagree(a: Rule, b: Rule): boolean {
  return (a === 'permitted' && b === 'prohibited') || (a === 'prohibited' && b === 'permitted')
}

function stricter(a: Rule, b: Rule): Rule {
  const order: readonly Rule[] = ['conditional', 'prohibited', 'permitted', 'required', 'information']
  return order.find((rule) => rule === a || rule === b) ?? a
}
