export const mvc = "Microsoft.AspNetCore.Mvc";
export const http = "Microsoft.AspNetCore.Http";
export const protection = "Microsoft.AspNetCore.DataProtection";
