"use client";
import { ActiveUsersList } from "active-users/react";
import { useRouter, useSearchParams } from "next/navigation";
import { USERS } from "../users.js";

/** The list follows the address, and the address the list. */
export function List() {
  const router = useRouter();
  const query = useSearchParams().toString();
  const go = (href, { replace }) => (replace ? router.replace(href) : router.push(href));
  return <ActiveUsersList {...USERS} query={query} onNavigate={go} />;
}
