/** Which parts a profile runs. */
export interface Profile {
  /** Pages fetched for their content, the start page included. */
  readonly pages: number;
  readonly transport: boolean;
  readonly tls: boolean;
  readonly cors: boolean;
  readonly exposure: boolean;
  /** False when the profile's name promises more than its parts. */
  readonly isComplete: boolean;
}

const quick: Profile = { pages: 5, transport: true, tls: true, cors: true, exposure: true, isComplete: true };

const profiles: ReadonlyMap<string, Profile> = new Map([
  ["quick", quick],
  ["headers", { pages: 1, transport: true, tls: false, cors: false, exposure: false, isComplete: true }],
  ["tls", { pages: 0, transport: false, tls: true, cors: false, exposure: false, isComplete: true }],
]);

/** The parts of a profile; every other name runs those of `quick` and is not complete. */
export function profileOf(name: string): Profile {
  return profiles.get(name) ?? { ...quick, isComplete: false };
}
