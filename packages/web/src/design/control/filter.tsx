import { Menu } from "@mantine/core";
import { Icon } from "../icon.tsx";
import { Plain } from "../text/plain.tsx";
import classes from "./filter.module.css";

export interface FilterOption<Value extends string> {
  readonly value: Value;
  readonly name: string;
}

const namedAtMost = 2;

/** One filter of a list: says what it is set to, opens its values. `single`: one value at a time. */
export function Filter<Value extends string>({
  name,
  options,
  chosen,
  single = false,
  onChosen,
}: {
  name: string;
  options: readonly FilterOption<Value>[];
  chosen: readonly Value[];
  single?: boolean;
  onChosen: (chosen: readonly Value[]) => void;
}) {
  const toggle = (value: Value, on: boolean) => {
    if (single) onChosen(on ? [value] : []);
    // In the order of the options, so that one choice has one address.
    else onChosen(options.map((one) => one.value).filter((one) => (one === value ? on : chosen.includes(one))));
  };
  const names = options.filter(({ value }) => chosen.includes(value)).map((one) => one.name);
  const shown = names.length > namedAtMost ? `${names.length} of ${options.length}` : names.join(", ");
  return (
    <Menu position="bottom-start" radius={8} width={232} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button type="button" className={classes.filter} data-set={chosen.length > 0 || undefined}>
          <span>
            {name}
            {chosen.length === 0 ? null : (
              <>
                : <Plain text={shown || "not in this list"} />
              </>
            )}
          </span>
          <Icon name="down" />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.options}>
        {options.map(({ value, name: option }) => (
          <Menu.CheckboxItem
            key={value}
            checked={chosen.includes(value)}
            checkIcon={<Icon name="check" />}
            closeMenuOnClick={single}
            onChange={(on) => toggle(value, on)}
          >
            <Plain text={option} />
          </Menu.CheckboxItem>
        ))}
        {chosen.length === 0 ? null : (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onChosen([])}>Any</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
