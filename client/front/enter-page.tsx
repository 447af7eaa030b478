import { DoorClosed, House } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { type DemoDoor, demoDoors } from '#shared/people/words.ts'
import { api } from '../platform/api.ts'
import { identity } from '../platform/identity.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf, type Told } from '../platform/refusal-of.ts'
import { ButtonLink } from '../ui/button-link.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { texts } from './texts.ts'

/** Opens a demo door: this tab becomes that role and goes to its place. */
export function EnterPage() {
  const say = useTexts(texts)
  const { door } = useParams()
  const known = demoDoors.some((one) => one === door)
  const [told, setTold] = useState<Told | null>(null)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let here = true
    if (!known) return
    api.people.openDemoDoor({ door: door as DemoDoor }).then(({ token, path }) => {
      if (!here) return
      identity.take(token, { keep: 'tab' })
      // NOTE: a whole new page, because the terminal opens without the router.
      location.replace(path)
    }).catch((error: unknown) => { if (here) setTold(refusalOf(error)) })
    return () => { here = false }
  }, [door, known, tries])
  if (!known) return <div className="page"><Empty icon={DoorClosed} title={say('noDoor')} action={<ButtonLink to="/" tone="main" icon={House}>{say('toFront')}</ButtonLink>}>{say('noDoorMore')}</Empty></div>
  return <div className="page">{told ? <ToldNotice told={told} onAgain={() => { setTold(null); setTries(tries + 1) }} /> : <Waiting words={say('opening')} />}</div>
}
