import type { ComponentPropsWithRef } from "react";
import { Icon, type IconName } from "../icon.tsx";
import classes from "./button.module.css";

export interface ButtonProps extends ComponentPropsWithRef<"button"> {
  /** One `primary` a view; `delete` is quiet until hovered and opens a confirm; `danger` only inside one. */
  tone?: "primary" | "default" | "quiet" | "delete" | "danger";
  icon?: IconName;
  /** The act is under way: shown, and pressed no second time. */
  pending?: boolean;
}

export function Button({
  tone = "default",
  icon,
  pending = false,
  className,
  children,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={[classes.button, classes[tone], className].filter(Boolean).join(" ")}
      disabled={disabled === true || pending}
      aria-busy={pending || undefined}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A square button with an icon; `label` is its name and its tooltip. */
export function IconButton({
  icon,
  label,
  className,
  ...rest
}: { icon: IconName; label: string } & ComponentPropsWithRef<"button">) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      className={[classes.square, className].filter(Boolean).join(" ")}
    >
      <Icon name={icon} />
    </button>
  );
}
