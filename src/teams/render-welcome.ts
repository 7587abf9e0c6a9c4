import helpTemplate from '../../cards/help.json' with { type: 'json' }
import welcomeTemplate from '../../cards/welcome.json' with { type: 'json' }
import type { CardContext } from './card-context.ts'
import { type Card, expandCard } from './card-template.ts'
import { shownName } from './card-text.ts'

export function renderWelcome({ school }: CardContext): Card {
  return expandCard(welcomeTemplate, { school: shownName(school) })
}

export function renderHelp({ school }: CardContext, { isLeader }: { readonly isLeader: boolean }): Card {
  return expandCard(helpTemplate, {
    leaderNote: isLeader ? ', and how many people have signed' : '',
    trouble: `Something not working? Tell the school office at ${shownName(school)}.`,
  })
}
