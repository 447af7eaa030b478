import { useComing } from './use-coming.ts'
import { WaitingList } from './waiting-list.tsx'

/** Who waits at this station, for the clerk whom they ask. */
export function WaitingHere() {
  return <WaitingList sessions={useComing().data ?? []} />
}
