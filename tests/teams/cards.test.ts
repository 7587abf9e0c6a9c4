import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cardBytes, expandCard, maxCardBytes } from '../../src/teams/card-template.ts'
import { renderAnswer } from '../../src/teams/render-answer.ts'
import { policyVersion } from '../support/policy-version.ts'
import { createSchemaCheck, hasCardSchema, partsOf, renderersComplaints, textOf } from './card-schema.ts'
import { everyCard, type Words } from './every-card.ts'

const folder = join(import.meta.dirname, '..', '..', 'cards')
const templates = readdirSync(folder).filter((file) => !file.endsWith('.sample.json'))
const readJson = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'))

const plain: Words = {
  name: 'Priya Shah',
  title: 'Acceptable use policy',
  statement: 'I have read this policy and will keep to it.',
  clause: 'Lock your laptop when you leave it.',
  question: 'Must I lock my laptop?',
}
const nasty: Readonly<Record<string, Words>> = {
  plain,
  'names of 300 characters': {
    ...plain,
    name: 'Bartholomew '.repeat(25),
    title: 'Acceptable use of everything '.repeat(11),
  },
  Welsh: {
    ...plain,
    name: 'Siân Ŵyn Llŷr-Ôl ap Ïestyn',
    title: 'Polisi Defnydd Derbyniol',
    statement: 'Rwyf wedi darllen y polisi hwn a byddaf yn cadw ato; ŵ, ŷ, â, ê, î, ô, û.',
  },
  Urdu: {
    ...plain,
    name: 'پریا شاہ',
    statement: 'میں نے یہ پالیسی پڑھ لی ہے اور میں اس پر عمل کروں گی۔',
    question: 'کیا میں اپنا فون استعمال کر سکتی ہوں؟',
  },
  emoji: { ...plain, name: '👩🏽‍🏫 Priya 🏴󠁧󠁢󠁷󠁬󠁳󠁿', statement: 'I agree 👍🏾.', question: '📱?' },
  markdown: {
    ...plain,
    name: '[Sign here](https://evil.example) **now** `x` _y_ ~z~ <https://evil.example>',
    title: '# Policy\n- [click](https://evil.example)\n1. **bold**',
    statement: 'I will not use *asterisks*, [links](https://evil.example) or\n- lists\n1. of things.',
    clause: '**All** staff_must `not` [do](https://evil.example) this:\n\n- one\n- two',
  },
  templates: {
    name: '${title}',
    title: '${$root.nonce}',
    statement: '${if(true, 1, 2)} $ { } ${',
    clause: '${',
    question: '${{',
  },
  'bidi controls': { ...plain, name: 'Priya\u202E hahS \u2066', title: '\u202Eycilop', question: '\u202E?' },
  'control characters': {
    ...plain,
    name: 'Priya\u0000\u0007\u2028Shah',
    statement: 'One.\u0000\r\nTwo.\u2028Three.',
    question: 'a\nb',
  },
  'a declaration of 900 words': { ...plain, statement: 'I understand responsibilities. '.repeat(300).trim() },
  'a declaration of 900 words in Urdu': {
    ...plain,
    name: 'پریا شاہ '.repeat(33),
    statement: 'میں نے پالیسی '.repeat(300).trim(),
  },
  'long clauses': { ...plain, clause: 'Staff must not leave a laptop unlocked. '.repeat(400) },
  'endless accents': { ...plain, name: `Zo${'\u0308'.repeat(3_000)}`, question: `e${'\u0301'.repeat(3_000)}` },
  'words of nothing': { name: '', title: '', statement: '', clause: '', question: '' },
}
const cases = Object.entries(nasty).flatMap(([what, words]) =>
  Object.entries(everyCard(words)).map(([name, card]) => ({ name, what, card })),
)

test('each template has sample data that fills it', () => {
  expect(templates).toHaveLength(9)
  for (const file of templates) {
    const card = expandCard(readJson(file), readJson(file.replace('.json', '.sample.json')))
    expect(renderersComplaints(card), file).toEqual([])
  }
})

test('data that lacks a name is refused', () => {
  const { title: _title, ...incomplete } = readJson('receipt.sample.json')
  expect(() => expandCard(readJson('receipt.json'), incomplete)).toThrow('${title}')
})

describe.runIf(hasCardSchema)('Microsoft’s schema of Adaptive Cards 1.5', () => {
  const findProblems = createSchemaCheck()

  test('accepts each template with its sample data', () => {
    for (const file of templates) {
      expect(findProblems(expandCard(readJson(file), readJson(file.replace('.json', '.sample.json')))), file).toEqual(
        [],
      )
    }
  })

  test.each(cases)('accepts $name with $what', ({ card }) => {
    expect(findProblems(card)).toEqual([])
  })

  test('finds an invented property', () => {
    expect(findProblems({ ...everyCard(plain).help, colour: 'red' })).not.toEqual([])
  })
})

