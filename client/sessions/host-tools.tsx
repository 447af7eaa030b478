import { Bell, Hand, IdCard, LockKeyhole, Megaphone, Mic, MicOff, Users } from 'lucide-react'
import { stepOf } from '#shared/sessions/steps.ts'
import { stepsTexts } from '#shared/sessions/steps-texts.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import type { Seat } from '#shared/sessions/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { useToast } from '../ui/toast.tsx'
import { InterpreterTools } from './interpreter-tools.tsx'
import type { OpenSession } from './use-session.ts'

/** What the host can do with one seat: ask in, mute, lock, let speak, ask to speak, bind an interpreter. Draws nothing for oneself and for who is not there. */
export function HostTools({ session, seat }: { session: OpenSession; seat: Seat }) {
  const say = useTexts(sessionsTexts)
  const sayStep = useTexts(stepsTexts)
  const tell = useToast()
  if (session.seat?.role !== 'host' || seat.id === session.you) return null
  if (seat.presence === 'waiting' && !seat.admitted) return <div className="row"><Button size="small" tone="main" icon={Bell} onPress={() => void session.admit([seat.id])}>{say('admit')}</Button></div>
  if ((seat.presence !== 'in' && seat.presence !== 'lost') || seat.role === 'recorder') return null
  const wish = (kind: 'mute' | 'lock' | 'open') => () => void session.muteOther(seat.id, kind)
  const ask = async () => { if (await session.askToSpeak(seat.id)) tell(say('asked', { who: seat.label })) }
  return (
    <>
    <InterpreterTools session={session} seat={seat} />
    <div className="row">
      {!seat.known && seat.presence === 'in' && <Button size="small" tone="main" icon={IdCard} onPress={() => void session.knowVisitor(seat.id)}>{say('guestKnow')}</Button>}
      {session.session && stepOf(session.session) !== null && (session.session.course.floor?.seatId === seat.id
        ? <Button size="small" tone="main" icon={Users} onPress={() => void session.giveFloor(null)}>{sayStep('takeFloor')}</Button>
        : <Button size="small" icon={Megaphone} onPress={() => void session.giveFloor(seat.id)}>{sayStep('giveFloor')}</Button>)}
      {seat.mute === 'open' && <Button size="small" icon={MicOff} onPress={wish('mute')}>{say('muteThem')}</Button>}
      {seat.mute === 'host' && <Button size="small" icon={Mic} onPress={wish('open')}>{say('openThem')}</Button>}
      {seat.mute === 'locked' && <Button size="small" icon={Mic} onPress={wish('open')}>{say('softenThem')}</Button>}
      {seat.mute === 'self' && <Button size="small" icon={Hand} onPress={() => void ask()}>{say('askThem')}</Button>}
      {seat.mute !== 'locked' && <Button size="small" icon={LockKeyhole} onPress={wish('lock')}>{say('lockThem')}</Button>}
    </div>
    </>
  )
}
