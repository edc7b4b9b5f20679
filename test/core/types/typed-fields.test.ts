import { describe, expect, test } from 'vitest';
import { builtinTypes } from '../../../src/core/types/builtin-types.ts';
import { typedFields } from '../../../src/core/types/typed-fields.ts';

const budgets = builtinTypes.filter((type) => type.typedBudget !== undefined);
