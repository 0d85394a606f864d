import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { DEFAULT_SITES, type Site } from '../shared/room/sites.ts';
import { siteSchema } from '../shared/room/site-schema.ts';
import { readMaps, type MapSource } from './maps/source.ts';
import { VARIABLES, type Variable } from './config-variables.ts';

type Values = { [K in keyof typeof VARIABLES]: z.output<(typeof VARIABLES)[K]['schema']> };

/** The configuration of a server, checked. */
export interface Config extends Omit<Values, 'sitesFile' | 'mapsFile'> {
  readonly sites: readonly Site[];
  readonly maps: readonly MapSource[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration out of `environment`; an empty value is as good as none (SPEC 1.1).
 * @returns the configuration, or one line for every variable that cannot be used
 */
export function readConfig(
  environment: Environment,
): { ok: true; config: Config } | { ok: false; problems: string[] } {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, variable] of Object.entries<Variable>(VARIABLES)) {
    const text = environment[variable.name]?.trim() || variable.default;
    const parsed = variable.schema.safeParse(text);
    if (parsed.success) values[key] = parsed.data;
    else problems.push(`${variable.name} must be ${variable.expects}; it is ${quote(text)}.`);
  }
  if (problems.length > 0) return { ok: false, problems };
  const { sitesFile, mapsFile, ...rest } = values as Values;
  const sites = sitesFile === null ? DEFAULT_SITES : readSites(sitesFile, problems);
  const listed = mapsFile === null ? { maps: [], problems: [] } : readMaps(path.resolve(mapsFile));
  for (const problem of listed.problems)
    problems.push(`MAPS_FILE ${quote(mapsFile ?? '')}: ${problem}.`);
  const codes = sites.map((site) => site.id);
  if (problems.length === 0 && !codes.includes(rest.site))
    problems.push(`SITE must be one of ${codes.join(', ')}; it is ${quote(rest.site)}.`);
  if (problems.length === 0 && rest.clockSite !== null && !codes.includes(rest.clockSite))
    problems.push(`CLOCK_SITE must be one of ${codes.join(', ')}; it is ${quote(rest.clockSite)}.`);
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    config: { ...rest, dataDir: path.resolve(rest.dataDir), sites, maps: listed.maps },
  };
}

const sitesSchema = z
  .array(siteSchema)
  .min(1)
  .refine((sites) => new Set(sites.map((site) => site.id)).size === sites.length, 'an id twice')
  .refine(
    (sites) => new Set(sites.map((site) => site.index)).size === sites.length,
    'an index twice',
  )
  .refine((sites) => sites.every((site) => isZone(site.zone)), 'a time zone that is unknown here');

function readSites(file: string, problems: string[]): readonly Site[] {
  const complain = (what: string): readonly Site[] => {
    problems.push(`SITES must be ${VARIABLES.sitesFile.expects}; ${quote(file)} ${what}.`);
    return [];
  };
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return complain(error instanceof SyntaxError ? 'is not JSON' : 'cannot be read');
  }
  const parsed = sitesSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  return complain(`has a mistake at ${issue?.path.join('.') || 'the top'}: ${issue?.message}`);
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

/** The README's table of variables (between its config comments), in Markdown. */
export function describeConfig(): string {
  const rows = Object.values<Variable>(VARIABLES).map(
    ({ name, default: fallback, about }) =>
      `| \`${name}\` | ${fallback === '' ? '' : `\`${fallback}\``} | ${about} |`,
  );
  return ['| variable | default | what it means |', '| --- | --- | --- |', ...rows].join('\n');
}
