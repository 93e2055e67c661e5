// ruleid: both
use(first());
// ok: both
use(second());
// ok: both
use(first() + second());
