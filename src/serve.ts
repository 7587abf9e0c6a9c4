import { openServices, startApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { deploymentApp } from './deployment.ts'
import { exitOnFault } from './exit-on-fault.ts'

/** The server of a deployment, until it is asked to stop. */
export async function serve(): Promise<void> {
  const config = readConfig(process.env)
  const settings = deploymentApp(config)
  for (const warning of unsetGroups(config)) settings.log.warn(warning)
  exitOnFault(settings.log)
  const app = await startApp(await openServices(settings), settings)
  settings.log.info({ port: settings.port }, 'started')
  const stop = () => {
    settings.log.info({}, 'stopping')
    void app.stop().then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

/** Settings that a school can do without for a day, and should not do without for long. */
function unsetGroups({ roleRules, audienceRules }: Config): readonly string[] {
  return [
    ...(roleRules.leaderGroups.length > 0 ? [] : ['ASSENT_LEADER_GROUPS is not set: nobody can see who has signed.']),
    ...(audienceRules.pupilGroups.length > 0
      ? []
      : ['ASSENT_PUPIL_GROUPS is not set: only the age group in Entra ID keeps pupils out.']),
  ]
}
