import type { Template } from '../../room/template.ts';

/** A file that holds no template, and why: a sentence for the operator. */
export interface FailedTemplate {
  readonly file: string;
  readonly problem: string;
}

/** GET /api/templates. */
export interface TemplatesReply {
  readonly templates: readonly Template[];
  readonly failed: readonly FailedTemplate[];
}
