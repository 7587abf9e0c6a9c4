import accounts from './accounts.json' with { type: 'json' }
import data from './data.json' with { type: 'json' }
import devices from './devices.json' with { type: 'json' }
import equipment from './equipment.json' with { type: 'json' }
import governance from './governance.json' with { type: 'json' }
import images from './images.json' with { type: 'json' }
import internet from './internet.json' with { type: 'json' }
import { compileLexicon, type Lexicon, lexiconFileSchema } from './lexicon.ts'
import messaging from './messaging.json' with { type: 'json' }
import people from './people.json' with { type: 'json' }
import safeguarding from './safeguarding.json' with { type: 'json' }
import social from './social.json' with { type: 'json' }
import software from './software.json' with { type: 'json' }
import teaching from './teaching.json' with { type: 'json' }
import times from './times.json' with { type: 'json' }

const topics = [
  devices,
  accounts,
  software,
  internet,
  messaging,
  social,
  images,
  data,
  equipment,
  people,
  times,
  safeguarding,
  teaching,
  governance,
]

/** How UK school staff talk and how their policies write. Raise the version with every change of a form. */
export const schoolLexicon: Lexicon = compileLexicon(
  '3',
  topics.flatMap((file) => lexiconFileSchema.parse(file).concepts),
)
