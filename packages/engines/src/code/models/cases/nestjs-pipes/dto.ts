import { Type } from "class-transformer";
import { IsEnum, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateIf, ValidateNested } from "class-validator";
import { PartialType } from "@nestjs/mapped-types";
export enum Kind { A = "a", B = "b" }
export class Inner {
  @IsInt() count: number;
  @IsString() label: string;
}
export class Dto {
  @IsInt() n: number;
  @IsUUID() id: string;
  @IsIn(["a", "b"]) word: string;
  @IsEnum(Kind) kind: Kind;
  @Matches(/^[a-z]+$/) code: string;
  @Matches(/[a-z]+/) loose: string;
  @IsString() @MaxLength(9) s: string;
  @IsOptional() @IsInt({ each: true }) ids: number[];
  @IsString({ each: true }) names: string[];
  @ValidateIf((o) => o.n > 1) @IsInt() maybe: number;
  @ValidateNested() @Type(() => Inner) inner: Inner;
  bare: string;
}
export class Part extends PartialType(Dto) {}
