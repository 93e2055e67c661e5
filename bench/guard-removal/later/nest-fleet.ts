import type { App } from "../app.ts";

export const nestFleet: App = {
  "package.json": `{"dependencies":{"@nestjs/common":"10","@nestjs/core":"10","@nestjs/jwt":"10","@nestjs/typeorm":"10"}}`,
  "src/app.module.ts": `import { Module } from '@nestjs/common';
import { VehiclesController } from './vehicles.controller';
import { DriversController } from './drivers.controller';
import { FleetService } from './fleet.service';
@Module({ controllers: [VehiclesController, DriversController], providers: [FleetService] })
export class AppModule {}
`,
  "src/drivers.controller.ts": `import { Body, Controller, Delete, Get, Param, Put, Req, UseGuards } from '@nestjs/common';
import { FleetService } from './fleet.service';
import { TokenGuard } from './token.guard';
import { Roles, RolesGuard } from './roles.guard';
@Controller('drivers')
export class DriversController {
  constructor(private readonly fleet: FleetService) {}
  @UseGuards(TokenGuard) @Get() list(@Req() req) { return this.fleet.allDrivers(req.user.company); }
  «@UseGuards(TokenGuard, RolesGuard) @Roles('manager')» @Delete(':id') fire(@Param('id') id: string) { return this.fleet.fire(id); }
  «@UseGuards(TokenGuard, RolesGuard) @Roles('manager')» @Put(':id') rename(@Param('id') id: string, @Body('name') name: string) { return this.fleet.rename(id, name); }
}
`,
  "src/entities.ts": `import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
@Entity() export class Vehicle { @PrimaryGeneratedColumn('uuid') id: string; @Column() plate: string; @Column() company: string; }
@Entity() export class Driver { @PrimaryGeneratedColumn('uuid') id: string; @Column() name: string; @Column() company: string; }
`,
  "src/fleet.service.ts": `import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Vehicle, Driver } from './entities';
@Injectable()
export class FleetService {
  constructor(@InjectRepository(Vehicle) private vehicles: Repository<Vehicle>, @InjectRepository(Driver) private drivers: Repository<Driver>) {}
  list(company: string) { return this.vehicles.find({ where: { company } }); }
  one(id: string, company: string) { return this.vehicles.findOne({ where: { id, company } }); }
  add(plate: string, company: string) { return this.vehicles.save({ plate, company }); }
  remove(id: string) { return this.vehicles.delete({ id }); }
  allDrivers(company: string) { return this.drivers.find({ where: { company } }); }
  fire(id: string) { return this.drivers.delete({ id }); }
  rename(id: string, name: string) { return this.drivers.update({ id }, { name }); }
}
`,
  "src/main.ts": `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
async function bootstrap() { const app = await NestFactory.create(AppModule); await app.listen(3000); }
bootstrap();
`,
  "src/roles.guard.ts": `import { CanActivate, ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
export const Roles = (...roles: string[]) => SetMetadata('roles', roles);
@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private reflector: Reflector) {}
  canActivate(context: ExecutionContext): boolean {
    const roles = this.reflector.get<string[]>('roles', context.getHandler());
    if (!roles) return true;
    const { user } = context.switchToHttp().getRequest();
    return roles.includes(user.role);
  }
}
`,
  "src/token.guard.ts": `import { CanActivate, ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(private readonly jwt: JwtService) {}
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest();
    const token = (request.headers.authorization ?? '').split(' ')[1];
    try {
      request.user = await this.jwt.verifyAsync(token, { secret: process.env.JWT_SECRET });
      return true;
    } catch {
      throw new UnauthorizedException();
    }
  }
}
`,
  "src/vehicles.controller.ts": `import { Body, Controller, Delete, Get, Param, Post, Req, UseGuards } from '@nestjs/common';
import { FleetService } from './fleet.service';
import { TokenGuard } from './token.guard';
import { Roles, RolesGuard } from './roles.guard';
@Controller('vehicles')
«@UseGuards(TokenGuard, RolesGuard)»
export class VehiclesController {
  constructor(private readonly fleet: FleetService) {}
  @Get() list(@Req() req) { return this.fleet.list(req.user.company); }
  @Get(':id') one(@Param('id') id: string, @Req() req) { return this.fleet.one(id, req.user.company); }
  @Post() «@Roles('manager')» add(@Body('plate') plate: string, @Req() req) { return this.fleet.add(plate, req.user.company); }
  @Delete(':id') «@Roles('manager')» remove(@Param('id') id: string) { return this.fleet.remove(id); }
}
`,
};
