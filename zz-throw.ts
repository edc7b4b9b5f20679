import fc from 'fast-check';
import { parseBody } from './src/markdown/parse-body.ts';
import { referenceFacts } from './test/markdown/body-reference.ts';
import { readFileSync, readdirSync } from 'node:fs';
const ours=(b:string)=>{const f=parseBody('x.md',b,1)!;return {headings:f.headings.map(h=>({depth:h.depth,text:h.text,line:h.place.line,column:h.place.column})),tables:f.tables.map(t=>({columns:t.columns,rows:t.rows.map(r=>r.cells.map(c=>c.text)),lines:t.rows.map(r=>r.place.line)})),links:f.links.map(l=>({kind:l.kind,target:l.target,line:l.place.line,column:l.place.column}))}};
const strip=(r:any)=>({headings:r.headings.map(({depth,text,line,column}:any)=>({depth,text,line,column})),tables:r.tables,links:r.links.map(({kind,target,line,column}:any)=>({kind,target,line,column}))});
// corpora bodies + demo
import { parseSource } from './src/markdown/parse-source.ts';
const dir='/work/shared/corpora/bad-input/';
let n=0,bad=0;
for(const e of readdirSync(dir).filter(f=>f.endsWith('.md'))){const f=parseSource(e,readFileSync(dir+e),'x'); const a=ours(f.body),b=strip(referenceFacts(f.body));n++; for(const k of ['headings','tables','links'] as const){ if(JSON.stringify(a[k])!==JSON.stringify(b[k])){bad++;const i=a[k].findIndex((x:any,i:number)=>JSON.stringify(x)!==JSON.stringify(b[k][i]));console.log(e,k,a[k].length,b[k].length,i,'\n  ours',JSON.stringify(a[k][i])?.slice(0,300),'\n  ref ',JSON.stringify(b[k][i])?.slice(0,300))}}}
console.log(n,bad);
