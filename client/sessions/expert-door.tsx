import { Brain, Scale } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { sayBeside } from '#shared/appointments/say-beside.ts'
import { tongueTexts } from '#shared/people/tongue-texts.ts'
import { type Skill, skills, type Tongue, tongues } from '#shared/people/words.ts'
import { helpers } from '#shared/appointments/words.ts'
import { interpretingTexts } from '#shared/sessions/interpreting-texts.ts'
import { isOver } from '#shared/sessions/rules.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import type { SessionId, Summoned } from '#shared/sessions/words.ts'
import { api, query } from '../platform/api.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { ToldNotice } from '../ui/told.tsx'
import type { OpenSession } from './use-session.ts'

const experts = [['lawyer', Scale], ['psychologist', Brain]] as const
const officers = skills.filter((skill) => !helpers.some((helper) => helper === skill))

/** The host asks somebody in by what they can do, with one press. Draws nothing for anybody else. */
export function ExpertDoor({ session: { session, seat, phase } }: { session: Pick<OpenSession, 'session' | 'seat' | 'phase'> }) {
  if (!session || seat?.role !== 'host' || phase !== 'in' || isOver(session.status)) return null
  return <AskIn sessionId={session.id} />
}

function AskIn({ sessionId }: { sessionId: SessionId }) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const asking = useSave(({ skill, tongue }: Wanted) => api.sessions.summon({ sessionId, skill, tongue }).then((summoned) => setAnswer({ skill, tongue, summoned })), { refresh: [query.cases.key()] })
  return <ExpertCard answer={asking.refused ? null : answer} busy={asking.saving} refused={<ToldNotice told={asking.refused} />} onAsk={asking.save} />
}

/** A skill, and of an interpreter the language. */
type Wanted = { skill: Skill; tongue: Tongue | null }
type Answer = Wanted & { summoned: Summoned }

/** The buttons, and in a sentence who was asked or who is missing. */
export function ExpertCard({ answer, busy, refused, onAsk }: { answer: Answer | null; busy: boolean; refused?: ReactNode; onAsk: (wanted: Wanted) => void }) {
  const say = useTexts(sessionsTexts)
  const sayInterpreter = useTexts(interpretingTexts)
  const sayTongue = useTexts(tongueTexts)
  return (
    <Card title={say('experts')}>
      <div className="stack">
        <p className="quiet-text">{say('expertsMore')}</p>
        <div className="row">{experts.map(([skill, icon]) => <Button key={skill} size="small" icon={icon} isDisabled={busy} onPress={() => onAsk({ skill, tongue: null })}>{say(`host.${skill}`)}</Button>)}</div>
        <Select label={sayInterpreter('invite')} placeholder={sayInterpreter('which')} disabled={busy} value={null} onChange={(tongue) => onAsk({ skill: 'interpreter', tongue })} options={tongues.map((key) => ({ key, word: sayTongue(key) }))} />
        <Select label={say('officers')} placeholder={say('whichOfficer')} disabled={busy} value={null} onChange={(skill) => onAsk({ skill, tongue: null })} options={officers.map((key) => ({ key, word: say(`host.${key}`) }))} />
        {answer && <Said answer={answer} />}
        {refused}
      </div>
    </Card>
  )
}

function Said({ answer: { skill, tongue, summoned } }: { answer: Answer }) {
  const say = useTexts(sessionsTexts)
  const { language } = useLanguage()
  const what = tongue === null ? say(`host.${skill}`) : sayBeside(language, `interpreter:${tongue}`)
  if (summoned.missing === null) return <Notice>{say('expertAsked', { what, name: summoned.asked })}</Notice>
  return <Notice tone="wait">{say(`expertMissing.${summoned.missing}`, { what })}</Notice>
}
