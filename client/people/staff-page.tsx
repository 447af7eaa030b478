import { useQuery } from '@tanstack/react-query'
import { Languages, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { skillTexts } from '#shared/people/skill-texts.ts'
import { peopleTexts } from '#shared/people/texts.ts'
import { tongueTexts } from '#shared/people/tongue-texts.ts'
import type { StaffId, Tongue } from '#shared/people/words.ts'
import { api, query } from '../platform/api.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Field } from '../ui/field.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Page, Tag } from '../ui/page.tsx'
import { Table } from '../ui/table.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { AddStaff } from './add-staff.tsx'
import { LanguagesDialog } from './languages-dialog.tsx'
import { useMe } from './use-me.ts'

/** Everybody who signs in; an admin adds, suspends and lets in again. */
export function StaffPage() {
  const say = useTexts(peopleTexts)
  const saySkill = useTexts(skillTexts)
  const sayTongue = useTexts(tongueTexts)
  const { language } = useLanguage()
  const { data: me } = useMe()
  const list = useQuery(query.people.staff.queryOptions())
  const [sought, setSought] = useState('')
  const [adding, setAdding] = useState(false)
  const [speaker, setSpeaker] = useState<{ id: StaffId; name: string; languages: Tongue[] } | null>(null)
  const [asked, setAsked] = useState<{ id: StaffId; name: string } | null>(null)
  const { save, saving, refused } = useSave((change: { staffId: StaffId; suspended: boolean }) => api.people.suspendStaff(change), { refresh: [query.people.staff.key()], then: () => setAsked(null) })
  const isAdmin = me?.kind === 'staff' && me.role === 'admin'
  const unitOf = (row: { unitName: string; unitNameEn: string }) => (language === 'zh' ? row.unitName : row.unitNameEn)
  const rows = (list.data ?? []).filter((row) => `${row.name} ${row.username} ${unitOf(row)} ${say(`role.${row.role}`)} ${[...row.skills.map((skill) => saySkill(skill)), ...row.languages.map((tongue) => sayTongue(tongue))].join(' ')}`.toLowerCase().includes(sought.trim().toLowerCase()))
  return (
    <Page title={say('staff')} more={list.data && say('staffMore', { count: rows.length })} actions={isAdmin && <Button tone="main" icon={UserPlus} onPress={() => setAdding(true)}>{say('addStaff')}</Button>}>
      <Field label={say('find')} type="search" value={sought} onChange={setSought} />
      <ToldNotice told={refused ?? (list.error ? refusalOf(list.error) : null)} onAgain={() => void list.refetch()} />
      {list.isPending && <Waiting words={say('loading')} />}
      {list.data && <Table label={say('staff')} rows={rows} rowKey={({ id }) => id} toneOf={({ suspended }) => (suspended ? 'past' : 'plain')} columns={[
        { key: 'name', title: say('name'), cell: ({ name, username }) => <>{name} <span className="quiet-text">{username}</span></> },
        { key: 'unit', title: say('unit'), cell: unitOf },
        { key: 'role', title: say('role'), cell: ({ role }) => say(`role.${role}`), narrow: true },
        { key: 'skills', title: say('skills'), cell: ({ skills, languages }) => <span className="row">{skills.map((skill) => <Tag key={skill}>{saySkill(skill)}</Tag>)}{languages.map((tongue) => <Tag key={tongue}>{sayTongue(tongue)}</Tag>)}</span> },
        { key: 'state', title: say('state'), cell: ({ suspended, twoFactor }) => <Lamp state={suspended ? 'bad' : 'good'} word={say(suspended ? 'suspended' : twoFactor ? 'withFactor' : 'active')} />, narrow: true },
        { key: 'do', title: '', narrow: true, cell: ({ id, name, skills, languages, suspended }) => isAdmin && me.id !== id && <span className="row" style={{ flexWrap: 'nowrap' }}>
          {skills.includes('interpreter') && <Button size="small" icon={Languages} aria-label={`${say('languagesShort')} ${say('languagesOf', { name })}`} onPress={() => setSpeaker({ id, name, languages })}>{say('languagesShort')}</Button>}
          {suspended
            ? <Button size="small" onPress={() => save({ staffId: id, suspended: false })}>{say('readmit')}</Button>
            : <Button size="small" onPress={() => setAsked({ id, name })}>{say('suspend')}</Button>}
        </span> },
      ]} />}
      {adding && <AddStaff units={unitsOf(list.data ?? [], unitOf)} onClose={() => setAdding(false)} />}
      {speaker && <LanguagesDialog of={speaker} onClose={() => setSpeaker(null)} />}
      <Confirm title={say('suspendAsk', { name: asked?.name ?? '' })} open={asked !== null} yes={say('suspend')} danger busy={saving} onNo={() => setAsked(null)} onYes={() => asked && save({ staffId: asked.id, suspended: true })}><p>{say('suspendMore')}</p></Confirm>
    </Page>
  )
}

function unitsOf<Row extends { unitId: string }>(rows: readonly Row[], word: (row: Row) => string) {
  return [...new Map(rows.map((row) => [row.unitId, { key: row.unitId, word: word(row) }])).values()]
}
