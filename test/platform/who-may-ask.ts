import { aPhone, anIdNumber } from '#test/helpers/a-villager.ts'
import { type Asker, askers, type World } from './who-asks.ts'

type Row = { who: readonly Asker[]; with?: (world: World) => Record<string, unknown> | Promise<Record<string, unknown>> }

const everybody = askers
const signedIn = askers.filter((asker) => asker !== 'guest' && asker !== 'visitor')
const staff = signedIn.filter((asker) => !asker.startsWith('terminal'))
/** Who may open the case's file: its station's clerk, its officer, who works on it, and the lead. */
const readers = ['clerk', 'officer', 'recorder', 'lead'] as const
/** Officers and the lead, wherever they sit: a list of what concerns them. */
const officers = ['officer', 'officerElsewhere', 'lead'] as const
const writers = ['officer', 'recorder'] as const

const uuid = '01990101-1111-7000-8000-000000000001'
const villager = (nth: number) => ({ name: '试某', idNumber: anIdNumber('1970-01-01', 'female', nth), phone: aPhone(nth), address: null, needs: [], language: null, guardian: null })
const matter = ({ stationId }: World) => ({ topic: 'neighbor', sides: [{ side: 'applicant', stationId }] })
const slot = ({ staff: { officer } }: World) => ({ from: '2026-09-18T06:00:00.000Z', officerId: officer.id })
const ink = { strokes: [[{ x: 0.1, y: 0.1, ms: 0, pressure: 0.5 }, { x: 0.9, y: 0.9, ms: 100, pressure: 0.5 }]], aspect: 2 }
const theCase = ({ caseId }: World) => ({ caseId })
const theSession = ({ sessionId }: World) => ({ sessionId })
const theAppointment = ({ appointmentId }: World) => ({ appointmentId })
const theAgreement = ({ agreementId }: World) => ({ agreementId })
const theNotice = ({ noticeId }: World) => ({ noticeId })

/**
 * Who gets past the door of each endpoint, and with what they ask. Everybody else is refused (not signed in, not
 * allowed, or not found where even its being there is nobody's business). An endpoint without a line here fails.
 */
