import type { App } from "../app.ts";

export const nest: App = {
  "gate.ts": `import { CanActivate, Injectable, UnauthorizedException } from "@nestjs/common";
@Injectable()
export class SignedIn implements CanActivate {
  canActivate(context) {
    if (!context.switchToHttp().getRequest().session.user) throw new UnauthorizedException();
    return true;
  }
}
@Injectable()
export class ClerkOnly implements CanActivate {
  canActivate(context) { return context.switchToHttp().getRequest().session.user.role === "clerk"; }
}`,
  "orders.controller.ts": `import { Controller, Delete, Get, Param, Patch, Post, Put, UseGuards } from "@nestjs/common";
import { ClerkOnly, SignedIn } from "./gate";
@Controller("orders")
export class OrdersController {
  constructor(private readonly orders) {}
  «@UseGuards(SignedIn)» @Get() all() { return this.orders.all(); }
  «@UseGuards(SignedIn)» @Post() add() { return this.orders.add(); }
  «@UseGuards(SignedIn)» @Get(":id") one(@Param("id") id: string) { return this.orders.one(id); }
  «@UseGuards(SignedIn)» @Put(":id") change(@Param("id") id: string) { return this.orders.update(id); }
  «@UseGuards(SignedIn)» @Patch(":id") part(@Param("id") id: string) { return this.orders.update(id); }
  «@UseGuards(SignedIn)» @Delete(":id") remove(@Param("id") id: string) { return this.orders.remove(id); }
}
@Controller("admin")
@UseGuards(SignedIn)
export class AdminController {
  «@UseGuards(ClerkOnly)» @Get("users") users() { return []; }
  «@UseGuards(ClerkOnly)» @Get("logs") logs() { return []; }
  «@UseGuards(ClerkOnly)» @Delete("users/:id") remove(@Param("id") id: string) { return id; }
  «@UseGuards(ClerkOnly)» @Post("settings") settings() { return {}; }
}
@Controller()
export class HealthController {
  @Get("health") health() { return "ok"; }
}`,
};
