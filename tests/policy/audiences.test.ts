import { expect, test } from 'vitest'
import { audiencesOf } from '../../src/policy/audiences.ts'
import type { BoundAudience } from '../../src/policy/policy.ts'
import { scopeOf } from '../../src/policy/scope.ts'
import { clauseStarting, read } from './read.ts'

const all: readonly BoundAudience[] = ['staff', 'governor', 'visitor', 'pupil']
const adults = all.slice(0, 3)
const scope = { scope: all, staff: [] }

test.each<[readonly BoundAudience[], string]>([
  [['staff'], 'Staff must lock the screen.'],
  [['staff'], 'Trust personnel shall lock the screen.'],
  [['staff', 'pupil'], 'Pupils use tablets only with an adult beside them.'],
  [['staff', 'pupil'], 'Any pupil who is hurt is referred to the office.'],
  [['staff'], 'A member of staff who is on call may keep a phone.'],
  [['staff'], 'Where tablets are lent, teachers must count them.'],
  [['staff'], 'If staff are taking a tablet home it will be logged.'],
  [['staff', 'governor', 'visitor'], 'Staff, governors and visitors must sign.'],
  [['staff', 'governor'], 'Staff and Governors must not leave tablets on view.'],
  [['governor'], 'Governors must not speak for the governing board.'],
  [['visitor'], 'Visitors are not permitted to film without the permission of a member of staff.'],
  [['visitor'], 'Contractors must wear a badge.'],
  [['visitor'], 'Volunteers leave their phones in a locker.'],
  [['pupil'], 'Pupils are not allowed to bring phones.'],
  [['parent'], 'Parents and carers are asked to sign.'],
  [['staff', 'pupil'], 'Pupils and staff are not permitted to use memory sticks.'],
  [all, 'All users must respect copyright.'],
  [all, 'Any member of the school community must report it.'],
  [adults, 'I will not lend a tablet to pupils.'],
  [adults, 'communicate with parents at night'],
  [adults, 'Staff includes trainees.'],
  [adults, 'Keep tablets away from pupils.'],
  [adults, 'Tablets are checked each week.'],
  [adults, 'Pupils will be taught to be safe.'],
  [adults, 'Pupils must not be photographed without permission.'],
  [adults, 'Teaching pupils about phones is done in class.'],
  [adults, 'The programs that pupils use include games.'],
  [adults, 'Pupil data must be kept safe.'],
  [adults, 'Permission must be sought from parents.'],
  [[...adults, 'parent'], 'The form is valid for a year. Parents may withdraw it.'],
])('%j: %s', (audiences, text) => {
  expect(audiencesOf({ text, leadIn: null, heading: ['Tablets'] }, scope)).toEqual(audiences)
})

test.each<[readonly BoundAudience[], string | null, string, string]>([
  [['pupil'], null, 'Personal Mobiles – Pupils', 'The phone must be handed in.'],
  [adults, null, 'Pupils', 'You must not give pupils a tablet.'],
  [adults, null, 'Pupils', 'Tablets must never be lent to pupils.'],
  [['staff'], null, 'Staff: don’t', 'lend a tablet'],
  [['staff'], null, 'Training for staff', 'Courses are free.'],
  [adults, null, 'Communication with parents and pupils', 'E-mail must be polite.'],
  [adults, null, 'Talking to children', 'I will be kind.'],
  [adults, null, 'Teaching children to be safe', 'The lessons must be planned.'],
  [['staff'], 'Staff should ensure that:', 'Trips', 'Parents are told not to film.'],
  [['parent'], 'On entry, all parents will be asked to allow pictures:', 'Pictures', 'on the web site'],
])('%j under lead-in %j and heading %j: %s', (audiences, leadIn, heading, text) => {
  expect(audiencesOf({ text, leadIn, heading: [heading] }, scope)).toEqual(audiences)
})

test.each<[readonly BoundAudience[], string]>([
  [adults, 'This policy covers staff, governors and visitors.'],
  [['staff', 'governor'], 'All staff and governors are expected to sign this policy.'],
  [['staff', 'governor', 'visitor'], 'It applies to the governing body, all staff, volunteers and contractors.'],
  [['staff'], 'Staff who want a tablet must sign a form.'],
])('the policy is for %j where it says: %s', (audiences, text) => {
  expect(scopeOf([text, 'Tablets are heavy.'])).toEqual({ scope: audiences, staff: [] })
})

test('a policy that does not say is for the adults its clauses begin with', () => {
  expect(scopeOf(['Staff and visitors must sign.', 'Visitors must wait.', 'Tablets are heavy.']).scope).toEqual([
    'staff',
    'visitor',
  ])
})

test('a policy that calls governors and volunteers staff binds them wherever it says staff', () => {
  const policy = read(
    'Rules\n\nThis policy applies to the governing body, all staff and volunteers. They are referred to in this policy as staff.\n\n- Staff must lock up.\n- Pupils must not lock up.',
  )
  expect(clauseStarting(policy, 'Staff').audiences).toEqual(adults)
  expect(clauseStarting(policy, 'Pupils').audiences).toEqual(['pupil'])
})

test('an agreement at the end may be for fewer people than the policy before it', () => {
  const policy = read(
    'Tablet Policy\n\nWho\n\nThis policy covers staff, governors and visitors.\n\nTablets are heavy.\n\nAcceptable Use Agreement\n\nAll staff are expected to sign this agreement.\n\n- I will lock up.',
  )
  expect(clauseStarting(policy, 'Tablets').audiences).toEqual(adults)
  expect(clauseStarting(policy, 'I will').audiences).toEqual(['staff'])
})

test('a section on pupils in a policy for staff alone binds the staff as well', () => {
  const place = { leadIn: null, heading: ['4. Pupils'] }
  expect(audiencesOf({ ...place, text: 'Tuition is one to one.' }, { scope: ['staff'], staff: [] })).toEqual([
    'staff',
    'pupil',
  ])
})

test('an agreement for everyone who works or governs binds both', () => {
  expect(scopeOf(['This is our agreement for everyone who works or governs here.']).scope).toEqual([
    'staff',
    'governor',
  ])
})
