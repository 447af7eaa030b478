import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Printer } from 'lucide-react'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import type { AppointmentId } from '#shared/appointments/words.ts'
import type { Side } from '#shared/cases/words.ts'
import type { Slip } from '#shared/notices/contract.ts'
import { noticesTexts } from '#shared/notices/texts.ts'
import { dayOf } from '#shared/platform/time.ts'
import { api, query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Mark } from '../ui/mark.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './slip-page.css'

/** The printed slip, 80 mm wide: a big date, the hour, the number, the way there, and the code that checks in; while no time is found, by when it will be. */
export function SlipPage() {
  const { appointmentId, side } = useParams() as { appointmentId: AppointmentId; side: Side }
  const say = useTexts(noticesTexts)
  const found = useQuery(query.notices.slip.queryOptions({ input: { appointmentId, side } }))
  const given = useSave(() => api.notices.slipPrinted({ appointmentId, side }), { refresh: [query.notices.key(), query.appointments.key()] })
  // NOTE: the browser does not say whether paper came out; closing its print window counts as given.
  useEffect(() => {
    const printed = () => given.save(undefined)
    window.addEventListener('afterprint', printed)
    return () => window.removeEventListener('afterprint', printed)
    // oxlint-disable-next-line react/exhaustive-deps -- one listener for the page
  }, [appointmentId, side])
  if (found.isPending) return <Waiting words={say('loading')} />
  if (found.error) return <div className="page"><ToldNotice told={refusalOf(found.error)} onAgain={() => void found.refetch()} /></div>
  return (
    <div className="slip-page">
      <div className="slip-tools row">
        <ButtonLink to="/counter" icon={ArrowLeft}>{say('close')}</ButtonLink>
        <Button tone="main" size="large" icon={Printer} autoFocus onPress={() => window.print()}>{say('print')}</Button>
        {given.saved && <span role="status">{say('printed')}</span>}
        <ToldNotice told={given.refused} onAgain={given.again} />
      </div>
      <SlipPaper slip={found.data} />
    </div>
  )
}

function SlipPaper({ slip }: { slip: Slip }) {
  const say = useTexts(noticesTexts)
  const { language } = useLanguage()
  const { day, time } = useDates()
  return (
    <article className="slip" aria-label={say('slip')}>
      <header className="slip-head"><Mark size="2em" /><strong>{say('slipTitle')}</strong></header>
      {slip.cancelled && <p className="slip-void">{say('slipCancelled')}</p>}
      {slip.time ? <SlipTime time={slip.time} sure={slip.sureAt === null} /> : <p className="slip-wait">{say('slipNoTime')}</p>}
      {slip.sureAt && <p className="slip-sure">{say(slip.time ? 'slipSureAt' : 'slipTellBy', { when: `${day(slip.sureAt)} ${time(slip.sureAt)}` })}</p>}
      {slip.noticePeriod && <p>{say('slipNotice')}</p>}
      <p className="figures">{say('slipCase')} {slip.caseNumber}</p>
      <dl className="slip-facts">
        <div><dt>{say('slipWhere')}</dt><dd><strong>{language === 'zh' ? slip.stationName : slip.stationNameEn}</strong><br />{slip.stationAddress}</dd></div>
        {slip.time && <div><dt>{say('slipRoom')}</dt><dd>{slip.time.roomName}</dd></div>}
        {slip.time && <div><dt>{say('slipOfficer')}</dt><dd>{slip.time.officerName}</dd></div>}
        <div><dt>{say('slipBring')}</dt><dd>{say('slipBringWhat')}</dd></div>
      </dl>
      {slip.time && <p>{say('slipEarly', { early: slip.time.earlyMinutes })}</p>}
      <p>{say('slipCall')}<br /><strong className="slip-phone figures">{slip.stationPhone}</strong></p>
      {slip.time && <div className="slip-code"><QrCode text={slip.time.checkInCode} words={say('slipQr')} size="34mm" /><p>{say('slipQr')}</p></div>}
      <p className="slip-free">{say('slipFree')}</p>
    </article>
  )
}

// The number and the hour; an hour that is not sure yet says so before it is read.
function SlipTime({ time: { queueNumber, from, marketDay }, sure }: { time: NonNullable<Slip['time']>; sure: boolean }) {
  const say = useTexts(noticesTexts)
  const { time, weekday } = useDates()
  const [, month, date] = dayOf(new Date(from)).split('-').map(Number)
  return (
    <>
      <p className="slip-label">{say('slipNumber')}</p>
      <p className="slip-number figures">{queueNumber}</p>
      {!sure && <p className="slip-wait">{say('slipExpected')}</p>}
      <p className="slip-date figures">{say('bigDay', { month: month!, date: date! })}</p>
      <p className="slip-day">{weekday(from)}{marketDay && ` · ${say('marketDay')}`}</p>
      <p className="slip-time figures">{time(from)}</p>
    </>
  )
}
