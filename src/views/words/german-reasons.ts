/** Why the evidence of a clause stands as it does, and groups of types. */
export const germanReasons = {
  'Evidence is there, but it is past its interval or review.':
    'Nachweise liegen vor, aber ihr Intervall oder ihre Überprüfung ist überschritten.',
  'The owner states that nothing has happened that would leave a record.':
    'Die verantwortliche Rolle erklärt, dass nichts geschehen ist, was eine Aufzeichnung hinterließe.',
  'No item names this clause.': 'Kein Eintrag nennt diesen Abschnitt.',
  'What names the clause is on file in a version of a later day; which version was in force on this day is not known without history.':
    'Was den Abschnitt nennt, liegt in einer Version von einem späteren Tag vor; welche Version an diesem Tag galt, ist ohne Verlauf nicht bekannt.',
  'Only through {clauses}.': 'Nur über {clauses}.',
  '1 item shows it, in force or closed, and current.': '1 Eintrag belegt ihn, in Kraft oder abgeschlossen und aktuell.',
  'Items show it, in force or closed, and current.': 'Einträge belegen ihn, in Kraft oder abgeschlossen und aktuell.',
  '{count} items show it, in force or closed, and current.':
    '{count} Einträge belegen ihn, in Kraft oder abgeschlossen und aktuell.',
  'Evidence is there, but nothing for {names}.': 'Nachweise liegen vor, aber keiner für {names}.',
  'Evidence is there, but what shows {names} is past its interval or review.':
    'Nachweise liegen vor, aber bei {names} ist das Intervall oder die Überprüfung überschritten.',
  'Evidence is there, but what shows {names} is on file in a version of a later day; which version was in force on this day is not known without history.':
    'Nachweise liegen vor, aber der für {names} liegt in einer Version von einem späteren Tag vor; welche Version an diesem Tag galt, ist ohne Verlauf nicht bekannt.',
  'Items name the clause, but none counts on this day ({reasons}).':
    'Einträge nennen den Abschnitt, aber keiner zählt an diesem Tag ({reasons}).',
  'This audience sees a part of the SMS, so nothing is said of the clause as a whole.':
    'Dieser Kreis sieht einen Teil des SMS, darum wird über den Abschnitt im Ganzen nichts gesagt.',
  'clause#through': 'Abschnitt',
  'of#through': 'von',
  'and#through': 'und',
  '{period} for {subject}': '{period} für {subject}',
  'Direction and frame': 'Ausrichtung und Rahmen',
  'Process documentation': 'Prozessdokumentation',
  'People and authority': 'Personen und Befugnisse',
  'Services and agreements': 'Services und Vereinbarungen',
  'Planning and assurance': 'Planung und Absicherung',
  Checking: 'Überprüfung',
  'Operational records': 'Betriebliche Aufzeichnungen',
  Housekeeping: 'Verwaltung',
  'Inside a parent': 'Innerhalb eines anderen Eintrags',
} as const;
