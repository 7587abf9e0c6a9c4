/**
 * Loaded into a child before its own program (`node --import`). However the parent ends — stopped, crashed, or killed
 * where no code of its own can run — the channel between the two closes, and the child ends its process group.
 */
const toCloseMs = 3_000

function end(): void {
  signalGroup('SIGTERM')
  setTimeout(() => signalGroup('SIGKILL'), toCloseMs)
}

function signalGroup(signal: NodeJS.Signals): void {
  // Windows has no process groups, and ends a process at once whatever the signal.
  process.kill(process.platform === 'win32' ? process.pid : -process.pid, signal)
}

process.on('disconnect', end)
process.channel?.unref()
if (!process.connected) end()
