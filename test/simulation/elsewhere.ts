/** What so small an SMS lacks, and is told in every life: rule, and items or clauses. */
const lacking: Readonly<Record<string, string>> = {
  'ACCS-006': 'PRO-001 PRO-002',
  'ACCS-007': 'CTP-001',
  'APPR-001': 'AUP-001 CON-001 CTP-001 PRC-101 PRC-102 PRC-103 PRC-104 PRC-105 SLA-001 SLA-002',
  'AUDT-008': 'AUP-001',
  'CONT-001': 'AUP-001 PRC-101 PRC-102 PRC-103 PRC-104 PRC-105 PRO-001 PRO-002 SVC-001',
  'CONT-003': 'CTP-001',
  'CONT-004': 'PRC-101 PRC-102 PRC-103 PRC-104 PRC-105',
  'CONT-011': 'PRC-101 PRC-102 PRC-103 PRC-104 PRC-105',
  'CONT-012':
    'CON-001 CTL-001 ISS-001 PRC-101 PRC-102 PRC-103 PRC-104 PRC-105 PRO-001 PRO-002 RPD-001 RSK-101 RSK-102 SUP-001 SVC-001',
  'EVID-001': '10.1.2 7.5.1 8.5.2.2 8.5.2.3 8.5.3',
  'EVID-004':
    '10.2 4.3 5.2.1 6.1.2 6.2.1 6.3 7.2 8.2.2 8.2.6 8.3.3 8.4.1 8.4.2 8.4.3 8.5.1.1 8.5.1.2 8.6.1 8.6.2 8.7.1 8.7.3.1 8.7.3.2 8.7.3.3 9.1 9.2.2 9.4',
  'EVID-012': '8.2.6 8.4.1 8.4.2 9.2.1',
  'EVID-014': '4.1',
  'EVID-018': '10.1.1 4.1 4.2 6.1.3 6.2.2 7.1 7.3 7.4 7.5.2 7.5.3.2 7.6 8.2.1 8.2.3.2 8.2.5 9.2.1',
  'RISK-008': 'REG-105',
  'RISK-011': 'REG-105',
  'SERV-005': 'SLA-001 SLA-002',
  'SERV-008': 'SVC-001',
  'SERV-010': 'CON-001',
  'SERV-014': 'SVC-001',
  'SERV-016': 'SVC-001',
};

/** The same as rule and item, or rule and clause. */
export const elsewhere: ReadonlySet<string> = new Set(
  Object.entries(lacking).flatMap(([rule, names]) => names.split(' ').map((name) => `${rule} ${name}`)),
);
