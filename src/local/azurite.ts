import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { startChild } from './child-process.ts'

export interface Azurite {
  /** Serves tables, queues and blobs. */
  readonly connectionString: string
  readonly tablesUrl: URL
  readonly queuesUrl: URL
  readonly blobsUrl: URL
  readonly pid: number
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

// The one account that every Azurite has, and its key: both are published.
// Microsoft, "Use the Azurite emulator for local Azure Storage development".
const accountName = 'devstoreaccount1'
const accountKey = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='

const freePorts = ['--blobPort', '0', '--queuePort', '0', '--tablePort', '0']
const quiet = ['--silent', '--disableTelemetry', '--skipApiVersionCheck']

/**
 * Microsoft's storage emulator on free ports of this machine only. Keeps its data in `folder`, or, without one, in
 * memory. It ends with this process, however this process ends.
 *
 * @throws Error when it cannot start, with its last words.
 */
export async function startAzurite({ folder }: { readonly folder?: string } = {}): Promise<Azurite> {
  if (folder !== undefined) await prepare(folder)
  const { ready, pid, ended, stop } = await startChild({
    name: 'Azurite',
    script: createRequire(import.meta.url).resolve('azurite/dist/src/azurite.js'),
    args: [...freePorts, ...quiet, ...(folder === undefined ? ['--inMemoryPersistence'] : ['--location', folder])],
    readyWhen: readAddresses,
  })
  return { ...ready, connectionString: connectionStringOf(ready), pid, ended, stop }
}

async function prepare(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (cause) {
    throw new Error(`Azurite did not start: it cannot keep its data in ${folder}. Is that a folder you may write to?`, {
      cause,
    })
  }
}

type Addresses = Pick<Azurite, 'tablesUrl' | 'queuesUrl' | 'blobsUrl'>

function readAddresses(output: string): Addresses | undefined {
  const urlOf = (service: 'Table' | 'Queue' | 'Blob') => {
    const address = new RegExp(`${service} service is successfully listening at (http://[\\d.]+:\\d+)\\s`).exec(
      output,
    )?.[1]
    return address === undefined ? undefined : new URL(`${address}/${accountName}`)
  }
  const [tablesUrl, queuesUrl, blobsUrl] = [urlOf('Table'), urlOf('Queue'), urlOf('Blob')]
  return tablesUrl && queuesUrl && blobsUrl && { tablesUrl, queuesUrl, blobsUrl }
}

function connectionStringOf({ tablesUrl, queuesUrl, blobsUrl }: Addresses): string {
  return [
    'DefaultEndpointsProtocol=http',
    `AccountName=${accountName}`,
    `AccountKey=${accountKey}`,
    `TableEndpoint=${tablesUrl.href}`,
    `QueueEndpoint=${queuesUrl.href}`,
    `BlobEndpoint=${blobsUrl.href}`,
    '',
  ].join(';')
}
