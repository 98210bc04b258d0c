"use client";
import { ActiveUsersChart } from "active-users/react";
import { useRouter } from "next/navigation";
import { USERS } from "./users.js";

export function Chart() {
  const router = useRouter();
  return <ActiveUsersChart {...USERS} onNavigate={(href) => router.push(href)} />;
}
