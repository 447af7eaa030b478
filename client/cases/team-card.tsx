import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { mayMoveCase, mayWorkOn } from '#shared/cases/may.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { type CaseFile, fitsRole, type KeptRole, keptRoles } from '#shared/cases/words.ts'
import type { CaseWork, TeamMember } from '#shared/cases/work.ts'
import type { StaffId } from '#shared/people/words.ts'
import { useMe } from '../people/use-me.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Notice } from '../ui/notice.tsx'
import { Tag } from '../ui/page.tsx'
import { ComboBox } from '../ui/select.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { WorkCard, WorkDialog } from './work-card.tsx'

/** Who works on a case beside its owner, whether a lead official is missing, and who has stepped back. */
export function TeamCard({ file }: { file: CaseFile }) {
  const say = useTexts(casesTexts)
  const { data: me } = useMe()
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<{ who: StaffId; verb: 'takeOff' | 'stepBack'; name: string } | null>(null)
  const marking = useSave((difficult: boolean) => api.cases.markDifficult({ caseId: file.id, difficult }), { refresh: [query.cases.key()] })
  const may = (work: CaseWork) => me?.kind === 'staff' && mayWorkOn(me, { ownerId: file.ownerId, teamIds: work.team.map(({ staffId }) => staffId) })
  const line = ({ staffId, name, role }: TeamMember) => (
    <>
      <span><strong>{name}</strong> <Tag tone={role === 'lead' ? 'heard' : 'plain'}>{say(`role.${role}`)}</Tag></span>
      {me?.kind === 'staff' && mayMoveCase(me, file) && staffId !== file.ownerId && <Button tone="bare" onPress={() => setLeaving({ who: staffId, verb: 'takeOff', name })}>{say('takeOff')}</Button>}
    </>
  )
  return (
    <WorkCard caseId={file.id} title={say('team')} none={say('noTeam')} of={({ team }) => team} line={line}>
      {(work) => (
        <div className="stack">
          {work.leadNeeded.length > 0 && !work.team.some(({ role }) => role === 'lead') && <Notice tone="wait">{say('leadMissing', { why: work.leadNeeded.map((reason) => say(`leadReason.${reason}`)).join(' · ') })}</Notice>}
          {work.recusals.map(({ staffId, name, reason }) => <p key={staffId} className="quiet-text">{say('recusals')} · {name} · {reason}</p>)}
          <div className="row">
            {may(work) && <Button onPress={() => setAdding(true)}>{say('addToTeam')}</Button>}
            {me?.kind === 'staff' && may(work) && me.role !== 'lead' && <Button onPress={() => setLeaving({ who: me.id, verb: 'stepBack', name: me.name })}>{say('stepBack')}</Button>}
            {me?.kind === 'staff' && mayMoveCase(me, file) && <Button busy={marking.saving} onPress={() => marking.save(!work.difficult)}>{say(work.difficult ? 'notDifficult' : 'makeDifficult')}</Button>}
          </div>
          <ToldNotice told={marking.refused} />
          {adding && <AddToTeam file={file} onClose={() => setAdding(false)} />}
          {leaving && <ReasonDialog title={`${say(leaving.verb)} · ${leaving.name}`} act={(reason) => api.cases[leaving.verb === 'takeOff' ? 'leaveTeam' : 'stepBack']({ caseId: file.id, staffId: leaving.who, reason })} onClose={() => setLeaving(null)} />}
        </div>
      )}
    </WorkCard>
  )
}

function AddToTeam({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const say = useTexts(casesTexts)
  const everybody = useQuery(query.people.staff.queryOptions({ staleTime: 600_000 }))
  const [role, setRole] = useState<KeptRole | null>(null)
  const [who, setWho] = useState<StaffId | null>(null)
  const fitting = (everybody.data ?? []).filter((one) => !one.suspended && role !== null && fitsRole(one, role))
  return (
    <WorkDialog title={say('addToTeam')} ready={role !== null && who !== null} act={() => api.cases.addToTeam({ caseId: file.id, staffId: who!, role: role! })} onClose={onClose}>
      <Choice label={say('asRole')} required columns={3} options={keptRoles.map((key) => ({ key, word: say(`role.${key}`) }))} value={role} onChange={(next) => { setRole(next); setWho(null) }} />
      <ComboBox label={say('who')} required none={say('noTeam')} disabled={role === null} options={fitting.map((one) => ({ key: one.id, word: one.name, more: one.unitName }))} value={who} onChange={setWho} />
    </WorkDialog>
  )
}
