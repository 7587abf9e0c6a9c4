import { describe, expect, test } from 'vitest'
import { baseForce, forceOf, guardedForce } from '../../src/answers/clause-force.ts'

test.each([
  ['Staff must not share passwords.', 'forbidden'],
  ['Under no circumstances may images be kept on a phone.', 'forbidden'],
  ['Nothing may be posted that names a pupil.', 'forbidden'],
  ['I understand that it is an offence to use the system for another purpose.', 'forbidden'],
  ['Covert recording constitutes gross misconduct.', 'forbidden'],
  ['I will not install software without permission.', 'ask-first'],
  ['Data may leave the site when authorised by the Headteacher.', 'ask-first'],
  ['All home visits are subject to approval by the leadership team.', 'ask-first'],
  ['Any exception should be discussed with the Headteacher.', 'ask-first'],
  ['I will only use school cameras.', 'only-for'],
  ['Personal browsing is permitted as long as no pupils are present.', 'only-for'],
  ['Staff may take school laptops home.', 'permitted'],
  ['The school may monitor any account.', 'information'],
  ['I understand that my use of email may be monitored.', 'information'],
  ['Staff will report faults to the technician.', 'duty'],
  ['Faults are logged on the Service Desk.', 'duty'],
  ['Memory sticks are no longer allowed for moving files.', 'forbidden'],
  ['I will check the tablets back in and lock the trolley.', 'duty'],
  ['I understand that I must sign this before I am given a login.', 'duty'],
  ['Staff have a duty to raise a worry about an adult.', 'duty'],
  ['If I suspect a virus I will stop work, unplug the cable and see the technician.', 'duty'],
  ['I understand that I do not have to read email at weekends.', 'information'],
  // What may befall somebody is leave for nobody.
  ['Any message may have to be released to the person it is about.', 'information'],
  ['The school may recover the cost of damage.', 'information'],
  ['Staff who break these rules may have their access withdrawn.', 'information'],
  // What stands in passing decides nothing.
  ['I will shred anything that I do not need.', 'duty'],
  ['Choose a password that cannot be guessed.', 'duty'],
  ['Check that nothing is left on the printer.', 'duty'],
  ['If a page you need is blocked, ask the technician to open it.', 'duty'],
  ['If you think that your password may be known, tell the Headteacher.', 'duty'],
  ['Watches which can take pictures shall be left in the office.', 'duty'],
  ['Anything that suggests a child may be at risk must be reported.', 'duty'],
  ['Staff must ensure that screens are not left unlocked.', 'duty'],
  ['Staff must not lend a tablet, and ensure that it is locked away.', 'forbidden'],
  // A condition that somebody can meet.
  ['A charger shall not be plugged in until it has been tested.', 'ask-first'],
  ['Letters to all parents carry the Headteacher’s approval.', 'ask-first'],
  ['Ensure that you have approval for any private printing.', 'ask-first'],
  ['Ask Ines before you sign up to a website.', 'ask-first'],
  ['Staff must have a fan from home tested before they plug it in.', 'ask-first'],
  ['Staff wishing to use their own tablet must register it.', 'ask-first'],
  ['If I want a new app I will ask Ines to check it.', 'ask-first'],
  ['A picture may be shared only where the parent has signed, and never with a name.', 'only-for'],
  ['Staff must not befriend a former pupil until they are nineteen.', 'forbidden'],
])('“%s” is %s', (sentence, force) => {
  expect(forceOf(sentence, undefined)).toBe(force)
})

describe('a sub-clause', () => {
  const under = (leadIn: string | null, heading: readonly string[] = []) => baseForce({ leadIn, heading })

  test('takes a prohibition from its lead-in', () => {
    expect(forceOf('to run a business;', under('School systems must not be used:'))).toBe('forbidden')
  })

  test('takes leave from “You can:”, within its own limits', () => {
    expect(forceOf('Take a tablet home.', under('You can:'))).toBe('permitted')
    expect(forceOf('Take a tablet home, but bring it back.', under('You can:'))).toBe('only-for')
    expect(forceOf('lend a tablet', under(null, ['It’s fine to']))).toBe('permitted')
  })

  test('takes Do and Don’t from its heading', () => {
    expect(forceOf('share passwords', under(null, ['Don’t']))).toBe('forbidden')
    expect(forceOf('share planning', under(null, ['Do']))).toBe('duty')
  })

  test('keeps its own condition under a prohibition', () => {
    expect(forceOf('forward email without the sender’s consent', under(null, ['Don’t']))).toBe('ask-first')
  })
})

test('a soft sentence of a prohibited clause stays forbidden', () => {
  expect(guardedForce('permitted', 'prohibited')).toBe('only-for')
  expect(guardedForce('information', 'conditional')).toBe('ask-first')
  expect(guardedForce('permitted', 'permitted')).toBe('permitted')
})
