// Which entity lives in which collection. Names match cloudfunctions/collections.ts.
import type { StoredParameter } from '../../../shared/domain/account/parameter.schema';
import type { Account } from '../../../shared/domain/account/roles';
import type { School } from '../../../shared/domain/account/school.schema';
import type { SecondFactor } from '../../../shared/domain/account/second-factor';
import type { ChildAccess } from '../../../shared/domain/child/access.schema';
import type { Child, ChildKey } from '../../../shared/domain/child/child.schema';
import type { BindingRequest, CorrectionRequest } from '../../../shared/domain/child/request.schema';
import type { DeletionRecord, RosterImport, StudentSession } from '../../../shared/domain/child/session.schema';
import type { TermChange } from '../../../shared/domain/child/term-change.schema';
import type { Appeal } from '../../../shared/domain/club/appeal.schema';
import type { RoundOdds } from '../../../shared/domain/club/odds';
import type {
  Application,
  Club,
  DrawRecord,
  DrawResult,
  EnteredNumber,
  Round,
} from '../../../shared/domain/club/round.schema';
import type { ChildSeats, ClubSeats, HandMove } from '../../../shared/domain/club/seats.schema';
import type { RoundDraft } from '../../../shared/domain/club/set-up.schema';
import type { AppComplaint } from '../../../shared/domain/complaint/complaint';
import type { InspectionPlan, Visit } from '../../../shared/domain/inspection/inspection.schema';
import type { AnnualReturn, AnnualRound } from '../../../shared/domain/institution/annual/annual.schema';
import type { BlacklistCase } from '../../../shared/domain/institution/blacklist/blacklist';
import type {
  ClassificationCase,
  ClassificationVote,
} from '../../../shared/domain/institution/classification/case.schema';
import type { Institution } from '../../../shared/domain/institution/institution.schema';
import type { NationalSource } from '../../../shared/domain/institution/national/national-file';
import type { PersonMark, Practitioner, RosterQuestions } from '../../../shared/domain/institution/practitioner.schema';
import type { Head } from '../../../shared/domain/institution/published-list/head';
import type { RegistryImport } from '../../../shared/domain/institution/registry-import.schema';
import type { WatchPurpose } from '../../../shared/domain/institution/watch/same-place';
import type { Notice } from '../../../shared/domain/notice/notice.schema';
import type { Evidence } from '../../../shared/domain/report/evidence';
import type { Extract } from '../../../shared/domain/report/extract';
import type { Observation } from '../../../shared/domain/report/observation';
import type { Publication } from '../../../shared/domain/report/publication';
import type { ReplyTemplate } from '../../../shared/domain/report/reply-template';
import type { Report } from '../../../shared/domain/report/report.schema';
import type { Lead, Signal } from '../../../shared/domain/report/signals';
import type { Slip } from '../../../shared/domain/report/slip.schema';
import type { Unsealing } from '../../../shared/domain/report/unsealing';
import type { Assessment, Rating } from '../../../shared/domain/satisfaction/satisfaction.schema';
import type { Invitation } from '../../../shared/domain/staff/invitation';
import type { EnteredYear, SchoolYear } from '../../../shared/domain/tenant/calendar.schema';
import type { Certificate, ClubWords } from '../../../shared/domain/term/certificate';
import type { Ledger } from '../../../shared/domain/term/ledger.schema';
import type {
  Absence,
  Incident,
  LessonTimes,
  PickUps,
  Session,
  SessionChange,
} from '../../../shared/domain/term/session.schema';
import type { SealedAuditEntry } from './audit';
import type { OutgoingMessage } from './message';

/** An entity without what the store keeps for it. */
type Body<T> = Omit<T, 'id' | 'revision'>;

