/** What pages say of how an item stands. */
export const germanStanding = {
  Withdrawn: 'Zurückgezogen',
  Superseded: 'Abgelöst',
  Expired: 'Abgelaufen',
  'Retired#state': 'Außer Betrieb',
  Terminated: 'Beendet',
  Transferred: 'Übertragen',
  'File gone': 'Datei fehlt',
  'Not yet in force': 'Noch nicht in Kraft',
  'Not approved': 'Nicht freigegeben',
  Draft: 'Entwurf',
  'in force#state': 'in Kraft',
  'in review#state': 'in Prüfung',
  'its file is gone': 'Datei fehlt',
  'left#person': 'ausgeschieden',
  'This is not the approved text': 'Dies ist nicht der freigegebene Text',
  'The content differs from the one approved.': 'Der Inhalt weicht vom freigegebenen ab.',
  'The content differs from the one approved on {day}.': 'Der Inhalt weicht von dem am {day} freigegebenen ab.',
  'The approved text is not at hand here: this site was built without the history of the repository.':
    'Der freigegebene Text liegt hier nicht vor: Diese Seiten wurden ohne den Verlauf des Repositorys erzeugt.',
  'The approved text is not at hand here: what is known of the history of the repository does not hold it.':
    'Der freigegebene Text liegt hier nicht vor: Der bekannte Teil des Verlaufs des Repositorys enthält ihn nicht.',
  'The approved text is not at hand here: no commit in the history of the repository holds it.':
    'Der freigegebene Text liegt hier nicht vor: Kein Commit im Verlauf des Repositorys enthält ihn.',
  'This record was changed after it was closed': 'Diese Aufzeichnung wurde nach dem Abschluss geändert',
  'The content differs from the one that was closed. Corrections belong into a correction entry.':
    'Der Inhalt weicht vom abgeschlossenen ab. Korrekturen gehören in einen Korrektureintrag.',
  'It does not apply on {day} and is kept for reference only.':
    'Der Text gilt am {day} nicht und ist nur zum Nachschlagen da.',
  'In its place:': 'An seiner Stelle:',
  'It has not been approved and does not apply yet.': 'Er ist nicht freigegeben und gilt noch nicht.',
  'It does not apply yet.': 'Der Text gilt noch nicht.',
  'It comes into force on {day}.': 'Der Text tritt am {day} in Kraft.',
  'the text in force now': 'der jetzt gültige Text',
  'version {version}': 'Version {version}',
  '{version} comes into force on {day}': '{version} tritt am {day} in Kraft',
  'This page shows {version}, which applies until then.': 'Bis dahin gilt, was diese Seite zeigt: {version}.',
  'See what changes': 'Zeigen, was sich ändert',
  'the last approved text': 'der zuletzt freigegebene Text',
  'This page shows {version}.': 'Diese Seite zeigt: {version}.',
  'This page shows {version}, approved on {day}.': 'Diese Seite zeigt: {version}, freigegeben am {day}.',
  'Last approved text: {version}': 'Zuletzt freigegebener Text: {version}',
  'The text in the file was changed after that and is not approved; it does not apply.':
    'Der Text der Datei wurde danach geändert und ist nicht freigegeben; er gilt nicht.',
  'The text in the file is called approved, but nobody approved it; it does not apply.':
    'Der Text der Datei heißt freigegeben, aber niemand hat ihn freigegeben; er gilt nicht.',
  'A new version is being written': 'Eine neue Version ist in Arbeit',
  'It is in force. The next one is not approved yet.':
    'Diese Fassung ist in Kraft. Die nächste ist noch nicht freigegeben.',
  'It is in force. The next one, version {version}, is not approved yet.':
    'Diese Fassung ist in Kraft. Die nächste, Version {version}, ist noch nicht freigegeben.',
  'A later version exists': 'Es gibt eine spätere Version',
  'It was in force on {day}. The file holds a later one.':
    'Diese Fassung war am {day} in Kraft. Die Datei enthält eine spätere.',
  'It was in force on {day}. The file holds a later one, version {version}.':
    'Diese Fassung war am {day} in Kraft. Die Datei enthält eine spätere, Version {version}.',
  'Its file is gone': 'Die Datei fehlt',
  'Ask its owner whether it still applies.': 'Fragen Sie die verantwortliche Rolle, ob der Text noch gilt.',
  'Its file was taken out of the manual, and nothing says that it was withdrawn or replaced.':
    'Die Datei wurde aus dem Handbuch entfernt, und nichts sagt, dass der Text zurückgezogen oder ersetzt wurde.',
  'Its file was taken out of the manual on {day}, and nothing says that it was withdrawn or replaced.':
    'Die Datei wurde am {day} aus dem Handbuch entfernt, und nichts sagt, dass der Text zurückgezogen oder ersetzt wurde.',
  'Its file was given another id: the text went on as {id}, which nobody approved.':
    'Die Datei bekam eine andere ID: Der Text wurde als {id} weitergeführt, was niemand freigegeben hat.',
  'Its file was given another id on {day}: the text went on as {id}, which nobody approved.':
    'Die Datei bekam am {day} eine andere ID: Der Text wurde als {id} weitergeführt, was niemand freigegeben hat.',
  'The content differs from the one approved, and does not apply.':
    'Der Inhalt weicht vom freigegebenen ab und gilt nicht.',
  'The content differs from the one approved on {day}, and does not apply.':
    'Der Inhalt weicht von dem am {day} freigegebenen ab und gilt nicht.',
  'version {version} of {id}': 'Version {version} von {id}',
  'What was approved is {item}.': 'Freigegeben wurde {item}.',
  'What was approved on {day} is {item}.': 'Am {day} freigegeben wurde {item}.',
  'Under this id nobody approved it, and it does not apply.':
    'Unter dieser ID hat niemand den Text freigegeben, und er gilt nicht.',
  '{id}, the approved text': '{id}, der freigegebene Text',
  'Named under “{field}” in': 'Unter „{field}“ genannt in',
  '{target} from {day}': '{target} ab {day}',
  '{id} version {version}': '{id} Version {version}',
  'no version is known to have been in force on {day}': 'keine am {day} gültige Version bekannt',
  'in force on {day}': 'am {day} in Kraft',
  'not the one in force on {day}': 'nicht die am {day} gültige',
  'not the one in force on {day}; version {version} was': 'nicht die am {day} gültige; das war Version {version}',
  'as of {day}': 'Stand {day}',
  '{kind} {type}': '{type} ({kind})',
  'not stated': 'nicht angegeben',
  'no process says that it keeps this record': 'kein Prozess gibt an, dass er diese Aufzeichnung führt',
  'more than one process says that it keeps such records':
    'mehr als ein Prozess gibt an, dass er solche Aufzeichnungen führt',
} as const;
