declare module 'mil-std-2525' {
  interface Icon {
    readonly Entity: string;
    readonly 'Entity Type': string;
    readonly 'Entity Subtype': string;
    readonly Code: string;
    /** `Point`, `Line` or `Area`; control measures only. */
    readonly 'Geometric Rendering'?: string;
  }
  /** By symbol set: `10` land units, `25` control measures, … */
  export const ms2525d: Readonly<Record<string, { readonly mainIcon: readonly Icon[] }>>;
}
