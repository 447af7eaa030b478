import { spawnSync } from 'node:child_process'

/** The status with which a worker leaves when nobody tells it its version; see main.cpp in the package. */
const NO_VERSION_GIVEN = 41

/** Whether this file is a worker that runs on this machine: started with an empty environment it exits with 41. */
export function works(binary) {
  return spawnSync(binary, [], { env: {}, stdio: 'ignore', timeout: 5000 }).status === NO_VERSION_GIVEN
}
