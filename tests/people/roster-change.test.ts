import { describe, expect, test } from 'vitest'
import type { EntraUser } from '../../src/local/directory/school-directory.ts'
import { oakfieldAudienceRules } from '../../src/local/oakfield/people.ts'
import type { Audience } from '../../src/people/person.ts'
import { readRoster } from '../../src/people/read-roster.ts'
import { decideRosterChange } from '../../src/people/roster-change.ts'
import { memoryDirectory } from './memory-directory.ts'
import { clock, smallSchool, user } from './small-school.ts'

const everybody = Array.from({ length: 20 }, (_, index) => user(index + 1))
const governors = everybody.slice(0, 4)

function directoryWith(staff: readonly EntraUser[]) {
  const ids = (people: readonly EntraUser[]) => people.map(({ id }) => id)
  return memoryDirectory(smallSchool(everybody, { staff: ids(staff), governors: ids(governors) }))
}

function read(staff: readonly EntraUser[], audiences: readonly Audience[] = ['staff']) {
  return readRoster({ directory: directoryWith(staff), clock }, oakfieldAudienceRules, audiences)
}

describe('what changed between two readings', () => {
  const before = everybody.slice(0, 10)

  test('joiners and leavers are named', async () => {
    const change = decideRosterChange(await read(before), await read(everybody.slice(1, 12)))
    expect(change).toEqual({
      joined: [user(11).id, user(12).id],
      left: [user(1).id],
      suspicious: [],
    })
  })

  test('a fifth gone is an ordinary summer', async () => {
    expect(decideRosterChange(await read(before), await read(before.slice(2))).suspicious).toEqual([])
  })

  test('more than a fifth gone is held', async () => {
    const change = decideRosterChange(await read(before), await read(before.slice(3)))
    expect(change.suspicious).toEqual([{ audience: 'staff', kind: 'shrank', before: 10, now: 7, left: 3 }])
  })

  test('newcomers do not hide that the old ones are gone', async () => {
    const change = decideRosterChange(await read(before), await read(everybody.slice(10)))
    expect(change.suspicious).toEqual([{ audience: 'staff', kind: 'shrank', before: 10, now: 10, left: 10 }])
  })

  test('an empty audience is held, also the first time', async () => {
    const nobody = await read([])
    const emptied = { audience: 'staff', kind: 'emptied', now: 0 }
    expect(decideRosterChange(await read(before), nobody).suspicious).toMatchObject([{ ...emptied, before: 10 }])
    expect(decideRosterChange(undefined, nobody).suspicious).toMatchObject([{ ...emptied, before: 0 }])
  })

  test('an audience that was not read before is no leaver', async () => {
    const change = decideRosterChange(await read(before, ['governor']), await read(before, ['staff', 'governor']))
    expect(change).toEqual({ joined: [], left: [], suspicious: [] })
  })
})
