import type { GroupId, PersonId } from '../../people/person.ts'
import type { RoleRules } from '../../people/roles.ts'
import type { AudienceRules } from '../../people/roster.ts'
import type { EntraGroup, EntraUser, SchoolDirectory } from '../directory/school-directory.ts'
import { adults, castUsers } from './adults.ts'
import { pupils } from './pupils.ts'
import { oakfield } from './school.ts'

/**
 * Two pupils whom somebody put into the wrong group: one straight into the staff group, one into the teachers'
 * group within it, and Entra ID does not know the second one's age. Neither may ever be asked anything.
 */
export const misplacedPupils = {
  inStaff: named(pupils, 'Idris Prosser'),
  inTeachers: named(pupils, 'Lola Sutcliffe'),
} as const

function named(people: readonly EntraUser[], displayName: string): EntraUser {
  const found = people.find((person) => person.displayName === displayName)
  if (!found) throw new RangeError(`Nobody at Oakfield is called ${displayName}.`)
  return found
}

function idsOf(people: readonly EntraUser[]): readonly PersonId[] {
  return people.map((person) => person.id)
}

function group(id: GroupId, displayName: string, members: readonly (PersonId | GroupId)[]): EntraGroup {
  return { id, displayName, members }
}

const { priya, gareth, mo, helen, ines } = castUsers
const deputy = named(adults.leaders, 'Siân Meredith')
const safeguardingLead = named(adults.leaders, 'Ruth Adeyemi')
const businessManager = named(adults.leaders, 'Margaret Okonkwo')
const ids = oakfield.groups

const groups: readonly EntraGroup[] = [
  group(ids.staff, 'Oakfield staff', [
    ids.teachers,
    ids.supportStaff,
    ...idsOf([helen, deputy, misplacedPupils.inStaff]),
  ]),
  group(
    ids.teachers,
    'Oakfield teachers',
    idsOf([priya, safeguardingLead, ...adults.teachers, misplacedPupils.inTeachers]),
  ),
  group(ids.supportStaff, 'Oakfield support staff', idsOf([ines, businessManager, ...adults.supportStaff])),
  group(ids.governors, 'Oakfield governors', idsOf([gareth, helen, ...adults.governors])),
  group(ids.visitors, 'Oakfield visitors', idsOf([mo, ...adults.visitors])),
  group(ids.pupils, 'Oakfield pupils', idsOf(pupils)),
  group(ids.leaders, 'Oakfield senior leaders', idsOf([helen, ...adults.leaders])),
]

/** Oakfield's whole tenant: 66 adults, 1,200 pupils and their groups. */
export const oakfieldDirectory: SchoolDirectory = {
  tenantId: oakfield.tenantId,
  users: [...Object.values(castUsers), ...Object.values(adults).flat(), ...pupils],
  groups,
  teamsApp: {
    catalogId: '0a4f1e1d-0000-4000-8000-0000000000ca',
    manifestId: '0a4f1e1d-0000-4000-8000-0000000000aa',
    botId: oakfield.botId,
    displayName: 'Assent',
    version: '1.0.0',
    availableTo: [ids.staff, ids.governors, ids.visitors],
  },
}

export const oakfieldAudienceRules: AudienceRules = {
  tenantId: oakfield.tenantId,
  groups: { staff: [ids.staff], governor: [ids.governors], visitor: [ids.visitors] },
  pupilGroups: [ids.pupils],
}

export const oakfieldRoleRules: RoleRules = { leaderGroups: [ids.leaders], ownerGroups: [ids.leaders] }
