import { expect, test } from 'vitest'
import type { Rule } from '../../src/policy/policy.ts'
import { ruleOf } from '../../src/policy/rule.ts'

const none = { leadIn: null, heading: [] }

test.each<[Rule, string]>([
  ['prohibited', 'Staff must not lend a tablet.'],
  ['prohibited', 'I will not lend a tablet.'],
  ['prohibited', 'Tablets are not permitted in the hall.'],
  ['prohibited', 'No tablet, even a cheap one, may be left in a car.'],
  ['prohibited', 'Nobody may lend a tablet.'],
  ['prohibited', 'Nothing may be posted about pupils.'],
  ['prohibited', 'No picture of a child is ever taken on a phone.'],
  ['prohibited', 'Under no circumstances should staff lend a tablet.'],
  ['prohibited', 'I understand that it is a criminal offence to copy films.'],
  ['prohibited', 'Lending tablets is discouraged.'],
  ['prohibited', 'Staff who have been provided with a tablet must not lend it.'],
  ['prohibited', 'Devices that are not the school’s must not be charged here.'],
  ['prohibited', 'Staff must keep tablets dry. They must never be lent.'],
  ['conditional', 'Staff must not lend a tablet without the permission of the Headteacher.'],
  ['conditional', 'Staff may lend a tablet if the Headteacher has agreed.'],
  ['conditional', 'Visitors may use the printer only when a member of staff has signed them in.'],
  ['conditional', 'Staff must not lend a tablet unless the ICT Manager has checked it.'],
  ['conditional', 'Approval from the Head is sought prior to all filming.'],
  ['conditional', 'Personal browsing is permitted as long as it does not break another rule.'],
  ['conditional', 'Tablets will only be used for school work.'],
  ['conditional', 'Use of phones should be limited to break time.'],
  ['conditional', 'Any exception to this rule should be discussed with the Headteacher.'],
  ['conditional', 'Staff who wish to take a tablet home must sign a loan form.'],
  ['conditional', 'A risk assessment will be made before use in school is allowed by the ICT lead.'],
  ['conditional', 'Staff must ask the DSL before they show a film.'],
  ['conditional', 'A Head of Year may agree that a phone is kept to hand.'],
  ['conditional', 'Staff may join a chat of colleagues, but must not name pupils in it.'],
  ['conditional', 'Staff must not ring parents on their own phone, except in an emergency.'],
  ['conditional', 'Phones must be on silent. They may be used in the staff room.'],
  ['conditional', 'Private use is acceptable at lunch if it costs nothing.'],
  ['conditional', 'Letters to all parents carry the Principal’s approval.'],
  ['conditional', 'Exceptions can be made by the Head in an emergency.'],
  ['conditional', 'Staff may take a tablet home. They must not leave it in a car.'],
  ['prohibited', 'Staff may use the hall. Tablets must not be taken outside.'],
  ['permitted', 'Staff may take a tablet home for school work.'],
  ['permitted', 'The school allows staff to bring a phone.'],
  ['permitted', 'Governors are permitted to use the printer.'],
  ['required', 'Staff must lock the screen.'],
  ['required', 'I will report any loss to the DSL.'],
  ['required', 'Staff must ensure that tablets are not lent.'],
  ['required', 'Some staff may be provided with tablets and must return them.'],
  ['required', 'Keep tablets dry.'],
  ['required', 'If a tablet is lost, tell the ICT Manager.'],
  ['required', 'Ask the ICT Manager when you are not sure.'],
  ['required', 'Volunteers hand their phones in at the office.'],
  ['information', 'I understand that my use of tablets is monitored and logged.'],
  ['information', 'The school may look at anything on its tablets.'],
  ['information', 'Staff are not expected to answer e-mail at night.'],
  ['information', 'The school is not responsible for loss.'],
  ['information', 'Breaking this policy may lead to dismissal.'],
  ['information', 'This policy sets out what adults may and may not do.'],
  ['information', 'This policy explains how staff may use tablets.'],
  ['information', 'Where a tablet is lost through carelessness the Trust may recover the cost.'],
  ['information', 'Tablets include phones.'],
])('%s: %s', (rule, text) => {
  expect(ruleOf({ ...none, text })).toBe(rule)
})

test.each<[Rule, string | null, string, string]>([
  ['prohibited', null, "Don't", 'share a password'],
  ['prohibited', null, 'Staff: don’t', 'share a password'],
  ['conditional', null, "Don't", 'install programs without approval'],
  ['required', null, 'Do', 'be aware that mail is logged'],
  ['prohibited', 'Tablets must not be used to:', 'Tablets', 'shop'],
  ['prohibited', 'Personal use is allowed provided that this is not:', 'Tablets', 'in lesson time'],
  ['required', 'We will ensure that tablets:', 'Tablets', 'Are charged.'],
  ['prohibited', 'We will ensure that tablets:', 'Tablets', 'Are not lent.'],
  ['information', 'Dangers include:', 'Tablets', 'sharing pictures without consent'],
  ['information', null, 'Do’s and don’ts', 'This list is a guide.'],
])('%s under lead-in %j and heading %j: %s', (rule, leadIn, heading, text) => {
  expect(ruleOf({ text, leadIn, heading: [heading] })).toBe(rule)
})
