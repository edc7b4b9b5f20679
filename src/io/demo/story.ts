/** First and last day of the demo's history. */
export const firstDay = '2024-07-01';
export const lastDay = '2026-06-30';

/** The person who merges, tags and keeps the repository. */
export const documentController = 'PER-020';

/** The forge that signs what is merged or edited in its web pages. */
export const forge = { name: 'Brindlemoor Forge', email: 'forge@brindlemoor.example', keyName: 'forge' } as const;

/** The top folder `content` had another name until this day; the commit of that day touches nearly every file. */
export const renamedFolder = { from: 'handbook', to: 'content', on: '2025-05-13', by: documentController } as const;

/** The day on which every process got a page, so that each can name those it works with. */
export const processMap = {
  prefix: 'PRC-',
  on: '2024-07-15',
  by: 'PER-010',
  message: 'Draw the map of processes\n\nOne page each, with its neighbours. They are drafted one after the other.',
} as const;

/** A file that lay elsewhere until a day. */
export const movedFile = {
  from: 'policies/documents-and-records.md',
  to: 'content/procedures/documents-and-records.md',
  on: '2025-06-17',
  by: documentController,
} as const;

/** Days in whose wake the documents of the first complete system were approved; `inForce` is its first day. */
export const wave = { first: '2025-09-04', last: '2025-09-26', inForce: '2025-10-01' } as const;

/** When an item without a date of its own entered: between two days, spread by its id. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/** By id, or by the letters an id begins with. */
export const entered: Readonly<Record<string, Window>> = {
  ROL: { from: firstDay, to: firstDay },
  PER: { from: firstDay, to: firstDay },
  UNI: { from: firstDay, to: firstDay },
  CUS: { from: firstDay, to: firstDay },
  SUP: { from: firstDay, to: firstDay },
  TOL: { from: firstDay, to: firstDay },
  TRM: { from: '2024-08-05', to: '2025-08-29' },
  'TRM-012': { from: '2026-06-25', to: '2026-06-25' },
  XRG: { from: '2024-09-02', to: '2025-07-31' },
  EXT: { from: '2024-10-07', to: '2025-08-29' },
  'EXT-002': { from: '2025-11-10', to: '2025-11-10' },
  ISS: { from: '2025-07-21', to: '2025-09-19' },
  INP: { from: '2025-07-21', to: '2025-09-19' },
  OBL: { from: '2025-07-21', to: '2025-09-19' },
  KPI: { from: '2025-07-21', to: '2025-09-05' },
  RPD: { from: '2025-09-08', to: '2025-09-24' },
  OBJ: { from: '2025-10-09', to: '2025-10-09' },
  RSK: { from: '2025-09-08', to: '2025-12-12' },
  'RSK-010': { from: '2026-02-12', to: '2026-02-12' },
  'DLG-001': { from: '2026-02-12', to: '2026-02-12' },
  'CMP-001': { from: '2025-10-14', to: '2025-10-14' },
  CAU: { from: '2026-03-03', to: '2026-03-05' },
  'MRV-002': { from: '2026-05-06', to: '2026-05-06' },
  SVC: { from: firstDay, to: firstDay },
  'SVC-005': { from: '2025-09-08', to: '2025-09-08' },
};

/** Fields whose text tells of a later day than it states, by item. */
export const laterFields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'OFI-001': { result: '2026-04-24' },
  'SVC-007': { status: '2026-03-31' },
  'SVC-005': { status: '2026-02-02' },
};

/** State an item states before its last dated field is there: the first entry whose field is there, else the last one. */
export const earlierStatus: Readonly<Record<string, readonly (readonly [field: string | null, status: string])[]>> = {
  CHG: [
    ['reviewed', 'reviewed'],
    ['deployment.actual', 'deployed'],
    ['decision', 'approved'],
    [null, 'registered'],
  ],
  REL: [
    ['deployed', 'deployed'],
    ['approved', 'approved'],
    [null, 'planned'],
  ],
  CPL: [
    ['resolution', 'in-progress'],
    [null, 'received'],
  ],
  DSP: [[null, 'in-progress']],
  PRB: [[null, 'investigating']],
  SEC: [[null, 'open']],
  RSK: [
    ['actions', 'in-treatment'],
    [null, 'assessed'],
  ],
  OFI: [
    ['evaluation', 'approved'],
    [null, 'registered'],
  ],
  PER: [[null, 'active']],
  NCR: [
    ['actions', 'action-planned'],
    [null, 'open'],
  ],
  AUD: [[null, 'in-progress']],
  SRP: [[null, 'draft']],
  FIN: [[null, 'draft']],
  DEM: [[null, 'draft']],
  INS: [[null, 'draft']],
  SAT: [[null, 'draft']],
  SVR: [[null, 'draft']],
  ANA: [[null, 'draft']],
  'SVC-005': [[null, 'planned']],
  'SVC-007': [[null, 'live']],
};

