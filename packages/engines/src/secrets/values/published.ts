/** Beginnings of the sample credentials of RFC 6749, 6750, 7617, 7662, 9068 and of well-known vendors' documentation. */
const samples =
  /2YotnFZF|tGzv3JOk|czZCaGRSa3F0|gX1fBat3|SlAV32hk|mF_9\.B5f|wJalrXUt|je7MtGbC|QWxhZGRpbjpv|dGVzdDoxMjPCow|IOSFODNN7|I44QH8DHB|0685bd91|dpf43f3p2l4k3l03|kd94hf93k423kf44|4eC39HqLy|zaCELgL|T00000000|ad180jjd733klru7/;

/** True for values that specifications and manuals print: they open nothing. */
export function isPublishedSample(value: string): boolean {
  return samples.test(value);
}
