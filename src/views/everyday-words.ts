/** Words that people use every day, and the words that manuals of service management use for the same. */
export interface EverydayWords {
  /** What people type in English, in lower case. */
  readonly en: readonly string[];
  /** What people type in German, in lower case. */
  readonly de: readonly string[];
  /** What is searched for besides, in English and German. Several words stand for each other, not for one phrase. */
  readonly means: readonly string[];
}

/** Our own table. What an SMS says differently, it says in its glossary or in the `aliases` of its settings. */
export const everydayWords: readonly EverydayWords[] = [
  {
    en: ['laptop', 'notebook', 'computer', 'pc', 'tablet', 'smartphone', 'phone', 'mobile'],
    de: ['rechner', 'handy', 'telefon'],
    means: ['device', 'workplace', 'Gerät', 'Arbeitsplatz'],
  },
  {
    en: ['lost', 'lose', 'missing'],
    de: ['verloren', 'verlorene', 'verlust'],
    means: ['lost', 'loss', 'stolen', 'Verlust'],
  },
  {
    en: ['stolen', 'theft', 'robbed'],
    de: ['gestohlen', 'gestohlene', 'diebstahl'],
    means: ['lost', 'theft', 'security incident', 'Verlust', 'Sicherheitsvorfall'],
  },
  {
    en: ['password', 'passphrase', 'pin', 'login', 'logon'],
    de: ['passwort', 'kennwort', 'anmeldung'],
    means: ['password', 'access', 'credentials', 'sign-in', 'Zugang', 'Passwort'],
  },
  {
    en: ['forgotten', 'forgot'],
    de: ['vergessen', 'vergessene'],
    means: ['reset', 'unlock', 'zurücksetzen'],
  },
  {
    en: ['account', 'permission', 'permissions'],
    de: ['konto', 'berechtigung'],
    means: ['access', 'rights', 'Zugang', 'Zugriff', 'Rechte'],
  },
  {
    en: ['outage', 'downtime', 'offline', 'down'],
    de: ['ausfall', 'störung', 'vorfall', 'unterbrechung'],
    means: ['incident', 'interruption', 'availability', 'Unterbrechung', 'Verfügbarkeit', 'Störung'],
  },
  {
    en: ['broken', 'defect', 'error', 'fault', 'crash'],
    de: ['kaputt', 'defekt', 'fehler'],
    means: ['incident', 'fault', 'repair', 'Störung', 'problem'],
  },
  {
    en: ['emergency', 'crisis', 'disaster'],
    de: ['notfall', 'katastrophe', 'krise'],
    means: ['major incident', 'continuity', 'emergency', 'Kontinuität', 'Notfall'],
  },
  {
    en: ['hacked', 'hacker', 'virus', 'malware', 'phishing', 'ransomware', 'spam'],
    de: ['gehackt'],
    means: ['security incident', 'malware', 'phishing', 'information security', 'Informationssicherheit'],
  },
  {
    en: ['leak', 'breach', 'gdpr', 'privacy'],
    de: ['datenschutz', 'datenpanne'],
    means: ['security incident', 'personal data', 'information security', 'Sicherheitsvorfall'],
  },
  {
    en: ['helpdesk', 'hotline', 'support', 'servicedesk'],
    de: ['hilfe'],
    means: ['service desk', 'support'],
  },
  {
    en: ['complain', 'unhappy'],
    de: ['beschwerde', 'reklamation'],
    means: ['complaint', 'Beschwerde'],
  },
  {
    en: ['order', 'wish'],
    de: ['bestellen', 'bestellung', 'anfrage'],
    means: ['service request', 'request', 'order', 'Serviceanfrage'],
  },
  {
    en: ['update', 'upgrade', 'patch', 'modification'],
    de: ['änderung', 'anpassung'],
    means: ['change', 'release', 'patch', 'Änderung'],
  },
  {
    en: ['rollout', 'deploy', 'golive', 'launch'],
    de: ['einführung', 'auslieferung'],
    means: ['release', 'deployment', 'transition', 'Inbetriebnahme'],
  },
  {
    en: ['undo', 'revert', 'fallback'],
    de: ['zurück', 'rückgängig'],
    means: ['way back', 'rollback', 'reversal'],
  },
  {
    en: ['restore', 'recover', 'deleted'],
    de: ['gelöscht', 'wiederherstellen', 'sicherung', 'datensicherung'],
    means: ['backup', 'recovery', 'restore', 'Wiederherstellung'],
  },
  {
    en: ['vendor', 'provider', 'contractor'],
    de: ['lieferant', 'dienstleister'],
    means: ['supplier', 'contract', 'Lieferant', 'Vertrag'],
  },
  {
    en: ['client', 'clients'],
    de: ['kunde', 'kunden'],
    means: ['customer', 'Kunde'],
  },
  {
    en: ['boss', 'manager', 'responsible'],
    de: ['chef', 'vorgesetzter', 'zuständig'],
    means: ['owner', 'role', 'responsibility', 'Rolle', 'Verantwortung'],
  },
  {
    en: ['sla', 'promise'],
    de: ['reaktionszeit', 'antwortzeit'],
    means: ['service level agreement', 'target', 'response', 'service level'],
  },
  {
    en: ['costs', 'price', 'money', 'invoice', 'bill'],
    de: ['kosten', 'preis', 'rechnung'],
    means: ['budget', 'cost', 'accounting', 'charge', 'Kosten'],
  },
  {
    en: ['danger', 'threat'],
    de: ['gefahr', 'bedrohung'],
    means: ['risk', 'Risiko'],
  },
  {
    en: ['training', 'course', 'skills'],
    de: ['schulung', 'ausbildung'],
    means: ['competence', 'awareness', 'training', 'Kompetenz'],
  },
  {
    en: ['inspection', 'auditor', 'certificate'],
    de: ['prüfung', 'zertifikat'],
    means: ['audit', 'certification', 'internal audit'],
  },
  {
    en: ['goal', 'goals'],
    de: ['ziel', 'ziele'],
    means: ['objective', 'target', 'Ziel'],
  },
  {
    en: ['statistics', 'metric', 'kpi'],
    de: ['kennzahl', 'auswertung'],
    means: ['measure', 'indicator', 'report', 'Bericht'],
  },
  {
    en: ['rule', 'rules', 'guideline'],
    de: ['regel', 'vorschrift', 'richtlinie'],
    means: ['policy', 'procedure', 'Leitlinie'],
  },
  {
    en: ['howto', 'manual', 'guide', 'steps'],
    de: ['anleitung', 'handbuch'],
    means: ['procedure', 'work instruction', 'knowledge', 'Anweisung'],
  },
  {
    en: ['archive', 'delete', 'keep', 'shred'],
    de: ['aufbewahren', 'aufbewahrung', 'löschen'],
    means: ['retention', 'records', 'disposal', 'Aufbewahrung'],
  },
  {
    en: ['remote', 'homeoffice', 'vpn'],
    de: ['telearbeit'],
    means: ['work from home', 'remote access', 'Fernzugriff'],
  },
  {
    en: ['usb', 'stick', 'thumbdrive'],
    de: ['datenträger'],
    means: ['memory stick', 'media', 'storage', 'Datenträger'],
  },
  {
    en: ['wifi', 'internet', 'network'],
    de: ['wlan', 'netzwerk', 'netz'],
    means: ['network', 'router', 'Netz'],
  },
  {
    en: ['email', 'mail', 'outlook', 'inbox'],
    de: ['postfach'],
    means: ['mail', 'e-mail'],
  },
  {
    en: ['newcomer', 'starter', 'joiner', 'onboarding'],
    de: ['eintritt'],
    means: ['starter', 'access request', 'first week'],
  },
  {
    en: ['sick', 'illness', 'vacation', 'holiday', 'absence', 'absent'],
    de: ['krank', 'krankheit', 'urlaub', 'abwesenheit', 'vertretung'],
    means: ['deputy', 'delegation', 'stand-in', 'absence', 'Vertretung'],
  },
  {
    en: ['leaver', 'quit', 'resign', 'offboarding'],
    de: ['austritt', 'kündigung'],
    means: ['leaver', 'termination', 'access'],
  },
  {
    en: ['slow', 'performance'],
    de: ['langsam'],
    means: ['capacity', 'performance', 'response', 'Kapazität'],
  },
  {
    en: ['hardware', 'licence', 'license', 'inventory'],
    de: ['lizenz', 'inventar'],
    means: ['asset', 'configuration', 'Konfiguration'],
  },
];

/** Words of questions, which say nothing of what is looked for; left out of a query that has other words. */
export const wordsOfQuestions: readonly string[] = [
  ...'a about all an and any are at be by can do does for from get has have how i if in is it me my need of on or our'.split(
    ' ',
  ),
  ...'should tell that the there this to was we what when where which who whom whose why with you your'.split(' '),
  ...'am auf aus bei bin brauche das dem den der die ein eine einen einer für habe hat ich im ist kann kein man mein'.split(
    ' ',
  ),
  ...'meine mit muss oder sind soll tun und uns was wenn wer wie wir wird wo wurde zu zum zur'.split(' '),
];
