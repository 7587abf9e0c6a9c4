import { openServices, startApp } from './app.ts'
import { readConfig } from './config.ts'
import { deploymentApp } from './deployment.ts'
import { exitOnFault } from './exit-on-fault.ts'

/** The server of a deployment, until it is asked to stop. */
export async function serve(): Promise<void> {
  const settings = deploymentApp(readConfig(process.env))
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