export interface Documents {
  accounts: Body<Account>;
  invitations: Body<Invitation>;
  /** Under the account's id. */
  secondFactors: Body<SecondFactor>;
  appComplaints: Body<AppComplaint>;
  /** Under the parameter's key. */
  parameters: Body<StoredParameter>;
  children: Body<Child>;
  /** Under the child's id, apart from what it seals. */
  childKeys: Body<ChildKey>;
  childAccess: Body<ChildAccess>;
  childRequests: Body<BindingRequest> | Body<CorrectionRequest>;
  studentSessions: Body<StudentSession>;
  rosterImports: Body<RosterImport>;
  termChanges: Body<TermChange>;
  deletions: Body<DeletionRecord>;
  schools: Body<School>;
  reports: Body<Report>;
  evidence: Body<Evidence>;
  observations: Body<Observation>;
  slips: Body<Slip>;
  extracts: Body<Extract>;
  publications: Body<Publication>;
  replyTemplates: Body<ReplyTemplate>;
  signals: Body<Signal>;
  /** How many signals a household sent in a month, under a name that ends with the month. */
  signalQuotas: { taken: number; until: string };
  leads: Body<Lead>;
  unsealings: Body<Unsealing>;
  institutions: Body<Institution>;
  registryImports: Body<RegistryImport>;
  practitioners: Body<Practitioner>;
  personMarks: Body<PersonMark>;
  /** Each time an officer opened what is kept of a former institution's people. */
  watchOpenings: { institutionId: string; by: string; at: number; purpose: WatchPurpose };
  annualRounds: Body<AnnualRound>;
  annualReturns: Body<AnnualReturn>;
  blacklistCases: Body<BlacklistCase>;
  classificationCases: Body<ClassificationCase>;
  classificationVotes: Body<ClassificationVote>;
  /** How often somebody, and an institution, was asked about today: for throttling. */
  rosterQuestions: Body<RosterQuestions>;
  /** One document: the newest head of the published list, and whether it has reached storage. */
  publishedLists: { head: Head; isWritten: boolean };
  /** One document, `current`: which file in storage is the national list. */
  nationalLists: NationalSource & { fileId: string; sha256: string; bytes: number; count: number };
  roundDrafts: Body<RoundDraft>;
  rounds: Body<Round>;
  clubs: Body<Club>;
  applications: Body<Application>;
  /** One for each drawn round, under the round's id. */
  draws: Body<DrawRecord>;
  drawResults: Body<DrawResult>;
  /** The seats of one club, under the club's id: the hot document of a first-come round. */
  clubSeats: Body<ClubSeats>;
  /** What one child holds in one round, under `roundId-childId`. */
  childSeats: Body<ChildSeats>;
  handMoves: Body<HandMove>;
  /** What the first of two people entered, under the round's id. */
  publicNumbers: Body<EnteredNumber>;
  /** One for each drawn round, under the round's id. */
  roundOdds: Body<RoundOdds>;
  /** One for each child and round, under `roundId-childId`. */
  clubAppeals: Body<Appeal>;
  notices: Body<Notice>;
  inspectionPlans: Body<InspectionPlan>;
  visits: Body<Visit>;
  /** A club's meeting that was held, under `clubId-date`. */
  sessions: Body<Session>;
  /** What is different on one day, under `clubId-date`. */
  sessionChanges: Body<SessionChange>;
  /** Under `clubId-date-childId`. */
  absences: Body<Absence>;
  /** Under the child's id. */
  pickUps: Body<PickUps>;
  /** Under the school's id. */
  lessonTimes: Body<LessonTimes>;
  incidents: Body<Incident>;
  /** Under a name made of school, month and payee. */
  hourLedgers: Body<Ledger>;
  /** Under `clubId-childId`. */
  clubWords: Body<ClubWords>;
  /** Under the keyed hash of the code. */
  certificates: Body<Certificate>;
  ratings: Body<Rating>;
  assessments: Body<Assessment>;
  /** Years of the State Council's notice that the bureau entered, under the year. */
  calendarYears: Body<EnteredYear>;
  /** School years of the city, under the year they begin in. */
  schoolYears: Body<SchoolYear>;
  /** What somebody should know, shown once. */
  messages: Omit<OutgoingMessage, 'id'> & { at: number; readAt: number | null };
  audit: Omit<SealedAuditEntry, 'id'>;
}
