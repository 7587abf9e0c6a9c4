import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { EntraUser } from '../../src/local/directory/school-directory.ts'
import { oakfieldAudienceRules } from '../../src/local/oakfield/people.ts'
import type { Audience } from '../../src/people/person.ts'
import { readRoster } from '../../src/people/read-roster.ts'
import type { Roster } from '../../src/people/roster.ts'
import { decideRosterChange } from '../../src/people/roster-change.ts'
import { takeRoster } from '../../src/people/take-roster.ts'
import { memoryStores } from '../../src/storage/memory-stores.ts'
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

/** A store keeps who is in a roster, not in which order. */
function sameAs({ rosterId, entries }: Roster) {
  expect(entries).not.toEqual([])
  return { rosterId, entries: expect.toSatisfy((kept: Roster['entries']) => isSamePeople(kept, entries)) }
}

function isSamePeople(some: Roster['entries'], others: Roster['entries']): boolean {
  const ids = (entries: Roster['entries']) => entries.map(({ person }) => person.personId).toSorted()
  return isDeepStrictEqual(ids(some), ids(others))
}

describe('taking a roster', () => {
  const rules = oakfieldAudienceRules
  const portsWith = (
    staff: readonly EntraUser[],
    rosters = memoryStores({ tenantId: rules.tenantId, clock }).rosters,
  ) => ({
    directory: directoryWith(staff),
    rosters,
    clock,
  })

  test('a whole reading is kept', async () => {
    const ports = portsWith(everybody)
    const { kind, roster } = await takeRoster(ports, rules, ['staff', 'governor'])
    expect(kind).toBe('committed')
    expect(await ports.rosters.findLatest(rules.tenantId)).toMatchObject(sameAs(roster))
  })

  test('a suspicious reading is not kept until somebody says it is right', async () => {
    const { rosters, ...rest } = portsWith(everybody)
    const first = await takeRoster({ rosters, ...rest }, rules, ['staff'])

    const held = await takeRoster(portsWith(governors, rosters), rules, ['staff'])
    expect(held.kind).toBe('held')
    expect(await rosters.findLatest(rules.tenantId)).toMatchObject(sameAs(first.roster))

    const accepted = await takeRoster(portsWith(governors, rosters), rules, ['staff'], { acceptLoss: true })
    expect(accepted.kind).toBe('committed')
    expect(await rosters.find(accepted.roster.rosterId)).toMatchObject(sameAs(accepted.roster))
  })

  test('a reading that breaks off leaves nothing behind', async () => {
    const ports = portsWith(everybody)
    async function* listMembers() {
      yield user(1)
      throw new TypeError('broken off')
    }
    const taking = takeRoster({ ...ports, directory: { ...ports.directory, listMembers } }, rules, ['staff'])
    await expect(taking).rejects.toThrow('broken off')
    expect(await ports.rosters.findLatest(rules.tenantId)).toBeUndefined()
  })
})
