import { exec } from "node:child_process";
import { redirect } from "next/navigation";
export default async function Page({ searchParams, params }: { searchParams: { q: string; to: string }; params: { id: string } }) {
  exec("x " + searchParams.q); // ng: command-injection
  if (searchParams.to) redirect(searchParams.to); // ng: open-redirect
  return <div dangerouslySetInnerHTML={{ __html: searchParams.q }} />; // ng: cross-site-scripting
}
