/** What items, lists, the matrix, the search and the rules say. */
export const germanViews2 = {
  // Lists and items
  'Clause {number}': 'Abschnitt {number}',
  'Clause {number} {title}': 'Abschnitt {number} {title}',
  Part: 'Teil',
  'no digest': 'keine Prüfsumme',
  'this text': 'dieser Text',
  'another text than this': 'ein anderer Text als dieser',
  'an earlier text': 'ein früherer Text',
  'Previous page': 'Vorige Seite',
  'Next page': 'Nächste Seite',
  'Register: {title}': 'Register: {title}',
  Holds: 'Enthält',
  'Related to {item}': 'Verbunden mit {item}',
  '{label} of {item}': '{label}: {item}',
  'Owns, not in force': 'Verantwortet, nicht in Kraft',
  Mentions: 'Erwähnt',
  'Mentioned in': 'Erwähnt in',
  'Search all {count}': 'Alle {count} durchsuchen',
  '{change} on {day}': '{change} am {day}',
  'Through {items}, {count} steps away.': 'Über {items}, {count} Schritte entfernt.',
  '{verb} in “{section}”': '{verb} in „{section}“',
  '{shown} of {all}': '{shown} von {all}',
  '1 more clause of {reference}': '1 weiterer Abschnitt von {reference}',
  '{count} more clauses of {reference}': '{count} weitere Abschnitte von {reference}',
  ' and of ': ' und von ',
  'Every normative clause of {names} with the items that show it, on {day}.':
    'Jeder normative Abschnitt von {names} mit den Einträgen, die ihn belegen, am {day}.',
  'Items in brackets name the clause but do not count on this day.':
    'Einträge in Klammern nennen den Abschnitt, zählen an diesem Tag aber nicht.',
  '“Through” names the clause of another standard that an item states instead.':
    '„Über“ nennt den Abschnitt einer anderen Norm, den ein Eintrag stattdessen angibt.',
  'ITIL 4 practices': 'ITIL-4-Praktiken',
  'Beside other standards': 'Neben anderen Normen',

  // All that is open
  'All that is open, in one list': 'Alles Offene in einer Liste',
  'Clauses that are not evidenced, late duties and findings, on {day}. A late duty may be a finding as well.':
    'Nicht nachgewiesene Abschnitte, überfällige Aufgaben und Feststellungen am {day}. Eine überfällige Aufgabe kann zugleich eine Feststellung sein.',
  'clauses not evidenced': 'Abschnitte nicht nachgewiesen',
  'duties late': 'Aufgaben überfällig',
  'kind#column': 'Art',
  'subject#column': 'Gegenstand',
  'title#column': 'Titel',
  'state#column': 'Stand',
  'why#column': 'Grund',
  'due#column': 'Fällig',
  'who#column': 'Wer',
  'place#column': 'Fundstelle',
  'address#column': 'Adresse',

  // Rules
  'Switched off': 'Abgeschaltet',
  'set here instead of {severity}': 'hier festgelegt statt {severity}',
  'with values set here': 'mit hier festgelegten Werten',
  'not looked at': 'nicht geprüft',
  'is not looked at': 'wird nicht geprüft',
  '1 waived': '1 ausgenommen',
  '{count} waived': '{count} ausgenommen',
  '1 known before': '1 bereits bekannt',
  '{count} known before': '{count} bereits bekannt',
  'needed to show that the clause is met': 'nötig, um zu zeigen, dass der Abschnitt erfüllt ist',
  'good practice; no requirement of the standard': 'gute Praxis; keine Anforderung der Norm',
  'the organization promised it itself': 'von der Organisation selbst zugesagt',
  'fails the check; the site shows the last approved text instead':
    'lässt die Prüfung scheitern; die Seiten zeigen stattdessen den zuletzt freigegebenen Text',
  'fails the check': 'lässt die Prüfung scheitern',
  'is shown; fails the check only with --fail-on warn':
    'wird gezeigt; lässt die Prüfung nur mit --fail-on warn scheitern',
  'is shown': 'wird gezeigt',

  // Comparing two texts
  '1 word': '1 Wort',
  '{count} words': '{count} Wörter',
  '{added} added, {removed} removed.': '{added} hinzugefügt, {removed} entfernt.',
  '1 line': '1 Zeile',
  '{count} lines': '{count} Zeilen',
  'No word changed; layout of {layout} changed.': 'Kein Wort geändert; Gestaltung geändert: {layout}.',
  'No word changed; punctuation or emphasis of {marks} changed.':
    'Kein Wort geändert; Satzzeichen oder Hervorhebungen geändert: {marks}.',
  'No word changed; punctuation or emphasis of {marks} changed, layout of {layout} changed.':
    'Kein Wort geändert; Satzzeichen oder Hervorhebungen geändert: {marks}; Gestaltung geändert: {layout}.',
  'The two texts could not be loaded. Try again later.':
    'Die beiden Texte konnten nicht geladen werden. Versuchen Sie es später noch einmal.',
  '{before} against {after}: {what}': '{before} gegen {after}: {what}',
  '1 picture or attachment differs.': '1 Bild oder Anhang weicht ab.',
  '{count} pictures or attachments differ.': '{count} Bilder oder Anhänge weichen ab.',
  '1 field differs.': '1 Feld weicht ab.',
  '{count} fields differ.': '{count} Felder weichen ab.',
  '{file} is another file.': '{file} ist eine andere Datei.',

  // Search
  'since {day}': 'seit {day}',
  'from {day}': 'ab {day}',
  'Everything from A to Z': 'Alles von A bis Z',
  'Say what is missing': 'Sagen, was fehlt',
  '1 page': '1 Seite',
  '{count} pages': '{count} Seiten',
  'No page has all of these words. {count} pages with some of them:':
    'Keine Seite enthält alle diese Wörter. {count} Seiten mit einigen davon:',
  'No page has all of these words. 1 page with some of them:':
    'Keine Seite enthält alle diese Wörter. 1 Seite mit einigen davon:',
  'Nothing found for “{query}”.': 'Nichts gefunden für „{query}“.',
  'Nothing found.': 'Nichts gefunden.',
  'No page has “{query}”. {count} pages for “{better}”:':
    'Keine Seite enthält „{query}“. {count} Seiten für „{better}“:',
  'No page has “{query}”. 1 page for “{better}”:': 'Keine Seite enthält „{query}“. 1 Seite für „{better}“:',
  'Did you mean': 'Meinten Sie',
  'Also searched for: {words}': 'Auch gesucht: {words}',
  '1 page that does not apply today is left out.': '1 Seite, die heute nicht gilt, ist ausgelassen.',
  '{count} pages that do not apply today are left out.': '{count} Seiten, die heute nicht gelten, sind ausgelassen.',
  'Show them too': 'Auch diese zeigen',
  All: 'Alle',
  'does not apply today': 'gilt heute nicht',
  'Also in': 'Auch in',
  'The search could not be loaded. The lists below lead everywhere.':
    'Die Suche konnte nicht geladen werden. Die Listen darunter führen überallhin.',
} as const;
