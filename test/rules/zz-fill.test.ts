import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { judge } from '../../src/rules/judge.ts';
import { parseRuleDocs } from '../../src/rules/parse-rule-docs.ts';
import { smsOfExample } from '../support/history-example.ts';
import { smallSms } from '../support/small-sms.ts';
const files = import.meta.glob('../../src/rules/{appr,vers}/[a-z]*.ts', { eager: true, import: 'default' }) as Record<string, any>;
const rules = Object.values(files).filter((r: any) => r?.id);
test.each(['appr', 'vers'])('%s', async (page) => {
  const path = new URL(`../../docs/rules/${page}.md`, import.meta.url);
  const text = readFileSync(path, 'utf8');
  for (const section of parseRuleDocs(text)) {
    const rule: any = rules.find((r: any) => r.id === section.id);
    for (const [i, example] of section.examples.entries()) {
      try {
      const sms: any = example.history.length > 0 ? await smsOfExample(example) : smallSms(example.files, { forms: example.forms });
      const j = judge(sms, [rule], { history: sms.history !== null, base: sms.base !== null });
      const lines = [...j.findings, ...j.gaps, ...j.waived].map((f) => `${f.place.file}:${f.place.line} ${f.rule} ${f.severity}${f.item === null ? '' : ` ${f.item}`}: ${f.message}`);
      const bad = JSON.stringify(lines) !== JSON.stringify(example.findings);
      if (bad) console.log(`@@ ${section.id} ${i} ${example.kind} ${example.intro}\n${lines.join('\n')}\nNOTES ${j.notes.map((n) => n.message).join(' | ')}`);
      } catch (e) { console.log(`@@ ${section.id} ${i} FAILED ${String(e)} ${(e as Error).stack}`); }
    }
  }
}, 120000);
