import { parseArgs } from 'node:util'
import { PortBusyError } from './app.ts'
import { ConfigError } from './settings-reader.ts'

const defaultPort = 3978 // what Microsoft's bot samples use, so the Playground's own documentation fits

const usage = `npm start                     the whole school on this machine
npm start -- --json           the same, its addresses as one line of JSON
npm start -- --port 4000      the same, on another port
npm run serve                 the server of a deployment, from the ASSENT_… settings`

/** An argument that is not one of those in `usage`. */
class UsageError extends Error {}

/** @throws UsageError */
function readArguments(): { readonly isDeployment: boolean; readonly isJson: boolean; readonly port: number } {
  const values = parseOptions()
  const port = Number(values.port ?? defaultPort)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UsageError(`"${values.port}" is not a port number.`)
  return { isDeployment: values.serve ?? false, isJson: values.json ?? false, port }
}

function parseOptions() {
  try {
    return parseArgs({
      options: { serve: { type: 'boolean' }, json: { type: 'boolean' }, port: { type: 'string' } },
    }).values
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

try {
  const { isDeployment, isJson, port } = readArguments()
  if (isDeployment) await (await import('./serve.ts')).serve()
  else await (await import('./local/run-local.ts')).runLocal({ isJson, port })
} catch (error) {
  process.exitCode = 2
  if (error instanceof PortBusyError)
    console.error(`${error.message} For example: npm start -- --port ${error.port + 10}`)
  else if (error instanceof ConfigError) console.error(error.message)
  else if (error instanceof UsageError) console.error(`${error.message}\n\n${usage}`)
  else {
    process.exitCode = 3
    console.error(error instanceof Error ? error.message : error)
  }
}