/** The first authority matrix: until it was in force, the settings said who may approve. */
export const firstMatrix = { approved: '2024-11-11', inForce: '2024-11-18' } as const;

/** Days of versions that the spacing would get wrong: approval, and first day in force. */
export const versionDays: Readonly<Record<string, { readonly approved: string; readonly inForce: string }>> = {
  'AUT-001 1.0': firstMatrix,
  'IPL-001 1.0': { approved: '2025-07-24', inForce: '2025-07-28' },
  'IPL-001 1.1': { approved: '2025-10-10', inForce: '2025-10-13' },
  'IPL-001 1.2': { approved: '2026-01-29', inForce: '2026-02-02' },
  'IPL-001 1.3': { approved: '2026-03-13', inForce: '2026-03-16' },
  'PLN-001 1.0': { approved: '2024-12-10', inForce: '2025-01-01' },
  'PRO-002 2.0': { approved: '2025-09-24', inForce: '2025-10-01' },
  'SLA-004 1.0': { approved: '2025-09-18', inForce: '2025-10-01' },
};

/** Why a version was made, where the records of the demo tell it. */
export const versionReasons: Readonly<Record<string, string>> = {
  'POL-002 1.3':
    'MRV-001 decided it (D1): a clear test for potential major impact, and five days for the approval of an emergency change.',
  'SLA-004 1.1': 'NCR-001: the agreement had no workload limits, which PRC-006 asks for in every one.',
  'POL-003 2.0': 'The yearly look at the policy, after the first quarter of the complete system.',
  'PLN-001 2.0': 'The plan for the complete system, which begins on 1 October 2025.',
  'PLN-001 3.0': 'The plan for the year 2026.',
  'PRO-002 2.1': 'What the leads asked for after the exercises of the autumn; the steps get shorter.',
  'PRC-012 2.0': 'CHG-003: the new ticket workflow pages the right team at once and shows the target time.',
  'CTL-001 1.1': 'Decided anew after the assessment of risks at the end of the year.',
  'IPL-001 1.1': 'Days of the first quarter set, now that the complete system is in force.',
  'IPL-001 1.2': 'Steps of January done; days of the second audit set.',
  'IPL-001 1.3': 'Steps of the winter done; means for the visits named.',
  'IPL-001 1.4': 'Steps of the spring done; days of the visits of the certification body set.',
};

/** Why all others were made. */
export const commonReasons = {
  first: 'Until now this was done by habit; it is written down so that everybody does the same.',
  again: 'What was missing when people worked by the version before.',
  wave: 'One of the documents that the complete system needs from 1 October 2025.',
  waveAgain: 'Completed for the system that is in force from 1 October 2025.',
  agreement: 'What both sides agreed comes under document control.',
  agreementAgain: 'Both sides agreed on the changes of the year.',
} as const;

/** Sections that an earlier version did not have yet. */
export const withoutSections: Readonly<Record<string, readonly string[]>> = {
  'SLA-004 1.0': ['Workload limits'],
};

/** A change of a finished file without a new version: before the day, `now` read `before`. */
export interface LaterEdit {
  readonly file: string;
  readonly on: string;
  readonly by: string;
  readonly message: string;
  readonly lines: readonly { readonly now: string; readonly before: string }[];
}

