import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type People, repositoriesQuery, useClient, useMay } from "../../../client/index.ts";
import {
  Button,
  Filter,
  SearchField,
  severityNames,
  severityOrder,
  vulnerabilityStatuses,
  vulnerabilityStatusNames,
} from "../../../design/index.ts";
import { filtersOf, slaStates, sorts, type VulnerabilitySearch, wordsIn } from "../search.ts";
import { slaNames, sortNames } from "../words.ts";
import classes from "./list.module.css";

const statusOptions = vulnerabilityStatuses.map((value) => ({ value, name: vulnerabilityStatusNames[value] }));
const severityOptions = severityOrder.map((value) => ({ value, name: severityNames[value] }));
const slaOptions = slaStates.map((value) => ({ value, name: slaNames[value] }));
const noRepositories: { value: string; name: string }[] = [];

/** What narrows the list beside its view; all of it stands in the address. */
export function FilterBar({
  search,
  people,
  onSearch,
}: {
  search: VulnerabilitySearch;
  people: People;
  onSearch: (change: VulnerabilitySearch) => void;
}) {
  const may = useMay("repositories.read");
  const repositories = useQuery({ ...repositoriesQuery(useClient()), enabled: may });
  const repositoryOptions = repositories.data?.map(({ id, name }) => ({ value: id, name })) ?? noRepositories;
  const chosen = <Value extends string>(text: string | undefined, words: readonly Value[]) => wordsIn(text, words);
  const joined = (values: readonly string[]) => (values.length === 0 ? undefined : values.join(","));
  const { repository, assignee } = search;
  return (
    <search className={classes.filters}>
      <SearchField
        label="Title, rule or path"
        text={search.q ?? ""}
        onText={(q) => onSearch({ q: q === "" ? undefined : q })}
      />
      <Filter
        name="Severity"
        options={severityOptions}
        chosen={chosen(search.severity, severityOrder)}
        onChosen={(values) => onSearch({ severity: joined(values) })}
      />
      <Filter
        name="State"
        options={statusOptions}
        chosen={chosen(search.status, vulnerabilityStatuses)}
        onChosen={(values) => onSearch({ status: joined(values) })}
      />
      {repositoryOptions.length === 0 && repository === undefined ? null : (
        <Filter
          name="Repository"
          single
          options={repositoryOptions}
          chosen={repository === undefined ? [] : [repository]}
          onChosen={([value]) => onSearch({ repository: value })}
        />
      )}
      <Filter
        name="Assignee"
        single
        options={[
          { value: "me", name: "Me" },
          { value: "none", name: "Nobody" },
          ...people.choices.filter(({ value }) => value !== people.me),
        ]}
        chosen={assignee === undefined ? [] : [assignee]}
        onChosen={([value]) => onSearch({ assignee: value })}
      />
      <Filter
        name="Due"
        options={slaOptions}
        chosen={chosen(search.sla, slaStates)}
        onChosen={(values) => onSearch({ sla: joined(values) })}
      />
      {filtersOf(search).length === 0 ? null : (
        <Button
          tone="quiet"
          onClick={() =>
            onSearch({
              status: undefined,
              severity: undefined,
              sla: undefined,
              repository: undefined,
              assignee: undefined,
              q: undefined,
            })
          }
        >
          Clear
        </Button>
      )}
      <span className={classes.sort}>
        <NativeSelect
          aria-label="Sort by"
          data={sorts.map((value) => ({ value, label: sortNames[value] }))}
          value={search.sort ?? "priority"}
          onChange={({ currentTarget }) =>
            onSearch({ sort: sorts.find((sort) => sort === currentTarget.value && sort !== "priority") })
          }
        />
      </span>
    </search>
  );
}
