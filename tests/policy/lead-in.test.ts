import { expect, test } from 'vitest'
import { read } from './read.ts'

function led(text: string): readonly (readonly [string | null, string])[] {
  return read(`Rules\n\n${text}`).clauses.map(({ leadIn, text: words }) => [leadIn, words])
}

test('the words before a colon are carried to each bullet and are no clause of their own', () => {
  expect(led('Staff will ensure that tablets:\n\n- Are charged.\n- Are not lent.\n\nVisitors may look.')).toEqual([
    ['Staff will ensure that tablets:', 'Are charged.'],
    ['Staff will ensure that tablets:', 'Are not lent.'],
    [null, 'Visitors may look.'],
  ])
})

test('a numbered lead-in is a clause too, so that its number is not lost', () => {
  expect(led('8.1 Tablets must not be used to:\n\n(a) shop;\n\n(b) bet.\n\n8.2 Staff may read.')).toEqual([
    [null, 'Tablets must not be used to:'],
    ['Tablets must not be used to:', 'shop;'],
    ['Tablets must not be used to:', 'bet.'],
    [null, 'Staff may read.'],
  ])
})

test('only the last sentence of a paragraph leads, with the one before where it points back', () => {
  expect(
    led('Tablets cost money. Staff know their duties about tablets. They must not;\n\n- lend them\n- lose them'),
  ).toEqual([
    [null, 'Tablets cost money.'],
    ['Staff know their duties about tablets. They must not;', 'lend them'],
    ['Staff know their duties about tablets. They must not;', 'lose them'],
  ])
})

test('full sentences after a list of phrases are no more part of it', () => {
  expect(led('They must never, whatever happens:\n\n- lend them\n- lose them\n- Staff may take them home.')).toEqual([
    ['They must never, whatever happens:', 'lend them'],
    ['They must never, whatever happens:', 'lose them'],
    [null, 'Staff may take them home.'],
  ])
})

test('deeper numbers follow a numbered lead-in, and the next shallow number ends it', () => {
  const text =
    '- 9.2 The school may look at mail:\n\n- 9.2.1 to stop crime\n- 9.2.2 when somebody is ill;\n\n- 9.3 Staff must know this.'
  expect(led(text).map(([leadIn]) => leadIn)).toEqual([
    null,
    'The school may look at mail:',
    'The school may look at mail:',
    null,
  ])
})

test('a bullet may lead bullets further in', () => {
  expect(led('- The school tells parents by:\n  - letters\n  - meetings\n- Staff may ring them.')).toEqual([
    ['The school tells parents by:', 'letters'],
    ['The school tells parents by:', 'meetings'],
    [null, 'Staff may ring them.'],
  ])
})
