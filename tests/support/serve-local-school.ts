import { startLocal } from '../../src/local/start-local.ts'
import { createLog } from '../../src/log.ts'
import { freePort } from './free-port.ts'

/** The whole of local mode on free ports, with nobody signing by themselves; says where it is on one line. */
const school = await startLocal({
  port: await freePort(),
  playgroundPort: await freePort(),
  isSchoolDayPlayed: false,
  log: createLog('warn'),
  onStep: () => {},
})
process.once('SIGTERM', () => void school.stop().then(() => process.exit()))
console.log(
  `ready ${JSON.stringify({
    playground: school.playgroundUrl.href,
    graph: school.graphUrl,
    tables: school.tables,
    campaignId: school.campaign.campaign.campaignId,
  })}`,
)
