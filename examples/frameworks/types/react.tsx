// In React 18 and 19. Each line below `@ts-expect-error` must be refused.
import type { ActiveUsersListElement } from "active-users";
import { ActiveUsersChart, ActiveUsersList } from "active-users/react";
import { useRef } from "react";

const go = (href: string, { replace }: { replace: boolean }) => console.log(href, replace);

export function Components() {
  const list = useRef<ActiveUsersListElement>(null);
  return (
    <>
      <ActiveUsersChart src="/users.json" usersHref="/people" theme="dark" compact onNavigate={go} className="chart" />
      <ActiveUsersChart
        src="/users.json"
        headers={{ "X-CSRF-Token": "1" }}
        fetcher={(request) => fetch(request)}
        onActiveUsersLoad={({ detail }) => console.log(detail.active.toFixed())}
      >
        <p>68 people</p>
      </ActiveUsersChart>
      <ActiveUsersList ref={list} src="/users.json" query="activity=inactive" cooldownDays={7} onNavigate={go} />
      {/* @ts-expect-error */}
      <ActiveUsersChart src="/users.json" query="activity=inactive" />
      {/* @ts-expect-error */}
      <ActiveUsersList source="/users.json" />
      {/* @ts-expect-error */}
      <ActiveUsersList src="/users.json" onQuery={go} />
      {/* @ts-expect-error */}
      <ActiveUsersList src="/users.json" onActiveUsersLoaded={() => {}} />
      {/* @ts-expect-error */}
      <ActiveUsersList src="/users.json" headingLevel={9} />
      {/* @ts-expect-error */}
      <ActiveUsersList src="/users.json" onNavigate={(href: number) => console.log(href)} />
    </>
  );
}

export function Elements() {
  return (
    <>
      <active-users-chart src="/users.json" users-href="/people" compact id="chart" />
      <active-users-list src="/users.json" query="" onactive-users-query={({ detail }) => console.log(detail.query)} />
      {/* @ts-expect-error */}
      <active-users-chart src="/users.json" query="" />
      {/* @ts-expect-error */}
      <active-users-list source="/users.json" />
      {/* @ts-expect-error */}
      <active-users-list src="/users.json" users-href={7} />
      {/* @ts-expect-error */}
      <active-users-lists src="/users.json" />
    </>
  );
}
