import { describe, expect, test } from 'vitest'
import {
  arrangeOutstanding,
  everybody,
  mostUrgentFirst,
  nextSorting,
  type Sorting,
} from '../../src/tab/completion/arrange-outstanding.ts'
import type { OutstandingPerson } from '../../src/web/api.ts'

function person(displayName: string, part: Partial<OutstandingPerson> = {}): OutstandingPerson {
  return {
    personId: displayName,
    displayName,
    jobTitle: null,
    audiences: ['staff'],
    state: 'pending',
    reason: '',
    nextStep: '',
    askedAt: null,
    ...part,
  }
}

const byName: Sorting = { column: 'name', direction: 'ascending' }

function namesOf(people: readonly OutstandingPerson[]): readonly string[] {
  return people.map(({ displayName }) => displayName)
}

describe('sorting', () => {
  test('puts names where a British reader looks for them', () => {
    const people = ['Zofia', 'Simon', 'Łukasz', 'Siân', 'Room 10', 'Lucy', 'Room 9'].map((name) => person(name))

    expect(namesOf(arrangeOutstanding(people, everybody, byName))).toEqual([
      'Lucy',
      'Łukasz',
      'Room 9',
      'Room 10',
      'Siân',
      'Simon',
      'Zofia',
    ])
  })

  test('the page opens on those whom somebody must do something about', () => {
    const people = (['excused', 'pending', 'declined', 'unreachable'] as const).map((state) => person(state, { state }))

    expect(namesOf(arrangeOutstanding(people, everybody, mostUrgentFirst))).toEqual([
      'unreachable',
      'declined',
      'pending',
      'excused',
    ])
  })

  test('by state keeps names in order within each', () => {
    const people = [person('B', { state: 'pending' }), person('C', { state: 'declined' }), person('A')]

    expect(namesOf(arrangeOutstanding(people, everybody, { column: 'state', direction: 'ascending' }))).toEqual([
      'C',
      'A',
      'B',
    ])
    expect(namesOf(arrangeOutstanding(people, everybody, { column: 'state', direction: 'descending' }))).toEqual([
      'A',
      'B',
      'C',
    ])
  })

  test('by the day of asking puts those not asked yet last', () => {
    const asked = (day: string) => ({ askedAt: `${day}T09:00:00.000Z` as OutstandingPerson['askedAt'] })
    const people = [person('Never'), person('Late', asked('2026-09-09')), person('Early', asked('2026-09-01'))]

    expect(namesOf(arrangeOutstanding(people, everybody, { column: 'asked', direction: 'ascending' }))).toEqual([
      'Early',
      'Late',
      'Never',
    ])
  })

  test('the same heading turns it round, another one starts ascending', () => {
    const turned = nextSorting(byName, 'name')

    expect(turned).toEqual({ column: 'name', direction: 'descending' })
    expect(nextSorting(turned, 'name')).toEqual(byName)
    expect(nextSorting(turned, 'state')).toEqual({ column: 'state', direction: 'ascending' })
  })
})

describe('filtering', () => {
  const people = [
    person('Siân Meredith', { jobTitle: 'Deputy Headteacher' }),
    person('Łukasz Wójcik', { state: 'declined' }),
    person('Helen Ward', { audiences: ['staff', 'governor'] }),
    person('عائشہ خان'),
    person('Niamh O’Rourke'),
  ]

  test.each([
    ['sian', ['Siân Meredith']],
    ['wojcik lukasz', ['Łukasz Wójcik']],
    ["o'rourke", ['Niamh O’Rourke']],
    ['DEPUTY', ['Siân Meredith']],
    ['عائشہ', ['عائشہ خان']],
    ['  ', ['Helen Ward', 'Łukasz Wójcik', 'Niamh O’Rourke', 'Siân Meredith', 'عائشہ خان']],
    ['nobody', []],
  ])('a search for %j finds %j', (text, names) => {
    expect(namesOf(arrangeOutstanding(people, { ...everybody, text }, byName)).toSorted()).toEqual(names.toSorted())
  })

  test('finds somebody in two audiences under both', () => {
    expect(namesOf(arrangeOutstanding(people, { ...everybody, audience: 'governor' }, byName))).toEqual(['Helen Ward'])
    expect(arrangeOutstanding(people, { ...everybody, audience: 'staff' }, byName)).toHaveLength(5)
  })

  test('all of search, audience and state must hold', () => {
    expect(namesOf(arrangeOutstanding(people, { ...everybody, state: 'declined' }, byName))).toEqual(['Łukasz Wójcik'])
    expect(arrangeOutstanding(people, { text: 'sian', audience: 'all', state: 'declined' }, byName)).toEqual([])
  })
})
