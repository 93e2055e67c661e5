"use server";
import { exec } from "node:child_process";
export async function save(form: FormData) {
  exec("x " + form.get("a")); // ng: command-injection
}
