import { readFileSync, writeFileSync } from 'node:fs';
import { judge } from './src/rules/judge.ts';
import { parseRuleDocs } from './src/rules/parse-rule-docs.ts';
import { rules } from './src/rules/registry.ts';
import { smallSms } from './test/support/small-sms.ts';
for (const g of process.argv.slice(2)) {
  const p=`docs/rules/${g}.md`; const t=readFileSync(p,'utf8'); const all:string[][]=[];
  for (const s of parseRuleDocs(t)) for (const e of s.examples) {
    const rule=rules.find(r=>r.id===s.id)!; const {findings,gaps,waived}=judge(smallSms(e.files,{forms:e.forms}),[rule],{history:false,base:false});
    const lines=[...findings,...gaps,...waived].map(f=>`${f.place.file}:${f.place.line} ${f.rule} ${f.severity}${f.item===null?'':` ${f.item}`}: ${f.message}`);
    if(e.kind==='invalid') { if(!lines.length) console.log('NO FINDING',s.id,e.intro); all.push(lines);} else if(lines.length) console.log('VALID FIRES',s.id,e.intro,lines);
  }
  let i=0; const n=t.replaceAll(/^```findings\n[\s\S]*?^```$/gm,()=>'```findings\n'+all[i++]!.join('\n')+'\n```');
  if(i!==all.length) console.log('MISMATCH',i,all.length);
  if(n!==t){ writeFileSync(p,n); console.log('changed',g);} 
}
