import { NextRequest, NextResponse } from "next/server";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { exec } from "node:child_process";
export async function GET(request: NextRequest, { params }: { params: { id: string } }) {
  exec("x " + request.nextUrl.searchParams.get("a")); // ng: command-injection
  exec("y " + params.id); // ng: command-injection
  exec("z " + new URL(request.url).searchParams.get("a")); // ng: command-injection
  exec("q " + request.headers.get("x-a")); // ng: command-injection
  exec("r " + request.cookies.get("a")?.value); // ng: command-injection
  exec("s " + cookies().get("a")?.value); // ng: command-injection
  exec("t " + headers().get("x-a")); // ng: command-injection
  const { searchParams } = new URL(request.url);
  exec("u " + searchParams.get("a")); // ng: command-injection
  return NextResponse.redirect(searchParams.get("to")); // ng: open-redirect
}
export async function POST(request: Request) {
  const body = await request.json();
  exec("x " + body.a); // ng: command-injection
  const form = await request.formData();
  exec("x " + form.get("a")); // ng: command-injection
  return new Response("<p>" + body.a, { headers: { "content-type": "text/html" } }); // ng: cross-site-scripting
}
export async function PUT(request: Request) {
  const body = await request.json();
  redirect(body.to); // ng: open-redirect
}
