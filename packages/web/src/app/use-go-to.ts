import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import type { Destination } from "./destinations.ts";

/** Goes to one of the pages of the navigation. */
export function useGoTo(): (to: Destination["to"]) => void {
  const navigate = useNavigate();
  return useCallback((to) => void navigate({ to }), [navigate]);
}
