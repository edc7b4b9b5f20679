/** What stands around every page, and what many pages say. */
export const germanFrame = {
  yes: 'ja',
  no: 'nein',
  Home: 'Start',
  Services: 'Services',
  Documents: 'Dokumente',
  Clauses: 'Abschnitte',
  Matrix: 'Matrix',
  People: 'Personen',
  Due: 'Fällig',
  Findings: 'Feststellungen',
  Accessibility: 'Barrierefreiheit',
  'in what this site shows': 'in dem, was diese Seiten zeigen',
  'commit {id}': 'Commit {id}',
  'commit {id} of {day}': 'Commit {id} vom {day}',
  'This is the manual as it was in force on that day, not as it is today.':
    'Dies ist das Handbuch, wie es an jenem Tag galt, nicht wie es heute gilt.',
  'This is the manual as it was in force on the day this copy was made.':
    'Dies ist das Handbuch, wie es an dem Tag galt, an dem diese Fassung erzeugt wurde.',
  'This is the manual as it will be in force on that day, as far as it was approved when this copy was made.':
    'Dies ist das Handbuch, wie es an jenem Tag gelten wird, soweit es freigegeben war, als diese Fassung erzeugt wurde.',
} as const;
