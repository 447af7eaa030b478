import type { Deps } from './deps.ts'
import { agreementEffective, agreementEnded, agreementSigned, assentSaid, keepSoon, pressOf, sealAgreement, tellAgreements } from './agreements/index.ts'
import { planFollowUpsOf, tellFollowups, withdrawFollowUpsOf } from './followups/index.ts'
import { beginClocks, caseIsUnsafe, followHappening, tellCases } from './cases/index.ts'
import { after, type Listener, type Subscription, tell } from './platform/outbox.ts'
import { appointmentBooked, appointmentCancelled, appointmentHandedOver, appointmentMoved, appointmentReplanned, appointmentTold, callOffJoint, endFeedOf, fillFreeHours, loadAppointment, partyCheckedIn, planWithoutOfficer, planWithoutStation, tellAppointments } from './appointments/index.ts'
import { staffSuspended } from './people/index.ts'
import { openNotices, smsWanted, tellNotices } from './notices/index.ts'
import { tellOversight } from './oversight/index.ts'
import { bindDossier, confirmationRemembered, dossierWanted, followUpOral, houseOf, oralAgreementMade, tellPapers } from './papers/index.ts'
import { closeShowing, tellRecords } from './records/index.ts'
import { openSession, sessionEnded, type Sessions, stepTaken, talkHeld, tellSessions } from './sessions/index.ts'
import { shiftChanged, tellCalendar } from './calendar/index.ts'
import { stationCameBack, stationFellAway, tellStations } from './stations/index.ts'
import type { AppointmentId } from '#shared/appointments/words.ts'
import type { ShiftKind } from '#shared/calendar/words.ts'

/** What follows what, durably. Read it as the plot: each line is tried again until it succeeds. */
export function whatFollows(deps: Deps, sessions: Sessions): Subscription[] {
  const { asSystem } = deps
  const notices = openNotices(deps)
  const caseOf = async (appointmentId: AppointmentId) => (await loadAppointment(deps.database.db, appointmentId))?.caseId
  return [
    after(staffSuspended, 'end-feed', ({ staffId }) => endFeedOf(asSystem('flow'), staffId)),
    after(shiftChanged, 'plan-again', ({ staffId, kind, from, to, removed }) => (isAway(kind, removed) ? planWithoutOfficer(asSystem('planner'), { staffId, from: new Date(from), to: new Date(to) }) : fillFreeHours(asSystem('planner')))),
    after(stationFellAway, 'plan-again', ({ stationId, from, to }) => planWithoutStation(asSystem('planner'), { stationId, from: new Date(from), to: new Date(to) })),
    after(stationCameBack, 'plan-again', () => fillFreeHours(asSystem('planner'))),
    after(appointmentBooked, 'open-session', ({ appointmentId }) => openSession(asSystem('flow'), { appointmentId })),
    after(appointmentMoved, 'move-session', ({ appointmentId }) => sessions.move(appointmentId)),
    after(appointmentHandedOver, 'move-session', ({ appointmentId }) => sessions.move(appointmentId)),
    after(appointmentCancelled, 'abort-session', ({ appointmentId }) => sessions.abort(appointmentId)),
    after(appointmentReplanned, 'move-session', ({ appointmentId }) => sessions.move(appointmentId)),
    after(appointmentBooked, 'begin-clocks', async ({ appointmentId }) => { const caseId = await caseOf(appointmentId); if (caseId) await beginClocks(asSystem('flow'), caseId) }),
    after(appointmentTold, 'tell-everybody', notices.booked),
    after(appointmentTold, 'move-case', async ({ appointmentId }) => { const caseId = await caseOf(appointmentId); if (caseId) await followHappening(asSystem('flow'), caseId, 'told') }),
    after(talkHeld, 'move-case', ({ caseId, together }) => followHappening(asSystem('flow'), caseId, 'met', together)),
    after(stepTaken, 'close-showing', ({ sessionId }) => closeShowing(asSystem('flow'), sessionId)),
    after(sessionEnded, 'close-showing', ({ sessionId }) => closeShowing(asSystem('flow'), sessionId)),
    after(appointmentMoved, 'tell-everybody', notices.moved),
    after(appointmentCancelled, 'tell-everybody', notices.cancelled),
    after(smsWanted, 'send-sms', notices.sms),
    after(caseIsUnsafe, 'call-off-joint', ({ caseId }) => callOffJoint(asSystem('flow'), caseId)),
    after(agreementEffective, 'move-case', ({ caseId }) => followHappening(asSystem('flow'), caseId, 'agreed')),
    after(agreementSigned, 'seal-paper', ({ agreementId }) => sealAgreement(asSystem('paper'), pressOf(deps), agreementId)),
    after(assentSaid, 'keep-sound', ({ assentId }) => keepSoon(deps, { shelf: sessions.recordings.shelf, files: deps.files }, assentId)),
    after(dossierWanted, 'bind-dossier', ({ dossierId }) => bindDossier(asSystem('binder'), houseOf(deps), dossierId)),
    after(confirmationRemembered, 'tell-everybody', notices.confirmation),
    after(agreementEffective, 'plan-follow-ups', ({ agreementId }) => planFollowUpsOf(asSystem('flow'), agreementId)),
    after(oralAgreementMade, 'move-case', ({ caseId }) => followHappening(asSystem('flow'), caseId, 'agreed')),
    after(oralAgreementMade, 'plan-follow-ups', ({ paperId }) => followUpOral(asSystem('flow'), paperId)),
    after(agreementEnded, 'withdraw-follow-ups', (ended) => withdrawFollowUpsOf(asSystem('flow'), ended)),
  ]
}

// Leave that is entered takes somebody away; roster or duty that is taken back does too.
const isAway = (kind: ShiftKind, removed: boolean): boolean => (kind === 'leave') !== removed

/** Who is told at once: connected screens. May be lost; a screen asks again when it comes back. */
export function whoIsTold(deps: Deps, sessions: Sessions): Listener[] {
  return [
    ...tellStations(deps),
    ...tellCalendar(deps),
    ...tellCases(deps),
    ...tellAppointments(deps),
    tell(partyCheckedIn, ({ appointmentId, terminalId }) => sessions.noteArrival(appointmentId, terminalId)),
    ...tellSessions(deps),
    ...tellRecords(deps),
    ...tellAgreements(deps),
    ...tellFollowups(deps),
    ...tellPapers(deps),
    ...tellOversight(deps),
    ...tellNotices(deps),
  ]
}