export const whoMayAsk: Record<string, Row> = {
  'people.mode': { who: everybody },
  'people.me': { who: everybody },
  'people.openDemoDoor': { who: everybody, with: () => ({ door: 'clerk' }) },
  'people.myAccount': { who: staff },
  'people.signIns': { who: staff },
  'people.endSignIn': { who: staff, with: () => ({ signInId: uuid }) },
  'people.endOtherSignIns': { who: staff },
  'people.staff': { who: staff.filter((asker) => asker !== 'expert') },
  'people.addStaff': { who: ['admin'], with: ({ stationId }) => ({ name: '试某', username: 'someone.new', password: 'a long password', role: 'clerk', unitId: stationId, skills: [] }) },
  'people.keepLanguages': { who: ['admin'], with: ({ spare }) => ({ staffId: spare.staff.id, languages: ['qiang'] }) },
  'people.suspendStaff': { who: ['admin'], with: ({ spare }) => ({ staffId: spare.staff.id, suspended: true }) },
  'people.party': { who: ['lead'], with: ({ partyId }) => ({ partyId, purpose: '核对身份' }) },
  'people.audit': { who: ['lead', 'admin'] },
  'people.verifyAudit': { who: ['lead', 'admin'] },

  'stations.list': { who: signedIn },
  'stations.open': { who: [...staff, 'terminal'], with: ({ stationId }) => ({ stationId }) },
  'stations.terminals': { who: staff.filter((asker) => asker !== 'expert') },
  'stations.askEnrolment': { who: everybody },
  'stations.approveEnrolment': { who: ['clerk', 'admin'], with: async ({ stationId, roomId, anEnrolmentCode }) => ({ code: await anEnrolmentCode(), stationId, roomId, name: '终端 9' }) },
  // Whoever has no claim is told that there is nothing: also who is signed in.
  'stations.claimEnrolment': { who: [], with: () => ({ enrolmentId: uuid, claim: 'x'.repeat(43) }) },
  'stations.revoke': { who: ['clerk', 'admin'], with: ({ spare }) => ({ terminalId: spare.terminal.id }) },
  'stations.rename': { who: ['clerk', 'admin'], with: ({ spare }) => ({ terminalId: spare.terminal.id, name: '终端 8' }) },
  'stations.selfTests': { who: staff.filter((asker) => asker !== 'expert') },
  'stations.askSelfTest': { who: ['clerk', 'lead', 'admin'], with: ({ terminalId }) => ({ terminalId }) },
  'stations.settings': { who: ['clerk', 'admin'], with: ({ terminalId }) => ({ terminalId }) },
  'stations.settle': { who: ['clerk', 'admin'], with: ({ terminalId }) => ({ terminalId, cameraId: null, microphoneId: null, quiet: false }) },
  'stations.lights': { who: staff.filter((asker) => asker !== 'expert') },
  'stations.outages': { who: staff.filter((asker) => asker !== 'expert') },
  'stations.reportOutage': { who: ['clerk', 'lead'], with: ({ stationId }) => ({ stationId, to: '2026-09-18T10:00:00.000Z', reason: '线路断了' }) },
  // Whoever may report is told that there is none of that number.
  'stations.endOutage': { who: [], with: () => ({ outageId: uuid }) },
  'stations.keepStation': { who: ['admin'], with: () => ({ code: 'NEW-1', name: '新所', nameEn: 'New', phone: '120 0000 0001', address: '路 1 号', opensAt: '08:30', closesAt: '20:00', rooms: ['视频室 1'] }) },

  'calendar.reach': { who: staff },
  'calendar.days': { who: staff, with: () => ({ from: '2026-09-18', to: '2026-09-20' }) },
  'calendar.importYear': { who: ['admin'], with: () => ({ year: 2026, holidays: [{ date: '2026-10-01', name: '国庆节' }], makeups: [], source: '试验' }) },
  'calendar.shifts': { who: ['officer', 'lead', 'admin'], with: ({ staff: { officer } }) => ({ staffId: officer.id, from: '2026-09-18T00:00:00Z', to: '2026-09-19T00:00:00Z' }) },
  'calendar.addShift': { who: ['officer', 'lead', 'admin'], with: ({ staff: { officer } }) => ({ staffId: officer.id, kind: 'leave', from: '2026-10-12T00:00:00Z', to: '2026-10-12T09:00:00Z', note: null }) },
  'calendar.removeShift': { who: ['officer', 'lead', 'admin'], with: async ({ aShift }) => ({ shiftId: await aShift() }) },

  'cases.list': { who: staff.filter((asker) => asker !== 'admin') },
  'cases.open': { who: readers, with: theCase },
  'cases.move': { who: ['officer', 'lead'], with: (world) => ({ ...theCase(world), to: 'withdrawn', reason: '本人撤回' }) },
  'cases.work': { who: readers, with: theCase },
  'cases.addToTeam': { who: ['officer', 'lead'], with: (world) => ({ ...theCase(world), staffId: world.spare.staff.id, role: 'lawyer' }) },
  'cases.leaveTeam': { who: ['officer', 'lead'], with: (world) => ({ ...theCase(world), staffId: world.staff.recorder.id, reason: '换人' }) },
  'cases.stepBack': { who: ['officer', 'lead'], with: (world) => ({ ...theCase(world), staffId: world.staff.officer.id, reason: '是表亲' }) },
  'cases.markDifficult': { who: ['officer', 'lead'], with: (world) => ({ ...theCase(world), difficult: true }) },
  'cases.planStep': { who: ['officer', 'lead'], with: (world) => ({ ...theCase(world), what: '看现场', ownerId: world.staff.officer.id, dueOn: '2026-09-25' }) },
  // Whoever may is told that there is no such step left to do.
  'cases.finishStep': { who: ['officer', 'lead'], with: (world) => ({ ...theCase(world), stepId: uuid, result: '看过了' }) },
  'cases.logContact': { who: readers, with: (world) => ({ ...theCase(world), channel: 'phone', incoming: false, minutes: 5, withWhom: '覃某', summary: '问了情况' }) },
  'cases.givePower': { who: readers, with: (world) => ({ ...theCase(world), principalId: world.partyId, agentName: '试某', relation: '儿子', powers: ['evidence'], fromDay: '2026-09-18', untilDay: '2026-12-31' }) },
  'cases.revokePower': { who: readers, with: (world) => ({ ...theCase(world), powerId: uuid }) },
  'cases.refer': { who: readers, with: (world) => ({ ...theCase(world), pathway: 'court', reason: '' }) },
  // Closed even to the lead: only who answers for the case, its mediators and its psychologists.
  'cases.closedNotes': { who: ['officer'], with: theCase },
  'cases.writeClosedNote': { who: ['officer'], with: (world) => ({ ...theCase(world), kind: 'caucus', text: '底线是一千元' }) },
  'cases.safety': { who: ['clerk', 'officer', 'lead'], with: theCase },
  'cases.answerSafety': { who: ['clerk', 'officer', 'lead'], with: (world) => ({ ...theCase(world), unsafe: false }) },
  'cases.clocks': { who: readers, with: theCase },
  'cases.clocksDue': { who: staff.filter((asker) => asker !== 'admin') },
  'cases.toHandOver': { who: staff.filter((asker) => asker !== 'admin') },
  'cases.extendClock': { who: ['officer', 'lead'], with: ({ clockId }) => ({ clockId, reason: '双方都同意延长' }) },
  'cases.pauseClock': { who: ['officer', 'lead'], with: ({ clockId }) => ({ clockId, paused: true, reason: '等鉴定' }) },

  'appointments.offers': { who: ['clerk', 'clerkElsewhere', 'lead'], with: matter },
  'appointments.letGo': { who: ['clerk', 'clerkElsewhere', 'lead'], with: () => ({ key: uuid }) },
  'appointments.register': { who: ['clerk', 'clerkElsewhere', 'lead'], with: (world) => ({ idempotencyKey: uuid, summary: '', topic: 'neighbor', sides: [{ side: 'applicant', stationId: world.stationId, parties: [villager(1)] }] }) },
  'appointments.again': { who: ['clerk', 'officer', 'lead'], with: (world) => ({ ...theCase(world), idempotencyKey: uuid }) },
  'appointments.againOffers': { who: ['clerk', 'officer', 'lead'], with: theCase },
  'appointments.ofCase': { who: readers, with: theCase },
  'appointments.escalations': { who: ['clerk', 'clerkElsewhere', 'lead'] },
  'appointments.settle': { who: ['clerk', 'lead'], with: async ({ anEscalation }) => ({ escalationId: await anEscalation(), way: 'withdrawn' }) },
  'appointments.list': { who: staff.filter((asker) => asker !== 'admin'), with: () => ({ day: '2026-09-18' }) },
  'appointments.one': { who: readers, with: theAppointment },
  'appointments.newTimes': { who: ['clerk', 'officer', 'lead'], with: theAppointment },
  'appointments.cancel': { who: ['clerk', 'officer', 'lead'], with: (world) => ({ ...theAppointment(world), reason: '下雨' }) },
  'appointments.move': { who: ['clerk', 'officer', 'lead'], with: (world) => ({ ...theAppointment(world), by: 'party', reason: '下雨', chosen: slot(world) }) },
  'appointments.amendCheckIn': { who: ['clerk', 'lead'], with: (world) => ({ ...theAppointment(world), side: 'applicant', saw: { paper: 'passport', along: { guardian: 1, interpreter: 0, supporter: 0 }, ownIncome: false } }) },
  'appointments.checkIn': { who: ['clerk', 'lead'], with: (world) => ({ ...theAppointment(world), side: 'applicant' }) },
  'appointments.noShow': { who: ['clerk', 'officer', 'lead'], with: (world) => ({ ...theAppointment(world), who: 'party' }) },

  'appointments.touched': { who: ['officer', 'lead', 'admin'], with: ({ staff: { officer } }) => ({ staffId: officer.id, from: '2026-09-18T00:00:00Z', to: '2026-09-19T00:00:00Z' }) },
  'appointments.colleagues': { who: ['officer', 'lead'], with: theAppointment },
  'appointments.handOver': { who: ['officer', 'lead'], with: (world) => ({ ...theAppointment(world), takerId: world.staff.officerElsewhere.id, reason: '出差' }) },
  // An officer takes it for themselves only; they must have the skill, not the case.
  'appointments.takers': { who: readers, with: theCase },
  // The world's case has a meeting that goes on: who may give it is past the door and told that it goes with that.
  'appointments.handCaseOver': { who: ['officer', 'lead'], with: (world) => ({ ...theCase(world), takerId: world.staff.officerElsewhere.id, reason: '出差' }) },
  'appointments.takeOver': { who: ['officerElsewhere', 'lead'], with: (world) => ({ ...theAppointment(world), takerId: world.staff.officerElsewhere.id, reason: '他病了' }) },
  'appointments.handovers': { who: officers },
  'appointments.withoutOfficer': { who: officers },
  'appointments.answerHandover': { who: ['officerElsewhere'], with: ({ handoverId }) => ({ handoverId, accept: true }) },
  'appointments.withdrawHandover': { who: ['officer'], with: ({ handoverId }) => ({ handoverId }) },
  'appointments.feed': { who: ['officer', 'officerElsewhere'] },
  'appointments.makeFeed': { who: ['officer', 'officerElsewhere'] },
  'appointments.removeFeed': { who: ['officer', 'officerElsewhere'] },

  // What the media server can carry is the same for all and known before anybody signs in.
  'sessions.mediaCapabilities': { who: everybody },
  'sessions.coming': { who: signedIn.filter((asker) => asker !== 'admin') },
  'sessions.read': { who: ['officer', 'recorder', 'recorderElsewhere', 'lead', 'terminal', 'visitor'], with: theSession },
  'sessions.lost': { who: ['clerk', 'officer'], with: theSession },
  // Who may ask is told that nobody is lost, and is given no number.
  'sessions.lostPhone': { who: ['clerk', 'officer'], with: (world) => ({ ...theSession(world), partyId: world.partyId }) },
  'sessions.ofCase': { who: readers, with: theCase },
  'sessions.summon': { who: ['officer'], with: (world) => ({ ...theSession(world), skill: 'lawyer' }) },
  'sessions.invite': { who: ['officer'], with: (world) => ({ ...theSession(world), staffId: world.spare.staff.id }) },

  'sessions.makeGuestLink': { who: ['clerk', 'officer'], with: (world) => ({ ...theSession(world), side: 'respondent', name: '试某' }) },
  'sessions.guestLinks': { who: ['clerk', 'officer'], with: theSession },
  'sessions.revokeGuestLink': { who: ['clerk', 'officer'], with: (world) => ({ ...theSession(world), seatId: world.visitorId }) },
  // Whoever has no link is told that it is not right.
  'sessions.openGuestLink': { who: [], with: () => ({ token: 'x'.repeat(43), browser: `visitor-${'x'.repeat(43)}` }) },

  'records.notes': { who: readers, with: theSession },
  'records.review': { who: [...readers, 'terminal'], with: theSession },
  'records.showNotes': { who: writers, with: (world) => ({ ...theSession(world), shown: true }) },
  // Whoever may is told that nothing is shown.
  'records.confirmNotes': { who: ['terminal'], with: (world) => ({ ...theSession(world), reviewId: uuid }) },
  'records.askCorrection': { who: ['terminal'], with: (world) => ({ ...theSession(world), reviewId: uuid, lineId: uuid }) },
  'records.writeCorrection': { who: writers, with: (world) => ({ ...theSession(world), correctionId: uuid, words: '是西边' }) },
  'records.signNotes': { who: writers, with: (world) => ({ ...theSession(world), reviewId: uuid, missing: null }) },
  'records.caseNotes': { who: readers, with: theCase },
  'records.attachments': { who: readers, with: theCase },
  'records.showEvidence': { who: ['officer'], with: (world) => ({ ...theSession(world), attachmentId: world.attachmentId }) },
  'records.showing': { who: ['officer', 'recorder', 'terminal', 'visitor'], with: theSession },
  'records.endShowing': { who: ['officer'], with: theSession },
  'records.seen': { who: ['officer', 'recorder', 'terminal', 'visitor'], with: ({ showingId }) => ({ showingId }) },
  'records.readers': { who: readers, with: ({ attachmentId }) => ({ attachmentId }) },
  'records.showings': { who: readers, with: theCase },
  'records.recordings': { who: readers, with: theCase },
  'records.watch': { who: ['officer', 'recorder', 'lead'], with: (world) => ({ ...theSession(world), reason: '核对当时怎么说的' }) },
  'records.holdRecordings': { who: ['lead'], with: (world) => ({ ...theCase(world), reason: '法院要调取' }) },
  'records.liftHold': { who: ['lead'], with: (world) => ({ ...theCase(world), reason: '法院还回来了' }) },
  'records.recordingsDue': { who: ['lead'] },
  'records.filesKept': { who: ['lead', 'admin'] },
  'records.checkRecordings': { who: readers, with: theSession },

  'agreements.draft': { who: writers, with: theSession },
  'agreements.edit': { who: writers, with: (world) => ({ ...theAgreement(world), version: 1, facts: '田坎被移动', issues: '', terms: [] }) },
  'agreements.unprintable': { who: writers, with: (world) => ({ ...theAgreement(world), facts: '田坎被移动', issues: '', terms: [] }) },
  'agreements.show': { who: writers, with: (world) => ({ ...theAgreement(world), shown: true }) },
  'agreements.openForSigning': { who: writers, with: (world) => ({ ...theAgreement(world), version: 1 }) },
  'agreements.answerClause': { who: ['terminal'], with: (world) => ({ ...theAgreement(world), contentHash: 'b'.repeat(64), clause: 'facts', answer: 'agree' }) },
  'agreements.chooseWay': { who: ['terminal'], with: (world) => ({ ...theAgreement(world), partyId: world.partyId, way: 'finger' }) },
  'agreements.nameWitness': { who: ['clerk', 'officer', 'recorder'], with: (world) => ({ ...theAgreement(world), partyId: world.partyId, name: '韦某', who: 'neighbour' }) },
  'agreements.printDraft': { who: ['clerk', 'officer', 'recorder'], with: theAgreement },
  'agreements.signOnPaper': { who: ['clerk', 'officer', 'recorder'], with: (world) => ({ ...theAgreement(world), contentHash: 'b'.repeat(64), attachmentId: world.attachmentId, signerKeys: [`party:${world.partyId}`] }) },
  'agreements.answerAssent': { who: ['terminal'], with: (world) => ({ ...theAgreement(world), contentHash: 'b'.repeat(64), partyId: world.partyId, answer: 'no' }) },
  'agreements.sayAssent': { who: ['terminal'], with: (world) => ({ ...theAgreement(world), contentHash: 'b'.repeat(64), partyId: world.partyId }) },
  // Whoever may listen is told that nothing is kept.
  'agreements.hearAssent': { who: ['officer', 'recorder', 'lead'], with: (world) => ({ ...theAgreement(world), assentId: uuid, reason: '核对当时怎么说的' }) },
  'agreements.sign': { who: ['terminal'], with: (world) => ({ ...theAgreement(world), contentHash: 'b'.repeat(64), signerKey: `party:${world.partyId}`, ink }) },
  'agreements.withdraw': { who: ['officer'], with: (world) => ({ ...theAgreement(world), reason: '写错了' }) },
  'agreements.amend': { who: writers, with: (world) => ({ ...theAgreement(world), ...theSession(world) }) },
  'agreements.end': { who: ['officer', 'lead'], with: (world) => ({ ...theAgreement(world), ending: 'consent', reason: '双方另有约定' }) },
  'agreements.get': { who: [...readers, 'terminal'], with: theAgreement },
  // A visitor is told that there is none for them: they do not sign here.
  'agreements.ofSession': { who: [...readers, 'terminal', 'visitor'], with: theSession },
  // Open to everyone, who are all told that this paper is not ours.
  'agreements.verifyFile': { who: everybody, with: () => ({ pdf: Buffer.from('%PDF-1.7').toString('base64') }) },
  'agreements.verify': { who: [], with: () => ({ fingerprint: 'c'.repeat(32) }) },
  'agreements.ofCase': { who: readers, with: theCase },

  // A list of one's own, so it is empty where nothing is.
  'followups.list': { who: staff },
  'followups.ofCase': { who: readers, with: theCase },
  'followups.settle': { who: ['clerk', 'officer'], with: ({ followUpId }) => ({ followUpId, outcome: 'done_kept', remark: '' }) },

  'followups.missed': { who: ['clerk', 'officer'], with: ({ followUpId }) => ({ followUpId, mode: 'call' }) },
  'followups.waive': { who: ['clerk', 'officer'], with: ({ followUpId }) => ({ followUpId, reason: '本人说不用问' }) },
  'followups.why': { who: ['clerk', 'officer'], with: ({ followUpId }) => ({ followUpId }) },
  // Never who handled the case.
  'followups.grade': { who: ['clerk', 'recorder'], with: (world) => ({ ...theCase(world), side: 'applicant', grade: 'good' }) },
  // The world's talk still goes on: its own terminal is past the door and told that it is not asked now.
  'followups.gradeHere': { who: ['terminal'], with: (world) => ({ ...theSession(world), grade: 'good' }) },
  'followups.satisfaction': { who: ['lead'] },
  'followups.close': { who: ['officer', 'lead'], with: (world) => ({ ...theCase(world), to: 'closed', reason: '做完了' }) },
  'followups.reopen': { who: ['officer', 'lead'], with: (world) => ({ ...theCase(world), to: 'handling', reason: '有新情况' }) },

  'papers.ofCase': { who: readers, with: theCase },
  'papers.look': { who: ['clerk', 'officer', 'recorder'], with: (world) => ({ ...theCase(world), kind: 'recording_notice', fields: {}, language: 'zh' }) },
  'papers.make': { who: ['clerk', 'officer', 'recorder'], with: (world) => ({ ...theCase(world), kind: 'recording_notice', fields: {} }) },
  'papers.readingCopy': { who: readers, with: ({ paperId }) => ({ paperId }) },
  'papers.confirmation': { who: readers, with: theCase },
  // Whoever may is told that there is no agreement in effect yet.
  'papers.consent': { who: ['clerk', 'officer', 'recorder'], with: (world) => ({ ...theCase(world), side: 'applicant', way: 'by_phone' }) },
  'papers.sent': { who: ['clerk', 'officer', 'recorder'], with: (world) => ({ ...theCase(world), court: '县法院', sentOn: '2026-09-18' }) },
  'papers.answered': { who: ['clerk', 'officer', 'recorder'], with: (world) => ({ ...theCase(world), state: 'confirmed', on: '2026-09-18', note: '' }) },
  'papers.bindDossier': { who: ['officer', 'recorder', 'lead'], with: (world) => ({ ...theCase(world), purpose: 'archive' }) },
  'papers.dossiers': { who: readers, with: theCase },
  // Open to everyone, who are all told that this paper is not ours.
  'papers.verify': { who: [], with: () => ({ fingerprint: 'c'.repeat(32) }) },

  'oversight.board': { who: ['lead'], with: () => ({ day: '2026-09-18' }) },
  'oversight.load': { who: ['lead'], with: () => ({ day: '2026-09-18' }) },
  'oversight.risks': { who: ['lead'] },
  'oversight.standings': { who: ['lead'] },
  'oversight.forecast': { who: ['lead'] },

  'notices.list': { who: ['clerk', 'clerkElsewhere', 'lead'] },
  'notices.ofAppointment': { who: readers, with: theAppointment },
  'notices.phone': { who: ['clerk', 'lead'], with: theNotice },
  'notices.answer': { who: ['clerk', 'lead'], with: (world) => ({ ...theNotice(world), answer: 'heard' }) },
  'notices.seen': { who: ['clerk', 'lead'], with: theNotice },
  'notices.slip': { who: readers, with: (world) => ({ ...theAppointment(world), side: 'applicant' }) },
  'notices.slipPrinted': { who: ['clerk', 'lead'], with: (world) => ({ ...theAppointment(world), side: 'applicant' }) },
  'notices.board': { who: ['clerk', 'clerkElsewhere', 'lead', 'terminal', 'terminalElsewhere'] },
}
