import { expect, test } from 'vitest'
import { contactsOf } from '../../src/policy/contacts.ts'
import { rolesIn } from '../../src/policy/roles.ts'
import { read } from './read.ts'

test.each<[string, readonly string[], readonly string[]]>([
  ['Staff must not film without the permission of the Headteacher.', ['Headteacher'], []],
  ['Staff may film if the Chair of Governors has agreed.', ['Chair of Governors'], []],
  ['No programs unless the ICT Manager has checked them first.', ['ICT Manager'], []],
  ['Letters go to the senior team for approval.', ['senior team'], []],
  [
    'Exceptions should be discussed with the Headteacher or a member of the SLT.',
    ['Headteacher', 'member of the SLT'],
    [],
  ],
  ['Staff must ask the DSL before they show a film.', ['DSL'], []],
  [
    'Programs need the permission of the Computing leader, Ada Byron/ NETCO.',
    ['Computing leader', 'Ada Byron/ NETCO'],
    [],
  ],
  ['Pictures need a parent’s written consent and the permission of the Headteacher.', ['Headteacher'], []],
  ['No filming without permission from parents or carers.', ['parents or carers'], []],
  ['Mail should be authorised by a teacher or Head teacher.', ['Head teacher', 'teacher'], []],
  [
    'Staff must report a loss, however small it may be and whenever it is noticed, to the school office and the ICT Manager.',
    [],
    ['school office', 'ICT Manager'],
  ],
  ['Letters carry the Principal’s approval.', ['Principal'], []],
  ['Inform the Designated Safeguarding Lead (DSL).', [], ['Designated Safeguarding Lead (DSL)']],
  ['Staff should make the Headteacher aware of this.', [], ['Headteacher']],
  ['Close the lid and call the DSL.', [], ['DSL']],
  ['Use is logged and can be made available, on request, to the Headteacher.', [], []],
  ['The Headteacher may take away access under this agreement.', [], []],
  ['Press the Report Phishing button.', [], []],
])('%s', (text, permissionFrom, reportTo) => {
  expect(rolesIn(text)).toEqual({ permissionFrom, reportTo })
})

test.each([
  [
    'Any concerns or clarification should be discussed with **Ada Byron, Tom Reed, or Eve Ash**',
    [
      { name: 'Ada Byron', role: null },
      { name: 'Tom Reed', role: null },
      { name: 'Eve Ash', role: null },
    ],
  ],
  ['Questions about this policy go to Ada Byron, ICT Manager.', [{ name: 'Ada Byron', role: 'ICT Manager' }]],
  [
    'If you are unsure about a rule, please speak to Mr Reed (Computing Lead).',
    [{ name: 'Mr Reed', role: 'Computing Lead' }],
  ],
  [
    'Any queries should be raised with a member of the senior leadership team.',
    [{ name: null, role: 'member of the senior leadership team' }],
  ],
  ['Concerns about a child always go to the DSL, who will know what to do.', []],
])('whom to ask about the policy: %s', (text, contacts) => {
  expect(contactsOf([text.replaceAll('*', '')])).toEqual(contacts)
})

test('a contact named by role gets the name the policy gives the role', () => {
  const texts = [
    'The named eSafety co-ordinator in our school is Miss Ada Byron.',
    'Any concerns should be discussed with the eSafety coordinator.',
  ]
  expect(contactsOf(texts)).toEqual([{ name: 'Miss Ada Byron', role: 'eSafety coordinator' }])
})

test('the sentence that says whom to ask is a clause of its own', () => {
  const policy = read(
    'Rules\n\nTablets are costly and break. Any concerns should be discussed with Ada Byron, the technician.',
  )
  expect(policy.clauses.map(({ rule, reportTo }) => [rule, reportTo])).toEqual([
    ['information', []],
    ['required', ['Ada Byron']],
  ])
})
