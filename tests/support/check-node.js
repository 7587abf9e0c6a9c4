// Plain JavaScript, so that an old Node can still read the sentence below.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

console.error(`node ${process.version}`)

// The same floor as "engines" in package.json.
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(
    'Assent needs Node 22.19 or newer. It brings its own: run "npm ci" with install scripts allowed, then use "npm start" and "npm test".',
  )
  process.exit(1)
}
