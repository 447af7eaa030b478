import { useMe } from '../people/use-me.ts'
import { useLanguage } from '../platform/language.tsx'
import { StepsList } from './steps-list.tsx'
import type { OpenSession } from './use-session.ts'

/** The steps of an open session: led by its host, looked at by everybody else on the desk. */
export function SessionSteps({ session }: { session: OpenSession }) {
  const { data: me } = useMe()
  const { language } = useLanguage()
  if (!session.session || me?.kind !== 'staff') return null
  const leads = session.seat?.role === 'host' && session.phase === 'in'
  const name = session.session.seats.find(({ role }) => role === 'host')?.label ?? ''
  return <StepsList session={session.session} host={{ name, unit: language === 'zh' ? me.unitName : me.unitNameEn }} lead={leads ? { go: (to) => void session.goTo(to), tick: (tick, side, answer) => void session.tick(tick, side, answer) } : null} />
}
