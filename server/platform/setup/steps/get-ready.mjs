import { installPackages } from './install.mjs'
import { mendDriver } from './mend-driver.mjs'
import { findNode24 } from './node24.mjs'
import { environment } from './run.mjs'
import { getWorker } from './worker.mjs'

/**
 * What every command needs first: the packages, Node 24 and a media worker.
 * Gives the Node to run on and the environment to run it in.
 */
export async function getReady() {
  await installPackages()
  mendDriver()
  const node = findNode24()
  const worker = await getWorker(node)
  return { node, env: environment({ MEDIASOUP_WORKER_BIN: worker }) }
}
