import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";

/** Forgets what the person before could see, then goes on. */
export function useAfterSignIn(): (to?: string) => Promise<void> {
  const router = useRouter();
  const cache = useQueryClient();
  return async (to = "/") => {
    cache.clear();
    router.history.push(to);
  };
}
