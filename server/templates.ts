import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FailedTemplate, TemplatesReply } from '../shared/protocol/http/templates.ts';
import { templateSchema, type Template } from '../shared/room/template.ts';

/** Where ours are. */
export const SHIPPED_TEMPLATES = path.resolve(import.meta.dirname, '../templates');

const MOST_FILES = 200;
const MOST_BYTES = 512 * 1_024;

/**
 * The templates of all `directories`, by id; those of a later directory stand in place of the same
 * id in an earlier one. A file that cannot be used is left out alone, and said (SPEC 3.271).
 */
export function readTemplates(directories: readonly string[]): TemplatesReply {
  const templates = new Map<string, Template>();
  const failed: FailedTemplate[] = [];
  for (const directory of directories) {
    const here = new Map<string, string>();
    for (const file of filesIn(directory, failed)) {
      const read = readTemplate(path.join(directory, file));
      const twice = read.template && here.get(read.template.id);
      if (!read.template) failed.push({ file, problem: read.problem });
      else if (twice !== undefined)
        failed.push({ file, problem: `its id "${read.template.id}" is that of ${twice} already` });
      else {
        here.set(read.template.id, file);
        templates.set(read.template.id, read.template);
      }
    }
  }
  return { templates: [...templates.values()], failed };
}

function filesIn(directory: string, failed: FailedTemplate[]): string[] {
  try {
    const files = readdirSync(directory).filter((file) => file.endsWith('.json'));
    if (files.length > MOST_FILES)
      failed.push({ file: directory, problem: `only the first ${MOST_FILES} files are read` });
    return files.sort().slice(0, MOST_FILES);
  } catch {
    failed.push({ file: directory, problem: 'the folder cannot be read' });
    return [];
  }
}

function readTemplate(
  file: string,
): { template: Template } | { template: undefined; problem: string } {
  const wrong = (problem: string) => ({ template: undefined, problem });
  let content: unknown;
  try {
    if (statSync(file).size > MOST_BYTES) return wrong(`is larger than ${MOST_BYTES} bytes`);
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return wrong(error instanceof SyntaxError ? `is not JSON: ${error.message}` : 'cannot be read');
  }
  const parsed = templateSchema.safeParse(content);
  if (parsed.success) return { template: parsed.data };
  const issue = parsed.error.issues[0];
  return wrong(`has a mistake at ${issue?.path.join('.') || 'the top'}: ${issue?.message ?? ''}`);
}
