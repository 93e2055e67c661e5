import { Body, Controller, Get, Headers, Param, Post, Query, Req, Res, Redirect, UploadedFile, Header, Session } from "@nestjs/common";
import { exec } from "node:child_process";
import { Request, Response } from "express";
class Dto { a: string; n: number; inner: { b: string } }
@Controller("x")
export class XController {
  @Get("1") a1(@Query("a") a: string) { exec("x " + a); } // ng: command-injection
  @Get("2") a2(@Query() query: Dto) { exec("x " + query.a); } // ng: command-injection
  @Get("3/:a") a3(@Param("a") a: string) { exec("x " + a); } // ng: command-injection
  @Get("4/:a") a4(@Param() params: { a: string }) { exec("x " + params.a); } // ng: command-injection
  @Post("5") a5(@Body() dto: Dto) { exec("x " + dto.a); } // ng: command-injection
  @Post("6") a6(@Body("a") a: string) { exec("x " + a); } // ng: command-injection
  @Post("7") a7(@Body() { a, inner: { b } }: Dto) { exec("x " + b); } // ng: command-injection
  @Get("8") a8(@Headers("x-a") a: string) { exec("x " + a); } // ng: command-injection
  @Get("9") a9(@Req() req: Request) { exec("x " + req.query.a); } // ng: command-injection
  @Get("10") a10(@Req() req) { exec("x " + req.query.a); } // ng: command-injection
  @Post("11") a11(@UploadedFile() file) { exec("x " + file.originalname); } // ng: command-injection
  @Get("12") a12(@Query("a") a: string, @Res() res: Response) { res.redirect(a); } // ng: open-redirect
  @Get("14") @Header("Content-Type", "text/html") a14(@Query("a") a: string) { return "<p>" + a; } // ng: cross-site-scripting
  @Get("15") a15(@Query("a") a: string) { return "<p>" + a; } // ng: cross-site-scripting
  @Get("16") a16(@Query("a") a: string) { return { a: "<p>" + a }; } // ok
  @Get("17") a17(@Query("n") n: number) { exec("x " + n); } // ng: command-injection
  @Post("18") a18(@Body() dto: Dto) { const { a } = dto; exec(["x", a, `-n=${dto.n}`].join(" ")); } // ng: command-injection
}
