import { isUnderWay } from '#shared/sessions/rules.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import { MeetAgain } from '../appointments/meet-again.tsx'
import { useTexts } from '../platform/language.tsx'
import { LostParties } from '../sessions/lost-parties.tsx'
import { useComing } from '../sessions/use-coming.ts'

/** The talks of this station in which a side's line has been gone for ten minutes: whom to phone, and another time. Draws nothing while there are none. */
export function LostLines() {
  const say = useTexts(sessionsTexts)
  const coming = useComing()
  return <>{coming.data?.filter(({ status }) => isUnderWay(status)).map((session) => <LostParties key={session.id} session={session} again={<MeetAgain caseId={session.caseId} words={say('lost.again')} />} />)}</>
}
