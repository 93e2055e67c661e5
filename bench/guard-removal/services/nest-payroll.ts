import type { App } from "../app.ts";

export const nestPayroll: App = {
  "package.json": `{ "name": "payroll", "dependencies": { "@nestjs/common": "^11.0.0", "@nestjs/core": "^11.0.0", "@nestjs/jwt": "^11.0.0", "@nestjs/typeorm": "^11.0.0", "typeorm": "^0.3.20", "bcrypt": "^5.1.1" } }
`,
  "src/app.module.ts": `import { Module } from "@nestjs/common";
import { JwtModule } from "@nestjs/jwt";
import { TypeOrmModule } from "@nestjs/typeorm";
import { AuthController } from "./auth/auth.controller";
import { ExpensesController } from "./expenses/expenses.controller";
import { ExpensesService } from "./expenses/expenses.service";
import { Expense } from "./expenses/expense.entity";
import { SalariesController } from "./salaries/salaries.controller";
import { Salary } from "./salaries/salary.entity";
import { Employee } from "./auth/employee.entity";

@Module({
  imports: [
    JwtModule.register({ secret: process.env.JWT_SECRET, global: true }),
    TypeOrmModule.forRoot({ type: "postgres", url: process.env.DATABASE_URL, entities: [Expense, Salary, Employee] }),
    TypeOrmModule.forFeature([Expense, Salary, Employee]),
  ],
  controllers: [AuthController, ExpensesController, SalariesController],
  providers: [ExpensesService],
})
export class AppModule {}
`,
  "src/auth/auth.controller.ts": `import { Body, Controller, Post, UnauthorizedException } from "@nestjs/common";
import { JwtService } from "@nestjs/jwt";
import { InjectRepository } from "@nestjs/typeorm";
import * as bcrypt from "bcrypt";
import { Repository } from "typeorm";
import { Employee } from "./employee.entity";

@Controller("auth")
export class AuthController {
  constructor(@InjectRepository(Employee) private employees: Repository<Employee>, private jwt: JwtService) {}

  @Post("login")
  async login(@Body() body: { email: string; password: string }) {
    const employee = await this.employees.findOneBy({ email: String(body.email) });
    if (!employee || !(await bcrypt.compare(body.password, employee.passwordHash))) throw new UnauthorizedException();
    return { token: await this.jwt.signAsync({ sub: employee.id, role: employee.role }) };
  }
}
`,
  "src/auth/employee.entity.ts": `import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class Employee {
  @PrimaryGeneratedColumn() id: number;
  @Column() email: string;
  @Column() passwordHash: string;
  @Column() role: string;
}
`,
  "src/auth/jwt.guard.ts": `import { CanActivate, ExecutionContext, Injectable, UnauthorizedException } from "@nestjs/common";
import { JwtService } from "@nestjs/jwt";

@Injectable()
export class JwtGuard implements CanActivate {
  constructor(private jwt: JwtService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest();
    const [, token] = (request.headers.authorization ?? "").split(" ");
    if (!token) throw new UnauthorizedException();
    try {
      request.user = await this.jwt.verifyAsync(token);
    } catch {
      throw new UnauthorizedException();
    }
    return true;
  }
}
`,
  "src/auth/roles.ts": `import { CanActivate, ExecutionContext, Injectable, SetMetadata } from "@nestjs/common";
import { Reflector } from "@nestjs/core";

export const Roles = (...roles: string[]) => SetMetadata("roles", roles);

@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const roles = this.reflector.getAllAndOverride<string[]>("roles", [context.getHandler(), context.getClass()]);
    if (!roles) return true;
    return roles.includes(context.switchToHttp().getRequest().user.role);
  }
}
`,
  "src/expenses/expense.entity.ts": `import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class Expense {
  @PrimaryGeneratedColumn() id: number;
  @Column() employeeId: number;
  @Column() amount: number;
  @Column() description: string;
  @Column({ default: "open" }) state: string;
}
`,
  "src/expenses/expenses.controller.ts": `import { Body, Controller, Delete, Get, Param, ParseIntPipe, Patch, Post, Req, UseGuards } from "@nestjs/common";
import { JwtGuard } from "../auth/jwt.guard";
import { Roles, RolesGuard } from "../auth/roles";
import { ExpensesService } from "./expenses.service";

@Controller("expenses")
«@UseGuards(JwtGuard, RolesGuard)
»export class ExpensesController {
  constructor(private readonly expenses: ExpensesService) {}

  @Get()
  mine(@Req() req) {
    return this.expenses.ofEmployee(req.user.sub);
  }

  @Post()
  add(@Req() req, @Body() body: { amount: number; description: string }) {
    return this.expenses.add(req.user.sub, body.amount, body.description);
  }

  @Get(":id")
  one(@Param("id", ParseIntPipe) id: number, @Req() req) {
    return this.expenses.one(id, req.user.sub);
  }

  @Patch(":id")
  change(@Param("id", ParseIntPipe) id: number, @Body("amount") amount: number, @Req() req) {
    return this.expenses.change(id, req.user.sub, amount);
  }

  @Delete(":id")
  remove(@Param("id", ParseIntPipe) id: number, @Req() req) {
    return this.expenses.remove(id, req.user.sub);
  }

  @Post(":id/approve")
«  @Roles("accountant")
»  async approve(@Param("id", ParseIntPipe) id: number) {
    await this.expenses.approve(id);
  }
}
`,
  "src/expenses/expenses.service.ts": `import { ForbiddenException, Injectable, NotFoundException } from "@nestjs/common";
import { InjectRepository } from "@nestjs/typeorm";
import { Repository } from "typeorm";
import { Expense } from "./expense.entity";

@Injectable()
export class ExpensesService {
  constructor(@InjectRepository(Expense) private expenses: Repository<Expense>) {}

  ofEmployee(employeeId: number) {
    return this.expenses.find({ where: { employeeId } });
  }

  async one(id: number, employeeId: number) {
    const expense = await this.expenses.findOne({ where: { id«, employeeId» } });
    if (!expense) throw new NotFoundException();
    return expense;
  }

  async change(id: number, employeeId: number, amount: number) {
    const expense = await this.expenses.findOneBy({ id });
    if (!expense) throw new NotFoundException();
«    if (expense.employeeId !== employeeId) throw new ForbiddenException();
»    expense.amount = amount;
    return this.expenses.save(expense);
  }

  add(employeeId: number, amount: number, description: string) {
    return this.expenses.save({ employeeId, amount, description });
  }

  remove(id: number, employeeId: number) {
    return this.expenses.delete({ id«, employeeId» });
  }

  async approve(id: number) {
    await this.expenses.update({ id }, { state: "approved" });
  }
}
`,
  "src/main.ts": `import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module";

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  await app.listen(3000);
}
bootstrap();
`,
  "src/salaries/salaries.controller.ts": `import { Body, Controller, Delete, Get, Param, ParseIntPipe, Put, Req, UseGuards } from "@nestjs/common";
import { InjectRepository } from "@nestjs/typeorm";
import { Repository } from "typeorm";
import { JwtGuard } from "../auth/jwt.guard";
import { Roles, RolesGuard } from "../auth/roles";
import { Salary } from "./salary.entity";

@Controller("salaries")
@UseGuards(JwtGuard, RolesGuard)
export class SalariesController {
  constructor(@InjectRepository(Salary) private salaries: Repository<Salary>) {}

  @Get("mine")
  mine(@Req() req) {
    return this.salaries.findOneBy({ employeeId: req.user.sub });
  }

  @Get()
«  @Roles("accountant")
»  all() {
    return this.salaries.find();
  }

  @Put(":id")
«  @Roles("accountant")
»  async set(@Param("id", ParseIntPipe) id: number, @Body("monthly") monthly: number) {
    await this.salaries.update(id, { monthly });
  }

  @Delete(":id")
  @Roles("accountant")
  async remove(@Param("id", ParseIntPipe) id: number) {
    await this.salaries.delete(id);
  }
}
`,
  "src/salaries/salary.entity.ts": `import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class Salary {
  @PrimaryGeneratedColumn() id: number;
  @Column() employeeId: number;
  @Column() monthly: number;
}
`,
};
