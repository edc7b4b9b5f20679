import type { Family } from '../duty.ts';
import { complaints, silence } from './cases.ts';
import { documents, outsideDocuments, registers } from './documents.ts';
import { actions, nonconformities, objectives } from './mending.ts';
import { analyses, continuity, controls, restores } from './operation.ts';
import { customers, suppliers } from './parties.ts';
import { leavers } from './people.ts';
import { monthlyReports, quarterlyReports } from './reports.ts';
import { audits, managementReviews } from './reviews.ts';
import { assessments, treatments } from './risks.ts';

/** Every kind of duty by its name. */
export const families: Readonly<Record<string, Family>> = {
  'documents are reviewed': documents,
  'outside documents are checked': outsideDocuments,
  'registers are looked at': registers,
  'monthly reports are issued': monthlyReports,
  'quarterly reports are issued': quarterlyReports,
  'management reviews are held': managementReviews,
  'audits are held': audits,
  'customers are met and asked': customers,
  'suppliers are reviewed': suppliers,
  'continuity plans are tested': continuity,
  'the manual is restored': restores,
  'controls are checked': controls,
  'changes and problems are analysed': analyses,
  'complaints are settled': complaints,
  'silence is stated': silence,
  'risks are treated': treatments,
  'risks are assessed': assessments,
  'nonconformities are acted on': nonconformities,
  'actions are done': actions,
  'objectives are concluded': objectives,
  'leavers have successors': leavers,
};

/** Duties that are in every life: without them something would be missing that is asked for again and again. */
export const always: ReadonlySet<string> = new Set([
  'management reviews are held',
  'customers are met and asked',
  'suppliers are reviewed',
  'continuity plans are tested',
  'the manual is restored',
  'changes and problems are analysed',
  'complaints are settled',
  'silence is stated',
  'risks are assessed',
]);