describe('every card', () => {
  test.each(cases)('$name with $what is read by the renderer and small enough', ({ card }) => {
    expect(renderersComplaints(card)).toEqual([])
    expect(cardBytes(card)).toBeLessThan(maxCardBytes)
  })

  test.each(cases)('$name with $what keeps to what phones and screen readers can show', ({ card }) => {
    const parts = [...partsOf(card)]
    expect(card).toMatchObject({ version: '1.5', fallbackText: expect.any(String) })
    const types = new Set(parts.map(({ type }) => type).filter((type) => type !== undefined))
    expect([...types].filter((type) => !allowed.has(String(type)))).toEqual([])
    expect(parts.filter(({ type, wrap }) => type === 'TextBlock' && wrap !== true)).toEqual([])
    expect(parts.filter(({ type, label }) => type === 'Input.Text' && typeof label !== 'string')).toEqual([])
    expect(parts.some(({ style }) => style === 'heading')).toBe(true)
    expect(parts.filter(({ type }) => String(type).startsWith('Action.')).length).toBeLessThanOrEqual(7)
  })

  const allowed = new Set([
    'AdaptiveCard',
    'TextBlock',
    'RichTextBlock',
    'TextRun',
    'Container',
    'ColumnSet',
    'Column',
    'ActionSet',
    'Input.Text',
    'Action.Execute',
    'Action.Submit',
    'Action.OpenUrl',
    'Action.ShowCard',
  ])

  test('shows at most six buttons, and falls back where Action.Execute is not known', () => {
    for (const card of Object.values(everyCard(plain))) {
      const parts = [...partsOf(card)]
      const fallbacks = new Set(parts.map(({ fallback }) => fallback))
      const buttons = parts.filter((part) => String(part.type).startsWith('Action.') && !fallbacks.has(part))
      expect(buttons.length).toBeLessThanOrEqual(6)
      for (const { type, data, fallback } of buttons) {
        if (type === 'Action.Execute') expect(fallback).toMatchObject({ type: 'Action.Submit', data })
      }
    }
  })
})

test('the policy card carries the nonce and its verbs, and nothing else a person could be tricked by', () => {
  const card = everyCard(plain)['sign-policy']
  const data = [...partsOf(card)].flatMap((part) => (part.data ? [part.data] : []))

  expect(data).toHaveLength(4)
  for (const each of data) {
    expect(each).toEqual({ verb: expect.stringMatching(/^(sign|decline)$/), nonce: 'c2FtcGxlLW5vbmNlLW9ubHk' })
  }
})

test.each(Object.entries(nasty))('the declaration is on the card word for word: %s', (_what, words) => {
  const shown = textOf(everyCard(words)['sign-policy'] ?? fail())
  for (const line of words.statement.split(/\r?\n/)) expect(shown).toContain(line)
})

test('clauses are whole or left out', () => {
  const shown = textOf(everyCard(nasty['long clauses'] ?? plain).answer ?? fail())
  const clause = nasty['long clauses']?.clause ?? ''

  expect(shown.split(clause).length - 1).toBe(shown.includes('Staff must not') ? 2 : 0)
})

test('a long clause with a mark on every word is shown whole, without the marks', () => {
  const version = policyVersion(2026)
  const [first] = version.policy.clauses
  if (!first) throw new Error('The policy has a clause.')
  const clause = { ...first, text: 'lock it now '.repeat(500).trim() }
  const marks = [...clause.text.matchAll(/\w+/g)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }))
  const answer = { verdict: 'must', confidence: 'clear', clauses: [clause], ask: [], marks: [marks] } as const

  const card = renderAnswer(
    { publicUrl: new URL('https://assent.oakfield.example'), school: 'Oakfield', askedBy: 'The Headteacher' },
    { question: 'Must I lock it?', answer, version, audiences: ['staff'] },
  )

  expect(textOf(card)).toContain(clause.text)
  expect(cardBytes(card)).toBeLessThan(maxCardBytes)
})

test('markdown in names and titles is escaped where Teams would render it', () => {
  for (const card of Object.values(everyCard(nasty.markdown ?? plain))) {
    for (const { type, text } of partsOf(card)) {
      if (type === 'TextBlock') expect(text).not.toMatch(/(?<!\\)\[[^\]]*(?<!\\)\]\(|(?<!\\)<https/)
    }
  }
})

test('a name cannot turn the words around it', () => {
  const shown = textOf(everyCard(nasty['bidi controls'] ?? plain).receipt ?? fail())

  expect(shown).toContain('Thank you, \u2068Priya hahS\u2069.')
})

function fail(): never {
  throw new Error('There is no such card.')
}
