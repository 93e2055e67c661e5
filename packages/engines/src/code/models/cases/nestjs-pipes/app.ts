import { Body, Controller, Get, Module, Param, ParseEnumPipe, ParseIntPipe, ParseUUIDPipe, Post, Query } from "@nestjs/common";
import { exec } from "node:child_process";
import { Dto, Kind, Part } from "./dto";
@Controller("x")
export class XController {
  @Post("1") a1(@Body() dto: Dto) {
    exec("x " + dto.n); // ok
    exec("x " + dto.id); // ok
    exec("x " + dto.word); // ok
    exec("x " + dto.kind); // ok
    exec("x " + dto.code); // ok
    exec("x " + dto.loose); // ng: command-injection
    exec("x " + dto.s); // ng: command-injection
    exec("x " + dto.ids.join(" ")); // ok
    exec("x " + dto.names.join(" ")); // ng: command-injection
    exec("x " + dto.maybe); // ng: command-injection
    exec("x " + dto.inner.count); // ok
    exec("x " + dto.inner.label); // ng: command-injection
    exec("x " + dto.bare); // ng: command-injection
  }
  @Post("2") a2(@Body() part: Part) {
    exec("x " + part.n); // ok
    exec("x " + part.s); // ng: command-injection
  }
  @Get("3/:id") a3(@Param("id", ParseIntPipe) id: number) { exec("x " + id); } // ok
  @Get("4/:id") a4(@Param("id", new ParseUUIDPipe()) id: string) { exec("x " + id); } // ok
  @Get("5/:k") a5(@Param("k", new ParseEnumPipe(Kind)) k: Kind) { exec("x " + k); } // ok
  @Get("6") a6(@Query("page") page: number) { exec("x " + page); } // ok
  @Get("7") a7(@Query("name") name: string) { exec("x " + name); } // ng: command-injection
  @Get("8") a8(@Query() { n, s }: Dto) {
    exec("x " + n); // ok
    exec("x " + s); // ng: command-injection
  }
}
@Module({ controllers: [XController] })
export class AppModule {}
