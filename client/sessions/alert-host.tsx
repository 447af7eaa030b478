import { isUnderWay } from '#shared/sessions/rules.ts'
import { AlertCard } from './alert-card.tsx'
import { useComing } from './use-coming.ts'

/** The talks that go on now at this station, each with the clerk's quiet way to make the host look. Draws nothing while there are none. */
export function AlertHost() {
  const coming = useComing()
  return <>{coming.data?.filter(({ status }) => isUnderWay(status)).map((session) => <AlertCard key={session.id} session={session} />)}</>
}
