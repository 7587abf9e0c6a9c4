import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { connectToTeams } from './host.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root".')

// The server allows only styles that carry this page's nonce.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
const host = await connectToTeams()
createRoot(root).render(<App host={host} nonce={nonce} />)
