// Every collection with its indexes: read by the local cloud, by `npm run deploy` and by the tests. Clients may touch none of them.

export interface IndexSpec {
  readonly name: string;
  readonly fields: readonly { readonly field: string; readonly direction: 1 | -1 }[];
  readonly unique?: boolean;
}

export interface CollectionSpec {
  readonly name: string;
  readonly indexes: readonly IndexSpec[];
}

/** `index('byState', 'state', '-dueAt')`: a leading minus means descending. */
const index = (name: string, ...fields: string[]): IndexSpec => ({
  name,
  fields: fields.map((field) =>
    field.startsWith('-') ? { field: field.slice(1), direction: -1 } : { field, direction: 1 },
  ),
});
const unique = (name: string, ...fields: string[]): IndexSpec => ({ ...index(name, ...fields), unique: true });

/** A collection whose documents are written by use-cases: the relay finds what still has to be sealed or sent. */
const collection = (name: string, ...indexes: IndexSpec[]): CollectionSpec => ({
  name,
  indexes: [index('pending', 'pendingMark'), ...indexes],
});

export const COLLECTIONS: readonly CollectionSpec[] = [
  collection(
    'accounts',
    unique('openid', 'openid'),
    index('byRole', 'grants.role'),
    index('bySchool', 'grants.schoolId'),
  ),
  collection('invitations', unique('byCode', 'codeHash'), index('byTime', '-invitedAt')),
  collection('secondFactors'),
  collection('parameters'),
  collection('appComplaints', unique('byReceipt', 'receiptHash'), index('byState', 'state', 'dueOn')),
  collection(
    'children',
    index('bySchool', 'schoolId', 'grade'),
    unique('byNumber', 'schoolId', 'number'),
    index('byGuardian', 'guardianIds'),
    index('byClaimant', 'claimantIds'),
    index('bySelectionCode', 'selectionCodeHash'),
    index('byBindingCode', 'bindingCodeHash'),
    index('byLeaving', 'leftOn'),
  ),
  collection('childKeys'),
  collection('childAccess', index('byChild', 'childIds', '-at'), index('byDay', 'day')),
  collection(
    'childRequests',
    index('bySchool', 'schoolId', 'state', '-at'),
    index('byAccount', 'accountId', '-at'),
    index('byDecision', 'decidedAt'),
  ),
  collection('studentSessions', index('byEnd', 'expiresAt')),
  collection('rosterImports', index('bySchool', 'schoolId', '-at'), index('byDay', 'day')),
  collection('termChanges', index('bySchool', 'schoolId', '-preparedAt')),
  collection('deletions', index('byTime', '-at')),
  collection('institutions', index('byDistrict', 'districtCode', 'status')),
  collection('registryImports', index('byTime', '-at')),
  collection('practitioners', index('byInstitution', 'institutionId', 'leftOn'), index('byName', 'nameHash')),
  collection('personMarks', index('byName', 'nameHash'), index('byPerson', 'personHash')),
  collection('watchOpenings', index('byInstitution', 'institutionId', '-at'), index('byTime', 'at')),
  collection('annualRounds', index('byYear', '-year')),
  collection('annualReturns', index('byYear', 'year', 'districtCode'), unique('byCode', 'codeHash')),
  collection('blacklistCases', index('byState', 'state'), index('byInstitution', 'institutionId')),
  collection('classificationCases', index('byTime', '-openedAt')),
  collection('classificationVotes', index('byCase', 'caseId', 'instance')),
  collection('rosterQuestions', index('byDay', 'day')),
  collection('publishedLists'),
  collection('nationalLists'),
  collection(
    'reports',
    unique('byReceipt', 'receiptHash'),
    index('byDistrict', 'districtCode', '-submittedOn'),
    index('byDay', '-submittedOn'),
    index('byInstitution', 'subject.institutionId', '-submittedOn'),
    index('bySchool', 'subject.schoolId', '-submittedOn'),
    index('byCommunity', 'communityCode', '-submittedOn'),
    index('byHandler', 'handlerId'),
    index('byLead', 'mergedInto'),
    index('byEvidence', 'evidence'),
    index('byDue', 'nextDueOn'),
    index('bySafety', 'safetyDueAt'),
  ),
  collection('observations', index('byReport', 'reportId', 'state'), index('byCommunity', 'communityCode', '-askedOn')),
  collection('extracts', index('byCode', 'code'), index('byReport', 'reportId')),
  collection('publications', index('byState', 'state', '-publishedOn')),
  collection('replyTemplates', index('byOutcome', 'outcome', 'label')),
  collection('signals', index('byKey', 'keys.key')),
  collection('signalQuotas', index('byEnd', 'until')),
  collection('leads', index('byDay', '-openedOn')),
  collection('slips', unique('byCode', 'codeHash'), index('byDay', '-issuedOn')),
  collection('unsealings', index('byReport', 'reportId', 'state'), index('byDay', '-askedOn')),
  collection('evidence', index('unclaimed', 'reportId', 'day'), index('leftover', 'leftover')),
  collection('roundDrafts', index('bySchool', 'schoolId', '-changedAt')),
  collection('rounds', index('bySchool', 'schoolId', '-opensAt')),
  collection(
    'clubs',
    index('byRound', 'roundId'),
    index('bySchool', 'schoolId', 'term'),
    index('byTeacher', 'teacherId'),
  ),
  collection('applications', index('byRound', 'roundId'), index('byChild', 'childId')),
  collection('draws', index('bySchool', 'schoolId')),
  collection('drawResults', index('byRound', 'roundId'), index('byChild', 'childId'), index('byClub', 'clubIds')),
  collection('clubSeats', index('byRound', 'roundId'), index('byMember', 'members'), index('byExpiry', 'nextExpiry')),
  collection('childSeats', index('byRound', 'roundId'), index('byChild', 'childId'), index('unfinished', 'pending.at')),
  collection('handMoves', index('byRound', 'roundId')),
  collection('publicNumbers'),
  collection('roundOdds', index('bySchool', 'schoolId', '-drawnAt')),
  collection(
    'clubAppeals',
    index('bySchool', 'schoolId', 'state'),
    index('byDistrict', 'districtCode', 'state'),
    index('byDue', 'state', 'dueAt'),
    index('byRound', 'roundId', 'state'),
  ),
  collection('notices', index('byState', 'state', '-publishedAt'), index('bySchool', 'schoolId')),
  collection('inspectionPlans', index('bySchoolYear', 'schoolYear')),
  collection('visits', index('bySchoolYear', 'schoolYear', 'districtCode'), index('byMonth', 'month')),
  collection(
    'sessions',
    index('byClub', 'clubId', '-date'),
    index('bySchool', 'schoolId', '-date'),
    index('byHolder', 'heldBy', '-date'),
  ),
  collection('sessionChanges', index('byClub', 'clubId', '-date'), index('byTeacher', 'substitute.teacherId', '-date')),
  collection(
    'absences',
    index('byClub', 'clubId', 'date'),
    index('byChild', 'childId', '-date'),
    index('byDay', 'date'),
  ),
  collection('pickUps', index('bySchool', 'schoolId')),
  collection('lessonTimes'),
  collection('incidents', index('bySchool', 'schoolId', '-at'), index('byChild', 'childId', '-at')),
  collection('hourLedgers', index('bySchool', 'schoolId', 'month')),
  collection('clubWords', index('byClub', 'clubId'), index('byChild', 'childId')),
  collection('certificates', index('byChild', 'childId')),
  collection('ratings', index('byClub', 'clubId'), index('bySchool', 'schoolId', 'term')),
  collection('assessments', index('bySchool', 'schoolId')),
  collection('calendarYears'),
  collection('schoolYears'),
  collection('messages', index('byReceiver', 'to', '-at')),
  collection('schools', index('byDistrict', 'districtCode')),
  // Counts of wrong guesses: written without audit, deleted after their hour (_lib/throttle.ts).
  { name: 'tries', indexes: [index('byEnd', 'until')] },
  {
    name: 'audit',
    indexes: [
      unique('sequence', 'sequence'),
      index('subject', 'subject.collection', 'subject.id'),
      index('byTime', 'at'),
      index('byActor', 'actor.accountId', '-sequence'),
      index('byAction', 'action'),
    ],
  },
];

/** Collections whose documents carry audit rows and messages that the relay moves on. */
export const CARRYING: readonly string[] = COLLECTIONS.filter(({ indexes }) =>
  indexes.some((one) => one.name === 'pending'),
).map(({ name }) => name);