/** Lines of PRO-002 as approved on 2026-01-28 (`before`), and as they stand since an edit nobody approved. */
export const editWithoutApproval: LaterEdit = {
  file: 'content/procedures/major-incident.md',
  on: '2026-04-09',
  by: 'PER-013',
  message: 'Page straight from the ticket\n\nThe new workflow can do it. Telephone list swapped to match.',
  lines: [
    {
      before:
        '| 3 | Page through the duty line: ROL-021 calls the leads of the functions concerned (ROL-019, ROL-022), who bring in their engineers. No answer after 10 minutes: call the deputy. | ROL-021 | 10 min |',
      now: '| 3 | Page from the ticket: the desk sends the page straight to the engineer on call of each function concerned and copies the leads (ROL-019, ROL-022). No answer after 5 minutes: page the second on call, then call ROL-021. | ROL-012 | 5 min |',
    },
    { before: '| Customers | ROL-010 | ROL-009 |', now: '| Customers | ROL-009 | ROL-010 |' },
    { before: '| Suppliers | ROL-014 | ROL-021 |', now: '| Suppliers | ROL-021 | ROL-014 |' },
  ],
};

/** Edits after approval, closing or removal; that of a closed record leaves its digest as it was. */
export const laterEdits: readonly LaterEdit[] = [
  editWithoutApproval,
  {
    file: 'content/records/incidents/mir-001.md',
    on: '2026-03-05',
    by: 'PER-020',
    message: 'Map MIR-001 to clause 5.1\n\nThe report shows that top management was told and acted. Mapping only.',
    lines: [{ before: 'clauses: ["8.6.1"]', now: 'clauses: ["8.6.1", "5.1"]' }],
  },
  {
    file: 'content/services/fax-gateway.md',
    on: '2026-04-01',
    by: 'PER-008',
    message:
      'Archive the page of the Fax Gateway\n\nIt was never in the scope (SCP-001); that need not be said of a service that is gone.',
    lines: [{ before: 'in_scope: false\nlive_since:', now: 'live_since:' }],
  },
];

/** Commits after approval that change layout and no word. */
export const layoutEdits = [
  {
    file: 'content/processes/service-levels-and-reporting.md',
    kind: 'line-ends',
    on: '2025-11-05',
    by: 'PER-010',
    message: 'Tidy line ends and stray blanks in PRC-006\n\nNo word changed.',
  },
  {
    file: 'policies/information-security-policy.md',
    kind: 'wrapping',
    on: '2026-01-27',
    by: 'PER-017',
    message: 'Put the wrapped paragraph of POL-003 on one line\n\nNo word changed; the digest stays.',
  },
] as const;

/** A word the approver proposed and the author took over before approval. */
export const suggestions = [
  {
    id: 'PRC-009',
    version: '2.1',
    by: 'PER-002',
    now: 'makes sure there is a way back, and learns from what went wrong.',
    before: 'makes sure there is a way back, and learns from what failed.',
  },
] as const;

/** How the entry of an approver or reviewer came into the repository; signed with their own key where nothing stands here. */
export const recording: Readonly<Record<string, 'unsigned' | 'forge'>> = {
  'PRC-004': 'unsigned',
  'PRC-013': 'unsigned',
  'SLA-003': 'unsigned',
  'PRC-002': 'forge',
  'PRC-015': 'forge',
  'RTS-001': 'forge',
};

/** A document whose text and approval came in one squashed commit. */
export const squashed = {
  id: 'POL-004',
  on: '2025-09-30',
  message:
    'Budgeting and accounting policy (#41)\n\n* First draft with cost types\n* Ordering limits as agreed with Victor\n* Reviewed by Tobias, approved by Victor on 26 September',
} as const;

/** Authors who do not sign their everyday commits. */
export const seldomSigning: ReadonlySet<string> = new Set(['PER-005', 'PER-012', 'PER-015', 'PER-018', 'PER-022']);

/** Authors helped by somebody, by document and version: the second one stands in a trailer. */
export const helpers: Readonly<Record<string, string>> = {
  'CTP-001 1.2': 'PER-023',
  'PRC-012 2.0': 'PER-014',
  'POL-002 1.3': 'PER-021',
  'PLN-001 3.0': 'PER-010',
};

/** People who changed their key: first day of the new one. */
export const newKeySince: Readonly<Record<string, string>> = { 'PER-017': '2025-04-14' };

/** Documents whose approval entry carries a signature of its own in the file. */
export const signedEntries: readonly string[] = [
  'SCP-001',
  'POL-001',
  'POL-003',
  'PLN-001',
  'CTP-001',
  'PRC-012',
  'PRO-002',
];

/** Documents that are made anew every year: the year in their text was that of the version. */
export const yearly: ReadonlySet<string> = new Set(['PLN-001']);
