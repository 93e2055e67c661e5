import { rules } from "../../rules/index.ts";
import { contextSet, everyContext, type Hop, isSafeFor, type Taint } from "../../values/index.ts";
import type { Hit } from "../machine.ts";
import type { StoredFields } from "./fields.ts";
import { ownPathOfUpload } from "./handed.ts";

/** Whether every reader of the field comes after its writer, and which of several writers, is not known. */
const doubtOfStores = 3;
/** What is escaped for the statement that writes it is in the table as it was before. */
const ofStatement = contextSet("sql", "quoted");

/**
 * Hits of what came out of a store, told from where a request wrote it: written here, read there, used at the hit. What no request
 * writes, or only what is harmless there, is no hit.
 */
export function throughStores(hits: readonly Hit[], fields: StoredFields): Hit[] {
  return hits.flatMap((hit) => {
    if (hit.taints.every(({ source }) => source.field === undefined)) return hit;
    const { context, throughStores: counts } = rules[hit.rule];
    const direct = hit.taints.filter(({ source }) => source.field === undefined);
    // What a request brings to the same place itself says it better.
    if (direct.length > 0) return { ...hit, taints: direct };
    const taints = hit.taints.flatMap((read) =>
      counts === undefined && read.source.field?.isHandedOn !== true ? [] : joined(read, fields),
    );
    const unsafe = taints.filter(({ safe }) => context === undefined || !isSafeFor(safe, context));
    return unsafe.length === 0 ? [] : { ...hit, taints: unsafe };
  });
}

/** What was handed on under a name, or as the whole that it is a part of: `filter.name` of `filter`. */
function handedTo(
  fields: StoredFields,
  { entity, name }: { readonly entity: string; readonly name: string },
): readonly Taint[] {
  for (let path = name; path !== ""; path = path.slice(0, Math.max(0, path.lastIndexOf(".")))) {
    const written = fields.writtenTo(entity, path);
    const isOwnPath = ownPathOfUpload.test(name) && path !== name;
    const isUpload = ({ source }: Taint) => source.what.startsWith("an uploaded file");
    if (written.length > 0) return isOwnPath ? written.filter((taint) => !isUpload(taint)) : written;
  }
  return [];
}

/** A read of a field as the end of each way by which a request writes it. */
function joined(read: Taint, fields: StoredFields): Taint[] {
  const { field, what, at } = read.source;
  if (field === undefined) return [];
  const hops: Hop[] = [];
  for (let hop = read.last; hop !== undefined; hop = hop.before) hops.push(hop);
  const writes = field.isHandedOn === true ? handedTo(fields, field) : fields.writtenTo(field.entity, field.name);
  return writes.map((written) => {
    const { source, last } = written;
    const length = last?.length ?? 0;
    const first: Hop = { at, note: `read again as ${what}`, before: last, length: length + 1 };
    const end = hops.reduceRight<Hop>((before, hop) => ({ ...hop, before, length: before.length + 1 }), first);
    if (field.isHandedOn === true) return { ...written, last: end, safe: read.safe | written.safe };
    return {
      source,
      last: end,
      safe: read.safe | (written.safe === everyContext ? everyContext : written.safe & ~ofStatement),
      doubt: read.doubt + written.doubt + doubtOfStores,
      ...(read.isPart === true && { isPart: true as const }),
    };
  });
}
