const labels = { password: "settings.account.password.label" };
const tokenHeader = "x-auth-token-2";
const passwordField = "input#password1234";
