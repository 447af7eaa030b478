import { useQuery } from '@tanstack/react-query'
import { BellRing, Phone, PhoneMissed, PhoneOff } from 'lucide-react'
import { noticesTexts } from '#shared/notices/texts.ts'
import type { Notice as NoticeToTell } from '#shared/notices/words.ts'
import { api, query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useSentence, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './notices.css'

/** Whom this station has to phone, the most pressing first, with what to say; and what has changed elsewhere. */
export function PhoneList() {
  const say = useTexts(noticesTexts)
  const list = useQuery(query.notices.list.queryOptions({ refetchInterval: 120_000 }))
  const all = (list.data ?? []) as NoticeToTell[]
  const calls = all.filter((one) => one.channel === 'phone').toSorted((a, b) => a.noticeDueAt.localeCompare(b.noticeDueAt))
  const changes = all.filter((one) => one.channel === 'station')
  return (
    <>
      <Card title={say('toPhone')} aside={calls.length > 0 && <strong className="figures">{calls.length}</strong>}>
        {list.isPending && <Waiting words={say('loading')} />}
        <ToldNotice told={list.error ? refusalOf(list.error) : null} onAgain={() => void list.refetch()} />
        {list.data && calls.length === 0 && <Empty icon={Phone} title={say('noneToPhone')}>{say('noneToPhoneMore')}</Empty>}
        <ul className="notices">{calls.map((call) => <Call key={call.id} call={call} />)}</ul>
      </Card>
      {changes.length > 0 && <Card title={say('changes')}><ul className="notices">{changes.map((change) => <Change key={change.id} change={change} />)}</ul></Card>}
    </>
  )
}

function Call({ call }: { call: NoticeToTell }) {
  const say = useTexts(noticesTexts)
  const sentence = useSentence()
  const { moment } = useDates()
  const showing = useSave(() => api.notices.phone({ noticeId: call.id }))
  const answering = useSave(api.notices.answer, { refresh: [query.notices.key(), query.appointments.key()] })
  const answer = (what: 'heard' | 'not_reached' | 'other_time') => answering.save({ noticeId: call.id, answer: what })
  return (
    <li className="notice-call">
      <span className="row"><strong>{call.partyName}</strong>{call.kind !== 'confirmation' && <><span className="figures">{call.queueNumber}</span><span className="quiet-text">{say('tellBy', { when: moment(call.noticeDueAt) })}</span></>}</span>
      {call.phoneMasked === null ? <span>{say('noPhone')}</span> : showing.saved?.phone ? <a className="notice-phone figures" href={`tel:${showing.saved.phone}`}>{showing.saved.phone}</a> : <span className="row"><span className="figures">{call.phoneMasked}</span><Button size="small" icon={Phone} busy={showing.saving} onPress={() => showing.save(undefined)}>{say('showPhone')}</Button></span>}
      <blockquote className="notice-say"><span className="quiet-text">{say('sayThis')}</span> {sentence(call.text)}</blockquote>
      {call.status === 'not_reached' && <span className="quiet-text">{say('triedTimes', { times: call.attempts })}</span>}
      {call.status === 'other_time' && <span className="row"><span>{say('wantsOther')}</span><ButtonLink to={`/counter/appointments/${call.appointmentId}`} size="small">{say('moveIt')}</ButtonLink></span>}
      <span className="row">
        <Button tone="main" size="small" icon={BellRing} busy={answering.saving} onPress={() => answer('heard')}>{say('heard')}</Button>
        <Button size="small" icon={PhoneMissed} isDisabled={answering.saving} onPress={() => answer('not_reached')}>{say('notReached')}</Button>
        {call.status !== 'other_time' && call.kind !== 'cancelled' && call.kind !== 'confirmation' && <Button size="small" icon={PhoneOff} isDisabled={answering.saving} onPress={() => answer('other_time')}>{say('otherTime')}</Button>}
      </span>
      <ToldNotice told={showing.refused ?? answering.refused} onAgain={showing.refused ? showing.again : answering.again} />
    </li>
  )
}

function Change({ change }: { change: NoticeToTell }) {
  const say = useTexts(noticesTexts)
  const sentence = useSentence()
  const noting = useSave(() => api.notices.seen({ noticeId: change.id }), { refresh: [query.notices.key()] })
  return (
    <li className="notice-call">
      <span>{sentence(change.text)}</span>
      <span className="row"><Button size="small" busy={noting.saving} onPress={() => noting.save(undefined)}>{say('seen')}</Button></span>
      <ToldNotice told={noting.refused} onAgain={noting.again} />
    </li>
  )
}
