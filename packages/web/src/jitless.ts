// zod compiles its readers with `new Function` where it may; the page's policy forbids that, so it is told not to try.
// It reads this as it is loaded, which is why this file is the first import of the page.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
