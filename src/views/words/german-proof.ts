/** How well approvals are proved, as the model tells it in sentences. */
export const germanProof = {
  'Signed by {person} with their own key.': 'Signiert von {person} mit eigenem Schlüssel.',
  'Recorded in a commit that {person} signed with their own key.':
    'Eingetragen in einem Commit, den {person} mit eigenem Schlüssel signiert hat.',
  'Recorded in a commit by {person} that the platform signed.':
    'Eingetragen in einem Commit von {person}, den die Plattform signiert hat.',
  'Recorded in a commit by {person}, without a signature that could be verified.':
    'Eingetragen in einem Commit von {person}, ohne Signatur, die sich prüfen ließe.',
  'On paper: {recorder} recorded the proof of what {person} signed.':
    'Auf Papier: {recorder} hat den Beleg dafür eingetragen, was {person} unterschrieben hat.',
  'On paper, as the file states.': 'Auf Papier, wie die Datei angibt.',
  'On paper, as the file states; the history of the repository was not read.':
    'Auf Papier, wie die Datei angibt; der Verlauf des Repositorys wurde nicht gelesen.',
  'Only stated in the file.': 'Nur in der Datei angegeben.',
  'Only stated in the file; the history of the repository was not read.':
    'Nur in der Datei angegeben; der Verlauf des Repositorys wurde nicht gelesen.',
  'Only stated in the file; the entry is in no commit yet.':
    'Nur in der Datei angegeben; der Eintrag steht noch in keinem Commit.',
  'Only stated in the file: it was recorded as {name}, which the register knows as {person} only since {day}, and no proof is filed.':
    'Nur in der Datei angegeben: Eingetragen wurde es als {name}, was im Register erst seit dem {day} für {person} steht, und kein Beleg ist abgelegt.',
  'Only stated in the file: it was recorded as {name}, which the register knew as {person} only until {day}, and no proof is filed.':
    'Nur in der Datei angegeben: Eingetragen wurde es als {name}, was im Register nur bis zum {day} für {person} stand, und kein Beleg ist abgelegt.',
  'Only stated in the file: {recorder} recorded it in a commit under the name of {name}, which their own key signed, and no proof is filed.':
    'Nur in der Datei angegeben: {recorder} hat es in einem mit eigenem Schlüssel signierten Commit unter dem Namen {name} eingetragen, und kein Beleg ist abgelegt.',
  'Only stated in the file: {recorder} recorded it, and no proof is filed.':
    'Nur in der Datei angegeben: {recorder} hat es eingetragen, und kein Beleg ist abgelegt.',
  'Only stated in the file: {recorder} recorded it, and the proof it names lacks its SHA-256 (64 hexadecimal digits), so that no paper can be told to be the one.':
    'Nur in der Datei angegeben: {recorder} hat es eingetragen, und dem genannten Beleg fehlt sein SHA-256 (64 hexadezimale Ziffern), so dass kein Papier als dieser Beleg zu erkennen ist.',
  'Only stated in the file: {recorder} recorded it, and its proof is in no commit yet.':
    'Nur in der Datei angegeben: {recorder} hat es eingetragen, und der Beleg steht noch in keinem Commit.',
  'Only stated in the file: {recorder}, who stands in no register, recorded the proof.':
    'Nur in der Datei angegeben: {recorder} hat den Beleg eingetragen und steht in keinem Register.',
  'Only stated in the file: {recorder} recorded the proof of their own act, which takes another person.':
    'Nur in der Datei angegeben: {recorder} hat den Beleg für die eigene Handlung eingetragen, was einer anderen Person obliegt.',
  'Only stated in the file: {recorder}, who alone wrote the text, recorded the proof as well, which takes another person.':
    'Nur in der Datei angegeben: {recorder} hat den Text allein geschrieben und auch den Beleg eingetragen, was einer anderen Person obliegt.',
  'Signed with the key of the person who approved it.': 'Signiert mit dem Schlüssel der freigebenden Person.',
  'Recorded by the person who approved it, signed by the platform.':
    'Eingetragen von der freigebenden Person, signiert von der Plattform.',
  'Recorded by the person who approved it, or on paper.': 'Eingetragen von der freigebenden Person, oder auf Papier.',
  'The entry is signed by {signer}, not by {person}.': 'Der Eintrag ist von {signer} signiert, nicht von {person}.',
  'The signature of the entry proves nothing: {why}': 'Die Signatur des Eintrags beweist nichts: {why}',
  'The signature of the commit proves nothing: {why}': 'Die Signatur des Commits beweist nichts: {why}',
  'Signed with the key {key} of {signer}, which counts {window}, not on {day}.':
    'Signiert mit dem Schlüssel {key} von {signer}, der {window} zählt, nicht am {day}.',
  'Signed with the key {key}, which is stated for {signers}, so it proves none of them.':
    'Signiert mit dem Schlüssel {key}, der für {signers} angegeben ist und darum für niemanden davon etwas beweist.',
  'Signed with the key {key}, which is stated for nobody.':
    'Signiert mit dem Schlüssel {key}, der für niemanden angegeben ist.',
  'Signed with the OpenPGP key {key}, which is stated for nobody.':
    'Signiert mit dem OpenPGP-Schlüssel {key}, der für niemanden angegeben ist.',
  'Signed with an X.509 certificate (S/MIME or gitsign), which cannot be verified offline.':
    'Signiert mit einem X.509-Zertifikat (S/MIME oder gitsign), das sich ohne Netz nicht prüfen lässt.',
  'The signature was made for "{made}", expected "{wanted}".':
    'Die Signatur wurde für „{made}“ gemacht, erwartet wurde „{wanted}“.',
  'The signature rests on SHA-1, which can be forged.': 'Die Signatur beruht auf SHA-1, das sich fälschen lässt.',
  'The signature rests on a hash that can be forged, as SHA-1.':
    'Die Signatur beruht auf einer Prüfsumme, die sich fälschen lässt, wie SHA-1.',
  'Signatures made in a browser (webauthn) are not supported.':
    'Signaturen aus einem Browser (webauthn) werden nicht unterstützt.',
  'A {key} key makes no signature of type "{type}".':
    'Ein Schlüssel der Art {key} macht keine Signatur der Art „{type}“.',
  'The signature does not fit the content: one of them was changed.':
    'Die Signatur passt nicht zum Inhalt: Eines von beiden wurde geändert.',
  'The signature is malformed.': 'Die Signatur ist fehlerhaft.',
  'The signature has {count} parts, expected one.': 'Die Signatur hat {count} Teile, erwartet wurde einer.',
  'The signature is none over bytes, as Git makes them.': 'Die Signatur gilt keinen Bytes, wie Git sie signiert.',
  'The signature is not in its usual form, or holds parts that nobody signed.':
    'Die Signatur hat nicht die übliche Form oder enthält Teile, die niemand signiert hat.',
  'The signature states no time.': 'Die Signatur nennt keine Zeit.',
  'The signature is older than its key.': 'Die Signatur ist älter als ihr Schlüssel.',
  'The signature is of a kind that Git does not know.': 'Die Signatur ist von einer Art, die Git nicht kennt.',
  'The key was revoked when it signed on {day}.': 'Der Schlüssel war widerrufen, als er am {day} signierte.',
  'The key was expired, revoked or not meant for signing when it signed on {day}.':
    'Der Schlüssel war abgelaufen, widerrufen oder nicht zum Signieren bestimmt, als er am {day} signierte.',
  'The commit has several signatures, expected one.': 'Der Commit hat mehrere Signaturen, erwartet wurde eine.',
  'The object is neither a commit nor a tag.': 'Das Objekt ist weder ein Commit noch ein Tag.',
  'It cannot be verified with its key.': 'Sie lässt sich mit ihrem Schlüssel nicht prüfen.',
  'the platform {name}#of': 'der Plattform {name}',
  'the platform {name}#for': 'die Plattform {name}',
  'always#key': 'immer',
  'from {day} (it was entered on {entered})': 'ab {day} (am {entered} eingetragen)',
  'from {day} (it was entered on {entered}) to {to}': 'ab {day} (am {entered} eingetragen) bis zum {to}',
  'from {from} to {to}#key': 'vom {from} bis zum {to}',
  'until {day}': 'bis zum {day}',
  'and#key': 'und',
} as const;
