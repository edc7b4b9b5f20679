import fc from 'fast-check';
import { parseBody } from './src/markdown/parse-body.ts';
import { referenceFacts } from './test/markdown/body-reference.ts';
const ours=(b:string)=>{const f=parseBody('x.md',b,1)!;return {headings:f.headings.map(h=>({depth:h.depth,text:h.text,line:h.place.line,column:h.place.column})),tables:f.tables.map(t=>({columns:t.columns,rows:t.rows.map(r=>r.cells.map(c=>c.text)),lines:t.rows.map(r=>r.place.line)})),links:f.links.map(l=>({kind:l.kind,target:l.target,line:l.place.line,column:l.place.column}))}};
const strip=(r:any)=>({headings:r.headings.map(({depth,text,line,column}:any)=>({depth,text,line,column})),tables:r.tables,links:r.links.map(({kind,target,line,column}:any)=>({kind,target,line,column}))});
const word=fc.constantFrom('risk','POL-001','8.6.1','Größe','naïve','😀','a_b','x*y','*em*','**strong**','`code`','a|b','a\\|b','&amp;','<br>','<b>','C#','#','1.','-','>','日本語','“q”','~~del~~','ROL-002','\\*','[','](','!','`','e\u0301','<https://example.org>');
const words=fc.array(word,{minLength:1,maxLength:5}).map(w=>w.join(' '));
const target=fc.constantFrom('POL-001','../a.md','a.md#b','<a b.md>','https://example.org/a_(b)','#x','mailto:a@b.org','a%20b.md','','a(b)c');
const label=fc.constantFrom('one','Two','größe','a b','ÄB');
const link=fc.oneof(fc.tuple(words,target).map(([w,t])=>`[${w}](${t})`),fc.tuple(words,target).map(([w,t])=>`![${w}](${t} "title")`),label.map(l=>`[${l}]`),fc.tuple(words,label).map(([w,l])=>`[${w}][${l}]`),label.map(l=>`[${l}][]`),fc.tuple(words,label).map(([w,l])=>`![${w}][${l}]`));
const inline=fc.array(fc.oneof(words,link),{minLength:1,maxLength:4}).map(p=>p.join(' '));
const block=fc.oneof(
 fc.tuple(fc.integer({min:1,max:6}),inline,fc.constantFrom('',' #',' ##  ')).map(([d,t,e])=>'#'.repeat(d)+' '+t+e),
 inline.map(t=>t+'\n==='),inline.map(t=>t+'\n---'),inline,fc.tuple(inline,inline).map(([a,b])=>a+'\n'+b),fc.tuple(inline,inline).map(([a,b])=>a+'  \n'+b),
 fc.tuple(fc.integer({min:1,max:4}),fc.array(fc.array(inline,{minLength:1,maxLength:5}),{maxLength:3}),fc.array(inline,{minLength:4,maxLength:4}),fc.boolean()).map(([n,rows,head,edge])=>[head.slice(0,n),Array(n).fill(':-:'),...rows].map(r=>edge?`| ${r.join(' | ')} |`:r.join(' | ')).join('\n')),
 fc.array(inline,{minLength:1,maxLength:3}).map(i=>i.map(x=>'- '+x).join('\n')),fc.array(inline,{minLength:1,maxLength:3}).map(i=>i.map((x,k)=>`${k+1}. ${x}\n   - ${x}`).join('\n')),
 inline.map(t=>'> '+t),inline.map(t=>'> # '+t+'\n> [one]: inner'),
 fc.tuple(label,target).map(([l,t])=>`[${l}]: ${t===''?'<>':t}`),
 inline.map(t=>'```md\n# '+t+'\n[a](b)\n```'),inline.map(t=>'    '+t),fc.constantFrom('---','***','<!-- c -->','<div>\n[x](y)\n</div>','[^1]: note [a](b)','text[^1]'));
const doc=fc.tuple(fc.array(block,{minLength:1,maxLength:7}),fc.constantFrom('\n\n','\n'),fc.constantFrom('\n','\r\n')).map(([b,s,e])=>(b.join(s)+'\n').replaceAll('\n',e));

const differ=(d:string)=>{const a:any=ours(d),b:any=strip(referenceFacts(d)); b.links.forEach((l:any,i:number)=>{if(l.line===0&&a.links[i]){l.line=a.links[i].line;l.column=a.links[i].column}}); for(const k of ['headings','tables','links']) if(JSON.stringify(a[k])!==JSON.stringify(b[k])) return {k,a:a[k],b:b[k]}; return null};
const start=+process.argv[2]; const found=new Set<string>();
for(let seed=start;seed<start+ +process.argv[3];seed++){const r=fc.check(fc.property(doc,d=>differ(d)===null),{seed,numRuns:1500}); if(r.failed){const d=r.counterexample![0];const x=differ(d)!;console.log(seed,x.k,JSON.stringify(d),'\n  ours',JSON.stringify(x.a),'\n  ref ',JSON.stringify(x.b))}}
