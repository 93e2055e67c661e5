import { Body, Controller, Get, Param, Post, Query, UsePipes, ValidationPipe } from "@nestjs/common";
import { exec } from "node:child_process";
import { IsInt, IsString } from "class-validator";
class Dto {
  @IsInt() n: number;
  @IsString() s: string;
}
@Controller("x")
export class XController {
  @Post("1") a1(@Body() dto: Dto) { exec("x " + dto.n); } // ng: command-injection
  @Post("2") a2(@Body(new ValidationPipe()) dto: Dto) { exec("x " + dto.n); } // ok
  @Post("3") @UsePipes(new ValidationPipe()) a3(@Body() dto: Dto) { exec("x " + dto.n); } // ok
  @Post("4") @UsePipes(new ValidationPipe()) a4(@Body() dto: Dto) { exec("x " + dto.s); } // ng: command-injection
  @Get("5") a5(@Query("page") page: number) { exec("x " + page); } // ng: command-injection
  @Get("6/:id") a6(@Param("id", new ValidationPipe()) id: number) { exec("x " + id); } // ng: command-injection
}
@Controller("y")
@UsePipes(ValidationPipe)
export class YController {
  @Post("1") a1(@Body() dto: Dto) { exec("x " + dto.n); } // ok
}
